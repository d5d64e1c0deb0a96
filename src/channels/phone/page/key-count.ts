import type { After } from '../machine/run-collector.ts';

/** Long enough that a reader of the screen hears the count once and not with every digit, ms. */
const pause = 500;

export type KeyCount = {
  tellSoon(keyed: number): void;
  /** A count is still to be told. */
  isDue(): boolean;
  forget(): void;
};

/** How many digits were keyed, never which: told once, when the caller pauses. */
export function createKeyCount(after: After, tell: (keyed: number) => void): KeyCount {
  let cancel = (): void => {};
  let due = false;
  return {
    tellSoon(keyed) {
      cancel();
      due = true;
      cancel = after(pause, () => {
        due = false;
        tell(keyed);
      });
    },
    isDue: () => due,
    forget() {
      cancel();
      due = false;
      tell(0);
    },
  };
}
