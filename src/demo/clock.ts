import type { Clock, Time } from '#ports';

/** The bank's clock: the machine's, moved forward by whoever wants to see three months pass. Never back (T7). */
export type MovableClock = Clock & {
  forward(by: number): void;
  /** How far it is ahead of the machine's, ms. */
  readonly ahead: number;
};

type Appointment = { at: Time; call: () => void; cancel: () => void };

type Moved = { /** Where the last run left it, ms. */ readonly ahead?: number; readonly onMove?: (ahead: number) => void };

export function createMovableClock(real: Clock, { ahead: from = 0, onMove = () => {} }: Moved = {}): MovableClock {
  let ahead = from;
  const appointments = new Set<Appointment>();
  const now = () => real.now() + ahead;
  const wait = (appointment: Appointment) => {
    appointment.cancel = real.at(appointment.at - ahead, () => {
      appointments.delete(appointment);
      appointment.call();
    });
  };
  return {
    now,
    at(at, call) {
      const appointment: Appointment = { at, call, cancel: () => {} };
      appointments.add(appointment);
      wait(appointment);
      return () => {
        appointments.delete(appointment);
        appointment.cancel();
      };
    },
    forward(by) {
      if (!(by > 0)) throw new RangeError('A clock moves forward only.');
      ahead += by;
      for (const appointment of [...appointments]) {
        appointment.cancel();
        wait(appointment);
      }
      onMove(ahead);
    },
    get ahead() {
      return ahead;
    },
  };
}

export const leaps = ['minute', 'day', 'month', 'three-months'] as const;
export type Leap = (typeof leaps)[number];

/** How many milliseconds a leap is from this moment: months are those of the calendar, and the 31st leaps to the last day there is. */
export function lengthOf(leap: Leap, from: Time): number {
  if (leap === 'minute') return 60_000;
  if (leap === 'day') return 86_400_000;
  const target = new Date(from);
  const day = target.getUTCDate();
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() + (leap === 'month' ? 1 : 3));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(day, last));
  return target.getTime() - from;
}

/** Shorter than half the life of a call's lease, and time enough for the node to renew it. */
const stride = 4_000;
const breath = 40;
const longWalk = 5 * 60_000;

/** A few minutes pass in strides, so that a call that goes on lives through them; a day or a month passes at once. */
export async function passTime(clock: MovableClock, by: number): Promise<void> {
  if (by > longWalk) return clock.forward(by);
  for (let left = by; left > 0; left -= stride) {
    clock.forward(Math.min(stride, left));
    await new Promise<void>((resolve) => clock.at(clock.now() + breath, resolve));
  }
}
