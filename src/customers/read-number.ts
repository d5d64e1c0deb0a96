/**
 * A telephone number as people write it: with its country (`+46 70 174 06 05`, `0046…`), or a Swedish or Finnish mobile
 * number as at home (`070-174 06 05`, `040 123 4567`). Returns it as E.164 with its plus; undefined for anything else.
 * At home a number that is not a mobile one begins alike in both countries, so it needs its country.
 */
export function readNumber(typed: string): string | undefined {
  const [, plus = '', digits = ''] = /^(\+|00)?([0-9]+)$/.exec(leaveOutSigns(typed)) ?? [];
  if (plus !== '') return /^[1-9][0-9]{6,14}$/.test(digits) ? `+${digits}` : undefined;
  if (/^07[02369][0-9]{7}$/.test(digits)) return `+46${digits.slice(1)}`;
  if (/^0(4[0-9]|50)[0-9]{5,8}$/.test(digits)) return `+358${digits.slice(1)}`;
  return undefined;
}

/** Spaces of all kinds, hyphens, dots, slashes and brackets; a zero that is left out from abroad: `+46 (0)70`. */
function leaveOutSigns(typed: string): string {
  return typed.replace(/^(\s*(?:\+|00).*?)\(0\)/u, '$1').replaceAll(/[\s\u2010-\u2013()./-]/gu, '');
}
