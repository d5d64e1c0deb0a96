import type { Signals } from '#ports';

/** Signals for a single process: whoever listens is called at once, in the order of listening. */
export function createInProcessSignals(): Signals {
  const listeners = new Map<string, Set<() => void>>();
  return {
    tell(topic) {
      for (const call of [...(listeners.get(topic) ?? [])]) call();
    },
    listen(topic, call) {
      const own = (): void => call();
      const those = listeners.get(topic) ?? new Set();
      listeners.set(topic, those.add(own));
      return () => {
        those.delete(own);
        if (those.size === 0 && listeners.get(topic) === those) listeners.delete(topic);
      };
    },
  };
}
