import { type Audit, endings } from '#ports';
import type { AuditRow, WriteEffects } from './effects.ts';
import type { Table, Tables } from './tables.ts';

export function createAudit(tables: Tables, rows: Table<AuditRow>, write: WriteEffects): Audit {
  const newest = (customer: string, whats: readonly string[], atMost: number) =>
    rows
      .rows()
      .filter((row) => row.customer === customer && whats.includes(row.what))
      .reverse()
      .slice(0, atMost)
      .map(({ sequence: _, ...event }) => event);
  return {
    async append(events) {
      tables.atomically(() => write({ audit: events }));
    },
    async since(sequence, atMost) {
      return rows
        .rows()
        .filter((row) => row.sequence > sequence)
        .slice(0, atMost);
    },
    async of(customer, whats, atMost) {
      return newest(customer, whats, atMost);
    },
    async lastEnding(customer) {
      return newest(customer, endings, 1)[0];
    },
  };
}
