/** Two letters of a country, two check digits, and what the country has there (ISO 13616). */
const ibanForm = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/;
/** How long it is where the customers of these banks pay to most; elsewhere the check digits have to do. */
const lengths: Readonly<Record<string, number>> = { FI: 18, SE: 24, NO: 15, DK: 18, EE: 20, LV: 21, LT: 20, DE: 22, AX: 18 };
/** A bankgiro, plusgiro or account number of one country, as its banks write it. */
const ownForm = /^[A-Z0-9](?:[A-Z0-9]|[ ,-](?=[A-Z0-9])){0,33}$/;

/**
 * What is wrong with an account: an IBAN without spaces, whose check digits are right, or an account number of one country. Undefined if
 * nothing is.
 */
export function faultOfAccount(account: unknown): string | undefined {
  const isText = typeof account === 'string';
  if (!isText || !ownForm.test(account) || !/[0-9]/.test(account))
    return 'payee.account is an IBAN without spaces, or up to 34 capital letters, digits and single spaces, commas or hyphens';
  if (!/^[A-Z]{2}[0-9]{2}/.test(account)) return undefined;
  const isRight = ibanForm.test(account) && account.length === (lengths[account.slice(0, 2)] ?? account.length) && modulo97(account) === 1;
  return isRight ? undefined : 'payee.account looks like an IBAN and is none: its length or its check digits are wrong';
}

/** ISO 7064 MOD 97-10: the first four characters at the end, letters as 10 to 35. */
function modulo97(iban: string): number {
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((one) => Number.parseInt(one, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}
