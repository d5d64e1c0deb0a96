import type { BudgetRule } from './rules.ts';

/** Every rule of the running policy as a value. `described` is word for word what two banks’ pages describe, `strict` what a bank should run today. */
export type Policy = {
  readonly profile: 'described' | 'strict';
  /** D1: the app shows the code that was heard, or the customer keys it into the app. */
  readonly heardCode: 'shown' | 'keyed';
  /** I3: what a stranger can try. */
  readonly strangersTries: BudgetRule;
  /** I3: the own code of one phone. */
  readonly deviceTries: BudgetRule;
  /**
   * Wrong activation codes of one customer. A code of 45 bits cannot be guessed in its ten minutes, so the room is wide: five tries
   * would let anybody who knows a user code spoil it (D7).
   */
  readonly activationTries: BudgetRule;
  /** D1: wrong call codes of all callers together that are still looked at, in each window. */
  readonly everybodyTries: number;
  /** ms. */
  readonly everybodyWindow: number;
  /** How long the app may take, ms. */
  readonly appPatience: number;
  /** The life of an activation code, ms (NIST 800-63B-4 §4: ten minutes at most). */
  readonly activationLife: number;
  /** The life of a call code, ms (D1). */
  readonly callCodeLife: number;
  /** Phones a customer may have. */
  readonly phones: number;
  /** Passkeys a customer may have. */
  readonly passkeys: number;
  /** D4: the way that the log-in page names first. */
  readonly mainWay: 'app' | 'passkey';
  /** T25: unanswered requests that still wake the phones up. */
  readonly wakeUps: number;
  /** N4: how long "not in a call" keeps the phones asleep, ms. */
  readonly wakeUpPause: number;
  /** N15: how often one client may ask for one customer over CIBA. */
  readonly asksPerCustomer: SmsLimit;
  /** Digits of the app's own code. */
  readonly ownCodeDigits: number;
  /** S50, D4: digits of the password a customer chooses. */
  readonly passwordDigits: { readonly least: number; readonly most: number };
  /** K3, K31, D4: digits of the password of a customer with a code box, who has no user code. */
  readonly boxPasswordDigits: { readonly least: number; readonly most: number };
  /** K9, D11: how long a temporary password is taken, ms. */
  readonly temporaryPasswordLife: number;
  /** K7. */
  readonly boxDigits: number;
  /** Codes ahead of the last one that are taken: a change of PIN skips one (K28, D10; RFC 4226 §7.4). */
  readonly boxAhead: number;
  /** How far ahead two codes in a row are looked for (RFC 4226 §7.4). */
  readonly boxPairAhead: number;
  /** Wrong codes of a customer's boxes, by those who know the password: eight digits are hard to guess (D7). */
  readonly boxTries: BudgetRule;
  /**
   * Wrong codes where *new password* is pressed, by whoever knows the number: the room is wide, as with activation codes, or anybody could
   * close it (D7). What a hit there gives opens nothing without another code.
   */
  readonly boxAloneTries: BudgetRule;
  /**
   * Where a box that was posted begins to work: by a code of its own at *new password* too, or only where its owner is logged in
   * otherwise. Box and start PIN come to one address, and in the first case whoever empties that letter box needs nothing else.
   */
  readonly boxActivation: 'by-its-code' | 'in-a-session';
  /** Boxes a customer may have, those on their way counted. */
  readonly boxes: number;
  /** K27: a new box orders itself so long before the battery of the old one is at its end, ms. */
  readonly boxRenewAhead: number;
  /** K10, K16: the version in force of each thing that customers agree to, by its name. */
  readonly agreements: { readonly [to: string]: string };
  /** D3: what a new customer's password is before they choose one. */
  readonly firstPassword: 'birth-date' | 'letter';
  /** S53: calendar months after which a first password that was never changed is blocked. */
  readonly firstPasswordMonths: number;
  /** Digits of a posted one-time password: longer than a chosen one may be, so that its shape says which budget it fills (I3). */
  readonly postedPasswordDigits: number;
  /** Wrong posted passwords of one customer: the room is wide, as with activation codes, or anybody could spoil the letter (D7). */
  readonly postedTries: BudgetRule;
  /** The life of a posted one-time password, ms. */
  readonly postedPasswordLife: number;
  /** S57: columns by letter, rows by number. */
  readonly tableSize: { readonly columns: number; readonly rows: number };
  /** Digits of a cell. */
  readonly cellDigits: number;
  /** S58: a new table orders itself when so many cells are left. */
  readonly tableLow: number;
  readonly smsDigits: number;
  /** How long an SMS code is taken, ms. */
  readonly smsLife: number;
  /** One new code in so many ms. */
  readonly smsAgainEvery: number;
  /** S59, D8: at a login on the web. On a call, for payments and for changes it is always asked. */
  readonly smsOnWeb: 'by-risk' | 'always';
  /** S59: of logins from a known browser, about one in so many is asked for an SMS code all the same. */
  readonly smsSporadic: number;
  /** How long a browser that has shown an SMS code stays known, ms (RTS art. 10: 180 days at most). */
  readonly knownBrowserLife: number;
  /** T42: SMS to one number, to one customer, to all numbers that begin alike. */
  readonly smsPerNumber: SmsLimit;
  readonly smsPerCustomer: SmsLimit;
  readonly smsPerPrefix: SmsLimit;
  /** T41: how long after it was asked for a new phone number takes effect, ms. */
  readonly numberCoolingOff: number;
  /** N10: two letters of one customer that must not travel together are posted so far apart, ms. */
  readonly lettersApart: number;
  /** RTS art. 4(3)(d): a session on the web without a sign of life, ms. */
  readonly idle: number;
};

/** So many in a window of so many ms. */
export type SmsLimit = { readonly count: number; readonly window: number };
