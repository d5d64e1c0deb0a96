import { answerChallenge } from './answer-challenge.ts';
import type { Box, Key } from './box.ts';
import { generateCode } from './generate-code.ts';
import { findDarkness, lookAt } from './light.ts';
import { press } from './press.ts';

/** A box as it lies in the hand; `code` where one is shown, or an answer. */
export type Seen = { readonly box: Box; readonly code: string | undefined };

/** What a box counts. */
export type Counted = 'code' | 'answer';

/** The keys of a box: of its codes, and of its answers. */
export type Secrets = { readonly secret: Uint8Array<ArrayBuffer>; readonly answerSecret: Uint8Array<ArrayBuffer> };

type Holding = Secrets & {
  readonly box: Box;
  /** Called before anything is seen: no code comes twice, no wrong PIN is forgotten. */
  readonly keep: (box: Box) => void;
  /** Where one box lies in several windows: a counter that no other of them has or gets, this one or a higher one. */
  readonly claim?: (of: Counted, counter: number) => number | Promise<number>;
  readonly onChange: (seen: Seen) => void;
  /** Milliseconds. */
  readonly now: () => number;
  /** Calls back later; the returned function cancels. */
  readonly after: (wait: number, call: () => void) => () => void;
};

export type HeldBox = {
  /** Done when what it leads to is seen. */
  press(key: Key): Promise<void>;
  /** The last digit keyed, by the key that MENU is then; where nothing is keyed MENU is not pressed. */
  takeBack(): Promise<void>;
  /** It was handled elsewhere, and is like this now. Done when that is seen. */
  follow(box: Box): Promise<void>;
  readonly box: Box;
  putAway(): void;
};

/** Takes a box in the hand: keys go in, the display comes out, and it goes dark by itself. */
export function holdBox(holding: Holding): HeldBox {
  const { keep, claim = (_, counter) => counter, onChange, now } = holding;
  let box = lookAt(holding.box, now());
  const darkness = createDarkness(holding, () => void change(lookAt(box, now())));
  let turn = Promise.resolve();
  const show = async (): Promise<void> => {
    const shown = box;
    const computed = compute(holding, shown);
    const code = computed && (await computed);
    // Another key may have been pressed meanwhile, and has its own turn.
    if (shown === box) onChange({ box, code });
  };
  const take = (changed: Box): Promise<void> => {
    box = changed;
    darkness.timeFor(box);
    return show();
  };
  const change = (changed: Box): Promise<void> => {
    keep(changed);
    return take(changed);
  };
  /** One key after another, however long a counter is waited for. */
  const pressKey = (key: Key): Promise<void> => {
    let shown: Promise<void> | undefined;
    turn = turn.then(async () => {
      const counted = await count(box, press(box, key, now()), claim);
      shown = change(counted);
    });
    return turn.then(() => shown);
  };
  darkness.timeFor(box);
  void show();
  return {
    press: pressKey,
    takeBack: async () => {
      await turn;
      if ('keyed' in box.display && box.display.keyed !== '') await pressKey('MENU');
    },
    follow: (other) => take(lookAt(other, now())),
    get box() {
      return box;
    },
    putAway: () => darkness.stop(),
  };
}

/** A box that nobody presses goes dark by itself: timed anew for each state of it. */
function createDarkness({ now, after }: Pick<Holding, 'now' | 'after'>, darken: () => void) {
  let cancel = () => {};
  return {
    timeFor: (box: Box) => {
      cancel();
      const darkness = findDarkness(box);
      if (darkness !== null) cancel = after(Math.max(0, darkness - now()), darken);
    },
    stop: () => cancel(),
  };
}

function compute({ secret, answerSecret }: Secrets, { display }: Box): Promise<string> | undefined {
  if (display.is === 'code') return generateCode(secret, display.counter);
  return display.is === 'answer' ? answerChallenge(answerSecret, display.counter, display.challenge) : undefined;
}

/** What is about to be shown for the first time gets a counter that nothing else was made of. */
async function count(before: Box, after: Box, claim: NonNullable<Holding['claim']>): Promise<Box> {
  const { display } = after;
  if (display.is === 'code' && after.counter !== before.counter) {
    const counter = await claim('code', display.counter);
    return { ...after, counter: counter + 1, display: { ...display, counter } };
  }
  if (display.is === 'answer' && after.answered !== before.answered) {
    const counter = await claim('answer', display.counter);
    return { ...after, answered: counter + 1, display: { ...display, counter } };
  }
  return after;
}
