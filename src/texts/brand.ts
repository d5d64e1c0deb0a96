import type { Language } from './languages.ts';

type Names = { bank: string; app: string; webBank: string; securitySolution: string };

/**
 * The bank's names with the cases that its texts need (product: words in three languages).
 * Swedish: the app and the web bank in the definite form ("i Lyktan").
 * Finnish: app, web bank and security solution stand only before "-sovellus", "-verkkopankki" and "-turvaratkaisu", whose last part inflects.
 */
export type Brand = {
  sv: Names & { bankGenitive: string };
  fi: Names & { bankGenitive: string; bankIllative: string };
  en: Names;
};

const examples = {
  sv: { bank: 'Lyktbanken', bankGenitive: 'Lyktbankens', app: 'Lyktan', webBank: 'Hamnen', securitySolution: 'Sigillet' },
  fi: {
    bank: 'Lyhtypankki',
    bankGenitive: 'Lyhtypankin',
    bankIllative: 'Lyhtypankkiin',
    app: 'Lyhty',
    webBank: 'Satama',
    securitySolution: 'Sinetti',
  },
  en: { bank: 'Lykta Bank', app: 'Lyktan', webBank: 'Hamnen', securitySolution: 'Sigill' },
} satisfies Brand;

/** The demo bank. */
export const lyktbanken: Brand = examples;

/** The app by itself: Finnish says "Lyhty-sovellus". */
export function nameApp(brand: Brand, language: Language): string {
  return language === 'fi' ? `${brand.fi.app}-sovellus` : brand[language].app;
}

/** Reads a brand from configuration. Throws one error that names every missing name and every Finnish case that is none. */
export function parseBrand(given: unknown): Brand {
  const wrong = [...missingNames(given), ...uninflected(given)];
  if (wrong.length > 0) throw new Error(`The brand cannot be used:\n${wrong.map((line) => `- ${line}`).join('\n')}`);
  return given as Brand;
}

function missingNames(given: unknown): string[] {
  return Object.entries(examples).flatMap(([language, names]) =>
    Object.entries(names)
      .filter(([name]) => nameIn(given, language, name) === undefined)
      .map(([name, example]) => `${language}.${name} is missing (for example "${example}")`),
  );
}

function uninflected(given: unknown): string[] {
  const bank = nameIn(given, 'fi', 'bank');
  return (['bankGenitive', 'bankIllative'] as const)
    .filter((name) => bank !== undefined && nameIn(given, 'fi', name) === bank)
    .map((name) => `fi.${name} is not inflected: "${bank}" (for example "${examples.fi[name]}")`);
}

function nameIn(given: unknown, language: string, name: string): string | undefined {
  const value = at(at(given, language), name);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function at(given: unknown, key: string): unknown {
  return typeof given === 'object' && given !== null ? (given as Record<string, unknown>)[key] : undefined;
}
