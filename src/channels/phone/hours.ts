import type { Time } from '#ports';
import type { TimeZone } from '#texts';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** When somebody answers, "08:00" to "20:00", local time; a day that is not there is closed. "24:00" is the end of the day. */
export type Hours = { readonly [day in Weekday]?: { readonly from: string; readonly to: string } };

/** Whether somebody answers at that moment. Without hours always. */
export function isOpen(hours: Hours | undefined, timeZone: TimeZone, at: Time): boolean {
  if (!hours) return true;
  const { weekday, time } = localTime(timeZone, at);
  const today = hours[weekday];
  return today !== undefined && today.from <= time && time < today.to;
}

/** The hours that the recording of `closed` says: weekdays from eight to eight. */
export function areAsRecorded(hours: Hours): boolean {
  return weekdays.every((day, at) => {
    const own = hours[day];
    return at < 5 ? own?.from === '08:00' && own.to === '20:00' : own === undefined;
  });
}

export function findHoursFaults(hours: Hours): string[] {
  const wrong = weekdays.filter((day) => {
    const own = hours[day];
    return own !== undefined && own.from >= own.to;
  });
  return wrong.map((day) => `phone: on ${day} the hours end before they begin`);
}

function localTime(timeZone: TimeZone, at: Time): { weekday: Weekday; time: string } {
  const shape = { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const parts = new Intl.DateTimeFormat('en-GB', shape).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return { weekday: part('weekday').toLowerCase() as Weekday, time: `${part('hour')}:${part('minute')}` };
}
