export const languages = ['sv', 'fi', 'en'] as const;

export type Language = (typeof languages)[number];

/** What formats dates and numbers. Swedish is formatted as in Sweden, English as in Britain. */
export const locale: Record<Language, string> = { sv: 'sv-SE', fi: 'fi-FI', en: 'en-GB' };

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The first of our languages that an `Accept-Language` header wants (RFC 9110 §12.5.4), else English. */
export function preferred(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map(readRange)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ tag }) => tag).find(isLanguage) ?? 'en';
}

function readRange(range: string): { tag: string | undefined; weight: number } {
  const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag: name.split('-')[0], weight: Number.isFinite(weight) ? weight : 0 };
}
