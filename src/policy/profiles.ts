import type { Policy } from './policy.ts';

const minute = 60_000;

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
  wakeUps: 3,
  wakeUpPause: 15 * minute,
  ownCodeDigits: 6,
};

const strict: Policy = {
  ...described,
  profile: 'strict',
  heardCode: 'keyed',
  strangersTries: { tries: 5, then: 'pause', pause: 15 * minute, lockAt: 15 },
};

const profiles = { described, strict } as const;

/** One profile with single rules set by themselves. */
export function choosePolicy(profile: 'described' | 'strict', rules: Partial<Omit<Policy, 'profile'>> = {}): Policy {
  return { ...profiles[profile], ...rules };
}
