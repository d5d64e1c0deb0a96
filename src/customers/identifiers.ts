import type { Identifier } from '#ports';

/** An identifier as a bank writes it, read; or the sentence that says what is wrong with it, which never repeats it. */
export type ReadIdentifier = Identifier | { readonly sentence: string };

/**
 * S49: six to eight digits, the first not 0, which a call code begins with (D1). D14: an older one holds letters; it is
 * kept as it is, and cannot be keyed on the phone.
 */
export function readUserCode(written: string): ReadIdentifier {
  const value = withoutSpaces(written).toUpperCase();
  if (/^[1-9]\d{5,7}$/.test(value)) return { kind: 'user-code', value };
  if (/^(?=.*[A-Z])[A-Z0-9]{6,8}$/.test(value)) return { kind: 'user-code', value };
  return { sentence: 'userCode has 6 to 8 digits and does not begin with 0 (an older one may hold the letters A to Z)' };
}

/** K3: ten digits, with or without the hyphen: a date (or a co-ordination number's, day + 60), a number and a check digit. */
export function readPersonalNumber(written: string): ReadIdentifier {
  const value = withoutSpaces(written).replace(/^(\d{6})-(\d{4})$/, '$1$2');
  const month = Number(value.slice(2, 4));
  const day = Number(value.slice(4, 6)) % 60;
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (/^\d{10}$/.test(value) && isDate && hasCheckDigit(value)) return { kind: 'personal-number', value };
  return { sentence: 'personalNumber is a date in six digits, four digits more, and its last digit checks the others' };
}

/** Ten digits with 20 to 99 in places three and four, so that it never reads as a personal number (product: gaps). */
export function readCustomerNumber(written: string): ReadIdentifier {
  const value = withoutSpaces(written);
  if (/^\d{2}[2-9]\d{7}$/.test(value) && hasCheckDigit(value)) return { kind: 'customer-number', value };
  return { sentence: 'customerNumber has ten digits, 20 to 99 in places three and four, and its last digit checks the others' };
}

/** What this could be, for staff who search. Nothing if it has the form of none. */
export function recogniseIdentifiers(written: string): readonly Identifier[] {
  return [readUserCode(written), readPersonalNumber(written), readCustomerNumber(written)].filter((read) => 'kind' in read);
}

// The sum of the digits, every second one doubled, ends in 0 (ISO/IEC 7812-1 annex B).
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, digit, place) => {
    const weighed = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return all + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

/** One text for each identifier: two customers cannot have the same. */
export function nameIdentifier({ kind, value }: { readonly kind: Identifier['kind']; readonly value: string | null }): string {
  return `${kind} ${value}`;
}

function withoutSpaces(written: string): string {
  return written.normalize('NFKC').replace(/\s/gu, '');
}
