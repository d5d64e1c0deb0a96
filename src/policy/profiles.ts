import type { Policy } from './policy.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const described: Policy = {
  profile: 'described',
  heardCode: 'shown',
  strangersTries: { tries: 5, then: 'lock' },
  deviceTries: { tries: 5, then: 'lock' },
  activationTries: { tries: 1_000, then: 'lock' },
  everybodyTries: 30,
  everybodyWindow: 15 * minute,
  appPatience: 3 * minute,
  activationLife: 10 * minute,
  callCodeLife: 3 * minute,
  phones: 5,
  passkeys: 10,
  mainWay: 'app',
  wakeUps: 3,
  wakeUpPause: 15 * minute,
  asksPerCustomer: { count: 5, window: 10 * minute },
  ownCodeDigits: 6,
  passwordDigits: { least: 4, most: 6 },
  boxPasswordDigits: { least: 4, most: 4 },
  temporaryPasswordLife: 15 * minute,
  boxDigits: 8,
  boxAhead: 20,
  boxPairAhead: 1_000,
  boxTries: { tries: 20, then: 'lock' },
  boxAloneTries: { tries: 1_000, then: 'lock' },
  boxActivation: 'by-its-code',
  boxes: 3,
  boxRenewAhead: 60 * day,
  agreements: { terms: '2026-11', 'web-bank': '2026-11' },
  firstPassword: 'birth-date',
  firstPasswordMonths: 3,
  postedPasswordDigits: 8,
  postedTries: { tries: 1_000, then: 'lock' },
  postedPasswordLife: 30 * day,
  tableSize: { columns: 5, rows: 16 },
  cellDigits: 6,
  tableLow: 40,
  smsDigits: 6,
  smsLife: 5 * minute,
  smsAgainEvery: minute,
  smsOnWeb: 'by-risk',
  smsSporadic: 5,
  knownBrowserLife: 90 * day,
  smsPerNumber: { count: 6, window: 15 * minute },
  smsPerCustomer: { count: 20, window: day },
  smsPerPrefix: { count: 3_000, window: hour },
  numberCoolingOff: 3 * day,
  lettersApart: 3 * day,
  idle: 5 * minute,
};

/** RTS art. 4(3)(b): five in a row. A rest first, or whoever knows a number would lock its owner out with five of them (D7). */
const fiveInARow = { tries: 5, then: 'pause', pause: 15 * minute, lockAt: 15 } as const;

const strict: Policy = {
  ...described,
  profile: 'strict',
  heardCode: 'keyed',
  mainWay: 'passkey',
  strangersTries: fiveInARow,
  boxTries: fiveInARow,
  boxActivation: 'in-a-session',
  passwordDigits: { least: 6, most: 6 },
  boxPasswordDigits: { least: 6, most: 6 },
  firstPassword: 'letter',
  smsOnWeb: 'always',
};

const profiles = { described, strict } as const;

/** One profile with single rules set by themselves. */
export function choosePolicy(profile: 'described' | 'strict', rules: Partial<Omit<Policy, 'profile'>> = {}): Policy {
  return { ...profiles[profile], ...rules };
}
