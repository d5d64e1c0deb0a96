import type { Clock, Time } from '#ports';

type Appointment = { readonly at: Time; readonly number: number; readonly call: () => void };

/** A clock that stands still until it is moved: for tests, and the simulation. */
export type VirtualClock = Clock & {
  /** Moves on, calling back in order on the way, and lets what they began come to rest before the next. */
  advance(by: number): Promise<void>;
  /** How many callbacks wait. */
  readonly pending: number;
};

export function createVirtualClock(start: Time = Date.UTC(2026, 10, 24, 13, 2)): VirtualClock {
  let now = start;
  let count = 0;
  let appointments: Appointment[] = [];
  const nextBefore = (end: Time) =>
    appointments.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at || one.number - other.number)[0];
  return {
    now: () => now,
    at(at, call) {
      const appointment = { at, number: count++, call };
      appointments.push(appointment);
      return () => {
        appointments = appointments.filter((one) => one !== appointment);
      };
    },
    async advance(by) {
      const end = now + by;
      for (let next = nextBefore(end); next; next = nextBefore(end)) {
        appointments = appointments.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.call();
        await settle();
      }
      now = end;
      await settle();
    },
    get pending() {
      return appointments.length;
    },
  };
}

/** Lets everything that is ready run: promises, and what they queue. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 5; round++) await new Promise<void>((resolve) => setImmediate(resolve));
}
