import type { Language } from '#texts';

const browsers: readonly [name: string, sign: RegExp][] = [
  ['Firefox', /Firefox\//],
  ['Edge', /Edg(A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Chrome', /Chrom(e|ium)\/|CriOS\//],
  ['Safari', /Safari\//],
];
const systems: readonly [name: string, sign: RegExp][] = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['Mac', /Mac OS X/],
  ['Linux', /Linux/],
];
const on: Record<Language, string> = { sv: 'på', fi: '–', en: 'on' };

/** What the customer will recognise this phone by: "Chrome på Android". */
export function describePhone(language: Language, agent = navigator.userAgent): string {
  const [browser, system] = [browsers, systems].map((list) => list.find(([, sign]) => sign.test(agent))?.[0]);
  return [browser ?? 'Webb', system].filter(Boolean).join(` ${on[language]} `);
}
