import type { Box } from '../machine/box.ts';
import { raise } from '../machine/raise.ts';
import type { GivenBox } from '../page-state.ts';

type Kept = { readonly handedOut: number; readonly box: Box };
type Drawer = Pick<Storage, 'getItem' | 'setItem'>;

export const nameOf = ({ serial }: GivenBox) => `code-box ${serial}`;

/** The box as it was left in this browser, or as it was handed out. Never behind a code that the bank knows of. */
export function takeOut(given: GivenBox, drawer: Drawer): Box {
  const written = drawer.getItem(nameOf(given));
  const kept = written === null ? null : (JSON.parse(written) as Kept);
  if (kept?.handedOut !== given.handedOut) return given.box;
  return raise(kept.box, given.box);
}

/** The PIN stays in this browser (K2). */
export function putBack(given: GivenBox, box: Box, drawer: Drawer): void {
  drawer.setItem(nameOf(given), JSON.stringify({ handedOut: given.handedOut, box } satisfies Kept));
}
