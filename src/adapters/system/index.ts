import { randomBytes } from 'node:crypto';
import type { Clock, Random } from '#ports';

/** The longest wait a Node timer can hold; longer ones are waited for in pieces. */
const longestWait = 2 ** 31 - 1;

/** The machine's clock. A timer never calls early, whatever the clock does meanwhile. */
export const systemClock: Clock = {
  now: () => Date.now(),
  at(at, call) {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = at - Date.now();
      timer = setTimeout(() => (at > Date.now() ? wait() : call()), Math.min(Math.max(left, 0), longestWait));
    };
    wait();
    return () => clearTimeout(timer);
  },
};

/** The operating system's cryptographic chance. */
export const systemRandom: Random = { bytes: (count) => randomBytes(count) };
