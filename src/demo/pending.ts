import type { Clock, Time } from '#ports';

/** An activation code that the demo has handed out, and until when it is good. */
export type Handed = { readonly name: string; readonly expires: Time };

/** What waits for the clock. */
export type Pending = { add(handed: Handed): void; list(): readonly Handed[] };

/** A new code ends those before it, so each customer stands here once. */
export function createPending(clock: Clock): Pending {
  const byName = new Map<string, Handed>();
  return {
    add: (handed) => void byName.set(handed.name, handed),
    list: () => [...byName.values()].filter(({ expires }) => expires > clock.now()),
  };
}
