import type { OpenidRecord, OpenidStore } from '#ports';
import type { WriteEffects } from './effects.ts';
import { compareText, firstOf, joinKey, type Tables } from './tables.ts';
import { type DecisionTables, spendAll } from './uses.ts';

export function createOpenidStore(tables: Tables, at: DecisionTables, write: WriteEffects): OpenidStore {
  const rows = tables.create<OpenidRecord>();
  const all = (now: number, match: (record: OpenidRecord) => boolean): OpenidRecord[] =>
    rows
      .rows()
      .filter((record) => isThere(record, now) && match(record))
      .sort((a, b) => compareText(a.id, b.id));
  return {
    async put(record, uses = []) {
      const key = joinKey(record.kind, record.id);
      return tables.atomically(
        () => {
          rows.set(key, { ...record, consumed: rows.get(key)?.consumed ?? record.consumed });
          return spendAll(at, uses) ? 'stored' : 'spent';
        },
        (outcome) => outcome === 'stored',
      );
    },
    async remember(kind, id, expires) {
      const key = joinKey(kind, id);
      if (rows.get(key)) return 'known';
      tables.atomically(() => rows.set(key, { kind, id, body: '', grant: null, uid: null, expires, consumed: null }));
      return 'new';
    },
    async find(kind, id, now) {
      const record = rows.get(joinKey(kind, id));
      return record && isThere(record, now) ? record : undefined;
    },
    async findByUid(kind, uid, now) {
      return all(now, (record) => record.kind === kind && record.uid === uid)[0];
    },
    async consume(kind, id, now, { uses, ...effects }) {
      const key = joinKey(kind, id);
      return tables.atomically(
        () => {
          const record = rows.get(key);
          if (!record || !isThere(record, now) || record.consumed !== null) return 'spent';
          rows.set(key, { ...record, consumed: now });
          if (!spendAll(at, uses)) return 'spent';
          write(effects);
          return 'consumed';
        },
        (outcome) => outcome === 'consumed',
      );
    },
    async destroy(kind, id) {
      tables.atomically(() => rows.delete(joinKey(kind, id)));
    },
    async revokeByGrant(grant) {
      tables.atomically(() => {
        for (const { kind, id } of rows.rows().filter((record) => record.grant === grant)) rows.delete(joinKey(kind, id));
      });
    },
    async list(kind, now, { after, atMost } = { after: '', atMost: Number.POSITIVE_INFINITY }) {
      return all(now, (record) => record.kind === kind && compareText(record.id, after) > 0).slice(0, atMost);
    },
    async forget(before, atMost) {
      const over = rows.rows().filter(({ expires }) => expires !== null && expires < before);
      const gone = firstOf(over, ({ expires }) => expires ?? 0, atMost);
      tables.atomically(() => {
        for (const { kind, id } of gone) rows.delete(joinKey(kind, id));
      });
      return gone.length;
    },
  };
}

function isThere({ expires }: OpenidRecord, now: number): boolean {
  return expires === null || expires > now;
}
