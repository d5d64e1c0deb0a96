/** A number as people know it: a Swedish or Finnish mobile number as at home (`070-174 06 05`, `040 123 4567`), others with their country. */
export function writeNumber(number: string): string {
  const [, swedish, ...pairs] = /^\+46(7\d)(\d{3})(\d{2})(\d{2})$/.exec(number) ?? [];
  if (swedish) return `0${swedish}-${pairs.join(' ')}`;
  const [, finnish, middle, rest] = /^\+358(\d{2})(\d{3})(\d{3,5})$/.exec(number) ?? [];
  return finnish ? `0${finnish} ${middle} ${rest}` : number;
}
