import type { DeskCall } from '../desk-state.ts';

/** A line of the queue as it is shown; gone: it has left while the pointer or the focus was in the table. */
export type Line = { readonly call: DeskCall; readonly gone: boolean };

/**
 * Nothing jumps under a pointer: while the table is held, lines keep their places, those that left stay as such, new ones
 * come last. Else the queue is shown as it is.
 */
export function keepSteady(shown: readonly Line[], queue: readonly DeskCall[], held: boolean): readonly Line[] {
  if (!held) return queue.map((call) => ({ call, gone: false }));
  const kept = shown.map(({ call: old }) => {
    const call = queue.find(({ id }) => id === old.id);
    return call ? { call, gone: false } : { call: { ...old, identified: null }, gone: true };
  });
  const fresh = queue.filter(({ id }) => !shown.some(({ call }) => call.id === id));
  return [...kept, ...fresh.map((call) => ({ call, gone: false }))];
}
