/** What is on the display, and what has been keyed so far. */
export type Display =
  | { readonly is: 'dark' | 'menu' | 'done' | 'locked' }
  | { readonly is: 'pin' | 'wrong-pin' | 'new-pin' | 'other-pin' | 'unlike'; readonly keyed: string }
  | { readonly is: 'verify'; readonly chosen: string; readonly keyed: string }
  | { readonly is: 'challenge'; readonly keyed: string }
  /** `counter`: of the code that is shown. */
  | { readonly is: 'code'; readonly counter: number }
  | { readonly is: 'answer'; readonly challenge: string; readonly counter: number };

export type DisplayName = Display['is'];

/** A box as JSON: what the customer's hand has made of it. Its PIN is here and nowhere else (K2). */
export type Box = {
  readonly pin: string;
  /** The PIN is the one from the letter: no code before an own one is chosen (K17, K19). */
  readonly isStart: boolean;
  /** Wrong PINs in a row. */
  readonly wrong: number;
  /** Of the next code (RFC 4226 §5.1: the moving factor C). */
  readonly counter: number;
  /** Of the next answer, which are counted apart from its codes; a box without it takes no challenges (N5). */
  readonly answered?: number;
  readonly display: Display;
  /** When a key was last pressed, ms. */
  readonly pressed: number;
};

/** The keys as they are on the box: OK is green, MENU is blue (K18, K28). */
export const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'MENU', '0', 'OK'] as const;
export type Key = (typeof keys)[number];

/** So many wrong PINs in a row lock a box for good. */
export const tries = 5;

const entry = 30_000;

/** How long each display stays lit, ms: long enough to copy a code without haste; `OK` goes out shortly after (K21). */
export const lit: Readonly<Record<Exclude<DisplayName, 'dark'>, number>> = {
  pin: entry,
  'wrong-pin': entry,
  code: 60_000,
  menu: entry,
  'new-pin': entry,
  'other-pin': entry,
  unlike: entry,
  verify: entry,
  challenge: entry,
  answer: 60_000,
  done: 1_500,
  locked: 4_000,
};

/** A box from the factory, with the start PIN of its letter, which answers challenges too. */
export function makeBox(startPin: string, counter = 0): Box {
  return { pin: startPin, isStart: true, wrong: 0, counter, answered: 0, display: { is: 'dark' }, pressed: 0 };
}

/** A box that its owner has started before. */
export function makeStartedBox(pin: string, counter = 0): Box {
  return { ...makeBox(pin, counter), isStart: false };
}
