import type { Outbox } from '#ports';
import type { OutboxRow } from './effects.ts';
import { compareText, type Table, type Tables } from './tables.ts';

export function createOutbox(tables: Tables, rows: Table<OutboxRow>): Outbox {
  return {
    async claim(kind, now, until, atMost) {
      const due = rows
        .rows()
        .filter((row) => row.message.kind === kind && row.message.due <= now && (row.heldUntil ?? 0) <= now)
        .sort((a, b) => a.message.due - b.message.due || compareText(a.message.id, b.message.id))
        .slice(0, atMost);
      tables.atomically(() => {
        for (const row of due) rows.set(row.message.id, { ...row, heldUntil: until });
      });
      return due.map((row) => ({ ...row.message, failures: row.failures }));
    },
    async done(id) {
      tables.atomically(() => rows.delete(id));
    },
    async failed(id, due) {
      const row = rows.get(id);
      if (!row) return;
      tables.atomically(() => rows.set(id, { message: { ...row.message, due }, failures: row.failures + 1, heldUntil: null }));
    },
  };
}
