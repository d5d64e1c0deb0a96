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

/** Which code or answer is about to be shown, of which box. */
export type Claim = { readonly serial: string; readonly handedOut: number; readonly of: Counted; readonly counter: number };

/** The boxes that the demo bank has handed out, each in a file of its own, which the terminal opens too. */
export type Shelf = {
  /** `now`, ms: a box of the same serial that was handed out at another moment is another one. */
  handOut(box: ToHandOut, now: number): HandedBox;
  list(): readonly HandedBox[];
  /** Undefined: that box was never handed out, or not at that moment. */
  claim(claim: Claim): number | undefined;
};

export function createShelf(folder: string): Shelf {
  const fileOf = (serial: string) => join(folder, `${serial}.json`);
  const list = () =>
    globSync('*.json', { cwd: folder })
      .sort()
      .flatMap((name) => readHanded(join(folder, name)));
  return {
    handOut({ serial, owner, pin, ahead = 0 }, now) {
      const given = pin === undefined ? makeBox(drawStartPin(), ahead) : makeStartedBox(pin, ahead);
      const handed = { serial, owner, ...drawSecrets(), box: given, given, handedOut: now };
      keepBox(fileOf(serial), handed);
      return handed;
    },
    list,
    claim({ serial, handedOut, of, counter }) {
      const found = list().find((box) => box.serial === serial && box.handedOut === handedOut);
      return found && claimCounter(fileOf(found.serial), of, counter);
    },
  };
}

/** What somebody else has put there is no box of the bank. */
function readHanded(file: string): HandedBox[] {
  const kept = readKeptBox(file) as HandedBox | 'damaged' | undefined;
  return kept && kept !== 'damaged' && kept.given && kept.owner ? [kept] : [];
}

/** For a page: how far it has counted, and what its owner had at hand that day. */
export function asGiven({ given, box }: HandedBox): Box {
  return raise(given, box);
}
