import type { Authenticator } from '#identification';

/** Passwords are hashed on threads. One after the other, and waited for, they end in the order in which they began: a seed repeats itself. */
export type Bench = { isBusy(): boolean; seat(authenticators: readonly Authenticator[]): readonly Authenticator[] };

export function createBench(): Bench {
  let busy = 0;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Outcome>(work: () => Promise<Outcome> | Outcome): Promise<Outcome> => {
    busy += 1;
    const outcome = last.then(work).finally(() => {
      busy -= 1;
    });
    last = outcome.catch(() => {});
    return outcome;
  };
  return {
    isBusy: () => busy > 0,
    seat: (authenticators) =>
      authenticators.map((authenticator) => ({
        ...authenticator,
        pretend: (...given) => inTurn(() => authenticator.pretend(...given)),
        check: (...given) => inTurn(() => authenticator.check(...given)),
      })),
  };
}
