import { type Static, Type } from 'typebox';
import type { Policy } from '#policy';

const strict = { additionalProperties: false } as const;
const minute = 60_000;
const day = 24 * 60 * minute;

const integer = (minimum: number, maximum: number, description: string) => Type.Optional(Type.Integer({ minimum, maximum, description }));
const oneOf = <const Value extends string>(description: string, ...values: readonly [Value, Value]) =>
  Type.Optional(Type.Union([Type.Literal(values[0]), Type.Literal(values[1])], { description }));

/** Single rules that a bank sets by itself, beside its profile. Each may only be stricter or looser within what its clause allows. */
export const Rules = Type.Object(
  {
    heardCode: oneOf('The app shows the code that was heard, or has it keyed (D1)', 'shown', 'keyed'),
    appPatienceMinutes: Type.Optional(
      Type.Number({ minimum: 0.1, maximum: 60, description: 'How long the app may take; a sixth more at most is drawn for everybody' }),
    ),
    phones: integer(1, 20, 'Phones a customer may have'),
    passkeys: integer(1, 50, 'Passkeys a customer may have'),
    mainWay: oneOf('The way that the log-in page names first (D4)', 'app', 'passkey'),
    wakeUps: integer(1, 10, 'Unanswered requests that still wake the phones (T25)'),
    passwordLeast: integer(4, 6, 'Digits a chosen password has at least (S50, D4)'),
    passwordMost: integer(4, 6, 'Digits a chosen password has at most'),
    firstPassword: oneOf(
      'What a new customer begins with: the date of birth (S51), or a one-time password by letter (D3)',
      'birth-date',
      'letter',
    ),
    firstPasswordMonths: integer(1, 12, 'Calendar months after which a first password that was never changed is blocked (S53)'),
    postedPasswordDays: integer(7, 60, 'How long the one-time password of a letter is taken (S54)'),
    tableLow: integer(5, 60, 'A new code table orders itself when so many codes are left (S58)'),
    smsOnWeb: oneOf('An SMS code at a login with the code table: by risk (S59), or always (D8)', 'by-risk', 'always'),
    smsSporadic: integer(1, 100, 'From a known browser about one login in so many is asked for an SMS code all the same'),
    knownBrowserDays: integer(1, 180, 'How long a browser stays known after an SMS code (RTS art. 10: 180 at most)'),
    numberCoolingOffDays: integer(1, 30, 'How long after it was asked for a new phone number takes effect (T41)'),
    lettersApartDays: integer(1, 30, 'Two letters that must not travel together are posted so far apart (RTS art. 25)'),
    boxActivation: oneOf(
      'A posted code box begins to work by a code of its own, or only where its owner is logged in otherwise (K27)',
      'by-its-code',
      'in-a-session',
    ),
    boxRenewAheadDays: integer(7, 365, 'A new code box orders itself so long before the battery of the old one is at its end (K27)'),
    idleMinutes: integer(1, 5, 'A session without a sign of life ends (RTS art. 4(3)(d): five at most)'),
    smsPerNumber: integer(2, 50, 'Codes to one number in a quarter of an hour (T42)'),
    smsPerCustomer: integer(2, 200, 'Codes to one customer in a day (T42)'),
    smsPerPrefix: integer(10, 1_000_000, 'Codes in an hour to all numbers that begin alike; more raise an alarm (T42)'),
  },
  strict,
);

/** The values of the policy that these rules set. */
export function readRules(rules: Static<typeof Rules>, profile: Policy): Partial<Omit<Policy, 'profile'>> {
  const { passwordDigits } = profile;
  const time = (value: number | undefined, unit: number) => (value === undefined ? undefined : value * unit);
  const count = (value: number | undefined, limit: Policy['smsPerNumber']) =>
    value === undefined ? undefined : { ...limit, count: value };
  return withoutUndefined({
    heardCode: rules.heardCode,
    appPatience: time(rules.appPatienceMinutes, minute),
    phones: rules.phones,
    passkeys: rules.passkeys,
    mainWay: rules.mainWay,
    wakeUps: rules.wakeUps,
    passwordDigits: { least: rules.passwordLeast ?? passwordDigits.least, most: rules.passwordMost ?? passwordDigits.most },
    firstPassword: rules.firstPassword,
    firstPasswordMonths: rules.firstPasswordMonths,
    postedPasswordLife: time(rules.postedPasswordDays, day),
    tableLow: rules.tableLow,
    smsOnWeb: rules.smsOnWeb,
    smsSporadic: rules.smsSporadic,
    knownBrowserLife: time(rules.knownBrowserDays, day),
    numberCoolingOff: time(rules.numberCoolingOffDays, day),
    lettersApart: time(rules.lettersApartDays, day),
    boxActivation: rules.boxActivation,
    boxRenewAhead: time(rules.boxRenewAheadDays, day),
    idle: time(rules.idleMinutes, minute),
    smsPerNumber: count(rules.smsPerNumber, profile.smsPerNumber),
    smsPerCustomer: count(rules.smsPerCustomer, profile.smsPerCustomer),
    smsPerPrefix: count(rules.smsPerPrefix, profile.smsPerPrefix),
  });
}

/** What is wrong with rules that are fine one by one, in sentences; a rule that is not given is the profile's. */
export function faultsOfRules({ passwordDigits: { least, most } }: Policy): string[] {
  return least > most ? [`policy.rules: passwordLeast is more than passwordMost (${least}, ${most})`] : [];
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(given: T): Given<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Given<T>;
}
