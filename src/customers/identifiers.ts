import { type Identifier, isCustomerNumber, isPersonalNumber } from '#ports';

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
  if (isPersonalNumber(value)) return { kind: 'personal-number', value };
  return { sentence: 'personalNumber is a date in six digits, four digits more, and its last digit checks the others' };
}

/** Ten digits with 20 to 99 in places three and four, so that it never reads as a personal number (product: gaps). */
export function readCustomerNumber(written: string): ReadIdentifier {
  const value = withoutSpaces(written);
  if (isCustomerNumber(value)) return { kind: 'customer-number', value };
  return { sentence: 'customerNumber has ten digits, 20 to 99 in places three and four, and its last digit checks the others' };
}

/** What this could be, for staff who search. Nothing if it has the form of none. */
export function recogniseIdentifiers(written: string): readonly Identifier[] {
  return [readUserCode(written), readPersonalNumber(written), readCustomerNumber(written)].filter((read) => 'kind' in read);
}

/** One text for each identifier: two customers cannot have the same. */
export function nameIdentifier({ kind, value }: { readonly kind: Identifier['kind']; readonly value: string | null }): string {
  return `${kind} ${value}`;
}

function withoutSpaces(written: string): string {
  return written.normalize('NFKC').replace(/\s/gu, '');
}
