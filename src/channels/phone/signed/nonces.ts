import type { Time } from '#ports';

/** Takes each nonce of each key once; forgets it when what it came with is too old anyhow. */
export type Nonces = { takeOnce(name: string, until: Time, now: Time): boolean };

const tidyEvery = 1_000;

export function createNonces(): Nonces {
  const taken = new Map<string, Time>();
  let tidied = 0;
  return {
    takeOnce(name, until, now) {
      if (now - tidied > tidyEvery) {
        for (const [old, end] of taken) if (end < now) taken.delete(old);
        tidied = now;
      }
      if (taken.has(name)) return false;
      taken.set(name, until);
      return true;
    },
  };
}
