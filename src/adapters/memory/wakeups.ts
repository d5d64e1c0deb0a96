import type { Wakeups } from '#ports';
import type { Tables } from './tables.ts';

type WakeupRow = { readonly unanswered: number; readonly pausedUntil: number };
const none: WakeupRow = { unanswered: 0, pausedUntil: 0 };

export function createWakeups(tables: Tables): Wakeups {
  const rows = tables.create<WakeupRow>();
  return {
    async allow(customer, limit, now) {
      const row = rows.get(customer) ?? none;
      if (row.unanswered >= limit || row.pausedUntil > now) return false;
      tables.atomically(() => rows.set(customer, { ...row, unanswered: row.unanswered + 1 }));
      return true;
    },
    async answered(customer) {
      const row = rows.get(customer);
      if (row) tables.atomically(() => rows.set(customer, { ...row, unanswered: 0 }));
    },
    async pause(customer, until) {
      const row = rows.get(customer) ?? none;
      tables.atomically(() => rows.set(customer, { ...row, pausedUntil: Math.max(row.pausedUntil, until) }));
    },
  };
}
