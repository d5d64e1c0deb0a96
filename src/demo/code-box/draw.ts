import { styleText } from 'node:util';
import { type Language, say, spellDigits, writeDigits } from '#texts';
import { type Key, keys } from './machine/box.ts';
import { readDisplay } from './machine/display.ts';
import type { Seen } from './machine/hold.ts';
import { heardTexts } from './machine/texts.ts';

const width = 17;
const keyWidth = 5;

/** The box from the front: its serial, the display, the keys. */
export function drawBox({ box, code }: Seen, serial: string, colour: boolean): string {
  const { word, left, stars, digits } = readDisplay(box, code && writeDigits(code));
  const display = [word, left || stars || (digits && writeDigits(digits))].map((line) => `│ ${line.padEnd(width - 4)} │`);
  const lines = [serial.padEnd(width), edge('┌', '┐', width - 2), ...display, edge('└', '┘', width - 2), ...drawKeys(colour)];
  return [edge('┌', '┐', width + 2), ...lines.map((line) => `│ ${line} │`), edge('└', '┘', width + 2)]
    .map((line) => `  ${line}\n`)
    .join('');
}

/** The box, the keys that stand for its keys, and what to do next. */
export function drawScreen(box: string, advice: string): string {
  const lines = advice.match(/\S.{0,69}(?=\s|$)/g) ?? [];
  return ['', box, '  Enter OK · m MENU · c takes back · ? what now · q puts away', '', ...lines.map((line) => `  ${line}`)].join('\n');
}

function edge(begin: string, end: string, length: number): string {
  return `${begin}${'─'.repeat(length)}${end}`;
}

function drawKeys(colour: boolean): string[] {
  return [0, 3, 6, 9].map((first) =>
    keys
      .slice(first, first + 3)
      .map((key) => drawKey(key, colour))
      .join(' '),
  );
}

/** Green and blue as the lists name them (K18, K28); the word is on the key all the same. */
function drawKey(key: Key, colour: boolean): string {
  const sign = key.padStart((keyWidth + key.length) >> 1).padEnd(keyWidth);
  if (!colour || key.length === 1) return sign;
  return styleText(key === 'OK' ? ['bgGreen', 'black'] : ['bgBlue', 'white'], sign, { validateStream: false });
}

/** The display in one line, as it is heard: a code digit by digit, digits keyed as a count. */
export function writeLine({ box, code }: Seen, language: Language): string {
  if (box.display.is === 'dark') return say(heardTexts, language, 'dark');
  if (code !== undefined) return spellDigits(code);
  const { word, left, stars, digits } = readDisplay(box);
  if (digits) return `${word} ${spellDigits(digits)}`;
  const keyed = stars && `, ${say(heardTexts, language, 'keyed', { count: stars.length })}`;
  return `${word}${left && ` ${left}`}${keyed}`;
}
