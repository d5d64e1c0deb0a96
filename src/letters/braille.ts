import type { Language } from '#texts';

/**
 * Uncontracted six-dot braille as North American ASCII braille, what `.brf` files hold and every embosser reads. Å, ä and ö are
 * signs of their own (dots 1-6, 3-4-5, 2-4-6); other accents are left out.
 */
const letters: Readonly<Record<string, string>> = { å: '*', ä: '>', ö: '[' };
const marks: Record<Language, Readonly<Record<string, string>>> = {
  sv: { '.': "'", ',': '1', ':': '3', '?': '5', '-': '-' },
  fi: { '.': "'", ',': '1', ':': '3', '?': '5', '-': '-' },
  en: { '.': '4', ',': '1', ':': '3', '?': '8', '-': '-', "'": "'" },
};
const [numberSign, capitalSign, letterSign] = ['#', ',', ';'] as const;

/** A sentence in braille: numbers after a number sign, capitals after a capital sign. */
export function writeBraille(language: Language, text: string): string {
  return text.replaceAll(/[0-9]+[a-j]?|\p{L}|./gsu, (part) => {
    const [, digits, letter = ''] = /^([0-9]+)([a-j]?)$/.exec(part) ?? [];
    // a to j after a number would be read as digits.
    if (digits !== undefined) return `${numberSign}${writeDigitsOnly(digits)}${letter && letterSign}${letter.toUpperCase()}`;
    if (/\p{L}/u.test(part)) return `${part === part.toLowerCase() ? '' : capitalSign}${writeLetter(part.toLowerCase())}`;
    return marks[language][part] ?? ' ';
  });
}

/** Digits without a number sign: 1 to 9 and 0 are a to j. */
export function writeDigitsOnly(digits: string): string {
  return digits.replaceAll(/[0-9]/g, (digit) => 'JABCDEFGHI'[Number(digit)] ?? '');
}

function writeLetter(letter: string): string {
  return (
    letters[letter] ??
    letter
      .normalize('NFD')
      .replaceAll(/[^a-z]/g, '')
      .toUpperCase()
  );
}
