import { globSync } from 'node:fs';
import { join } from 'node:path';
import { claimCounter, drawSecrets, drawStartPin, type KeptBox, keepBox, readKeptBox } from './box-file.ts';
import { type Box, makeBox, makeStartedBox } from './machine/box.ts';
import type { Counted } from './machine/hold.ts';
import { raise } from './machine/raise.ts';

/** `owner`: the id of a customer. `given`: as it was handed out; a PIN that its owner chooses later is not in there (K2). */
export type HandedBox = KeptBox & { readonly owner: string; readonly given: Box; readonly handedOut: number };

/** `pin`: of a box that its owner has started; without it there is a start PIN, drawn here. `ahead`: codes made and never used. */
export type ToHandOut = { readonly serial: string; readonly owner: string; readonly pin?: string; readonly ahead?: number };

/** As it lies in the stock, where nobody has it yet. `startPin`: for its letter. */
export type StockedBox = Pick<KeptBox, 'serial' | 'secret' | 'answerSecret'> & { readonly startPin: string };

/** Which code or answer is about to be shown, of which box. */
export type Claim = { readonly serial: string; readonly handedOut: number; readonly of: Counted; readonly counter: number };

/** The code boxes of the demo bank, each in a file of its own, which the terminal opens too. */
export type Shelf = {
  /** `now`, ms: a box of the same serial that was handed out at another moment is another one. */
  handOut(box: ToHandOut, now: number): HandedBox;
  /** Made, and nobody's until it is posted. */
  stock(serial: string): StockedBox;
  /** The serials of those that are nobody's. */
  stocked(): readonly string[];
  /** It comes to its owner as it lay in the stock; without such a box nothing happens. */
  post(serial: string, owner: string, now: number): void;
  /** Those that somebody has. */
  list(): readonly HandedBox[];
  /** Undefined: that box was never handed out, or not at that moment. */
  claim(claim: Claim): number | undefined;
};

export function createShelf(folder: string): Shelf {
  const fileOf = (serial: string) => join(folder, `${serial}.json`);
  const readAll = () =>
    globSync('*.json', { cwd: folder })
      .sort()
      .flatMap((name) => readBox(join(folder, name)));
  const list = () => readAll().filter(isHanded);
  const stocked = () => readAll().filter((box) => !isHanded(box));
  return {
    handOut({ serial, owner, pin, ahead = 0 }, now) {
      const given = pin === undefined ? makeBox(drawStartPin(), ahead) : makeStartedBox(pin, ahead);
      const handed = { serial, owner, ...drawSecrets(), box: given, given, handedOut: now };
      keepBox(fileOf(serial), handed);
      return handed;
    },
    stock(serial) {
      const [startPin, secrets] = [drawStartPin(), drawSecrets()];
      const box = makeBox(startPin);
      keepBox(fileOf(serial), { serial, owner: null, ...secrets, box, given: box } as KeptBox);
      return { serial, ...secrets, startPin };
    },
    stocked: () => stocked().map(({ serial }) => serial),
    post(serial, owner, now) {
      const found = stocked().find((box) => box.serial === serial);
      if (found) keepBox(fileOf(serial), { ...found, owner, handedOut: now } as HandedBox);
    },
    list,
    claim({ serial, handedOut, of, counter }) {
      const found = list().find((box) => box.serial === serial && box.handedOut === handedOut);
      return found && claimCounter(fileOf(found.serial), of, counter);
    },
  };
}

type OnShelf = KeptBox & { readonly owner: string | null; readonly given: Box };

/** What somebody else has put there is no box of the bank. */
function readBox(file: string): OnShelf[] {
  const kept = readKeptBox(file) as OnShelf | 'damaged' | undefined;
  return kept && kept !== 'damaged' && kept.given && kept.owner !== undefined ? [kept] : [];
}

function isHanded(box: OnShelf): box is HandedBox {
  return box.owner !== null;
}

/** For a page: how far it has counted, and what its owner had at hand that day. */
export function asGiven({ given, box }: HandedBox): Box {
  return raise(given, box);
}
