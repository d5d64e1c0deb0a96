import { stripVTControlCharacters } from 'node:util';
import { type Key, keys } from './machine/box.ts';

/** What a hand does with the box in the terminal. */
export type Pressed = Key | 'take-back' | 'advice' | 'put-away';

const signs: Readonly<Record<string, Pressed>> = {
  '\r': 'OK',
  '\n': 'OK',
  m: 'MENU',
  c: 'take-back',
  '\b': 'take-back',
  '\u007f': 'take-back',
  '?': 'advice',
  q: 'put-away',
  // Ctrl+C and Ctrl+D: a terminal in raw mode hands them on.
  '\u0003': 'put-away',
  '\u0004': 'put-away',
};

/** What the keyboard sent at once; arrows and the like mean nothing here. */
export function readKeyboard(sent: string): Pressed[] {
  return [...stripVTControlCharacters(sent)].flatMap((sign) => readSign(sign) ?? []);
}

/** A line of words and numbers; undefined where one of them is no key. An empty line is OK, as Enter is. */
export function readLine(line: string): Pressed[] | undefined {
  const words = line.split(/\s+/).filter(Boolean);
  if (words.length === 0) return ['OK'];
  const read = words.map(readWord);
  return read.every((pressed) => pressed !== undefined) ? read.flat() : undefined;
}

function readWord(word: string): Pressed[] | undefined {
  if (/^\d+$/.test(word)) return [...word].map((digit) => digit as Key);
  const named = keys.find((key) => key === word.toUpperCase()) ?? readSign(word);
  return named && [named];
}

function readSign(sign: string): Pressed | undefined {
  return keys.find((key) => key === sign) ?? signs[sign.toLowerCase()];
}
