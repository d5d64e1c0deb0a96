import { type Box, type DisplayName, tries } from './box.ts';

/** What the box says, in every language of its owner: it is one box (K18–K28). */
export const displayWords: Readonly<Record<Exclude<DisplayName, 'dark' | 'code' | 'answer'>, string>> = {
  pin: 'ANGE PIN',
  'wrong-pin': 'FEL PIN',
  menu: 'BYT PIN',
  'new-pin': 'NY PIN',
  'other-pin': 'ANNAN PIN',
  unlike: 'OLIKA',
  verify: 'VERIFIERA',
  challenge: 'ANGE TAL',
  done: 'OK',
  locked: 'LÅST',
};

export type Shown = {
  /** A word, the eight digits, or nothing. */
  readonly word: string;
  /** How many tries are left (RTS art. 4(4)). */
  readonly left: string;
  /** One for each digit keyed: nobody reads a PIN off the display (RTS art. 22). */
  readonly stars: string;
  /** Digits keyed that are no secret: who keys a number in compares it with the one that was shown or heard. */
  readonly digits: string;
};

const nothing = { word: '', left: '', stars: '', digits: '' } as const;

/** What can be read off the box. `code`: the code or answer of the counter that is shown, once it is computed. */
export function readDisplay({ display, wrong }: Box, code = ''): Shown {
  if (display.is === 'dark') return nothing;
  if (display.is === 'code' || display.is === 'answer') return { ...nothing, word: code };
  const word = displayWords[display.is];
  if (display.is === 'challenge') return { ...nothing, word, digits: display.keyed };
  const left = display.is === 'wrong-pin' ? `${tries - wrong} KVAR` : '';
  return { ...nothing, word, left, stars: 'keyed' in display ? '*'.repeat(display.keyed.length) : '' };
}
