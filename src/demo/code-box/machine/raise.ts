import type { Box } from './box.ts';

/** Never behind what another window, or the terminal, has made of the same box. */
export function raise(box: Box, other: Pick<Box, 'counter' | 'answered'>): Box {
  const counter = Math.max(box.counter, other.counter);
  return box.answered === undefined ? { ...box, counter } : { ...box, counter, answered: Math.max(box.answered, other.answered ?? 0) };
}
