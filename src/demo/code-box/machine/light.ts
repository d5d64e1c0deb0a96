import { type Box, lit } from './box.ts';

/** When the box goes dark by itself, ms; null: it is dark. */
export function findDarkness({ display, pressed }: Box): number | null {
  return display.is === 'dark' ? null : pressed + lit[display.is];
}

/** The box as it is now: dark, and what was keyed forgotten, once its time is over. */
export function lookAt(box: Box, now: number): Box {
  const darkness = findDarkness(box);
  return darkness !== null && now >= darkness ? { ...box, display: { is: 'dark' } } : box;
}
