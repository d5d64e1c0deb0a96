import { type Box, type Key, type Make, usualMake } from './box.ts';
import { generateCode } from './generate-code.ts';
import { findDarkness, lookAt } from './light.ts';
import { press } from './press.ts';

/** A box as it lies in the hand; `code` where one is shown. */
export type Seen = { readonly box: Box; readonly code: string | undefined };

type Holding = {
  readonly box: Box;
  readonly secret: Uint8Array<ArrayBuffer>;
  /** Called before anything is seen: no code comes twice, no wrong PIN is forgotten. */
  readonly keep: (box: Box) => void;
  readonly onChange: (seen: Seen) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls back later; the returned function cancels. */
  readonly after: (wait: number, call: () => void) => () => void;
  readonly make?: Make;
};

export type HeldBox = {
  /** Done when what it leads to is seen. */
  press(key: Key): Promise<void>;
  /** The last digit keyed, by the key that MENU is then; where nothing is keyed MENU is not pressed. */
  takeBack(): Promise<void>;
  readonly box: Box;
  putAway(): void;
};

/** Takes a box in the hand: keys go in, the display comes out, and it goes dark by itself. */
export function holdBox({ box: given, secret, keep, onChange, now, after, make = usualMake }: Holding): HeldBox {
  let box = lookAt(given, now(), make);
  let cancel = () => {};
  const show = async (): Promise<void> => {
    const shown = box;
    const code = shown.display.is === 'code' ? await generateCode(secret, shown.display.counter) : undefined;
    // Another key may have been pressed meanwhile, and has its own turn.
    if (shown === box) onChange({ box, code });
  };
  const change = (changed: Box): Promise<void> => {
    box = changed;
    keep(box);
    waitForDarkness();
    return show();
  };
  const waitForDarkness = () => {
    cancel();
    const darkness = findDarkness(box, make);
    if (darkness !== null) cancel = after(Math.max(0, darkness - now()), () => void change(lookAt(box, now(), make)));
  };
  const pressKey = (key: Key): Promise<void> => change(press(box, key, now(), make));
  waitForDarkness();
  void show();
  return {
    press: pressKey,
    takeBack: async () => {
      if ('keyed' in box.display && box.display.keyed !== '') await pressKey('MENU');
    },
    get box() {
      return box;
    },
    putAway: () => cancel(),
  };
}
