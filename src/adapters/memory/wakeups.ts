import type { Wakeups } from '#ports';
import type { Table, Tables } from './tables.ts';

export type WakeupRow = { readonly customer: string; readonly unanswered: number; readonly pausedUntil: number };
const none: Omit<WakeupRow, 'customer'> = { unanswered: 0, pausedUntil: 0 };

export function createWakeups(tables: Tables, rows: Table<WakeupRow>): Wakeups {
  return {
    async allow(customer, limit, now) {
      const row = rows.get(customer) ?? none;
      if (row.unanswered >= limit || row.pausedUntil > now) return false;
      tables.atomically(() => rows.set(customer, { ...row, customer, unanswered: row.unanswered + 1 }));
      return true;
    },
    async answered(customer) {
      const row = rows.get(customer);
      if (row) tables.atomically(() => rows.set(customer, { ...row, unanswered: 0 }));
    },
    async pause(customer, until) {
      const row = rows.get(customer) ?? none;
      tables.atomically(() => rows.set(customer, { ...row, customer, pausedUntil: Math.max(row.pausedUntil, until) }));
    },
    async forgetAnswered(now, atMost) {
      const gone = rows.rows().filter((row) => row.unanswered === 0 && row.pausedUntil <= now);
      tables.atomically(() => {
        for (const { customer } of gone.slice(0, atMost)) rows.delete(customer);
      });
      return Math.min(gone.length, atMost);
    },
  };
}
