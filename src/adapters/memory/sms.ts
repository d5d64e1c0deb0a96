import type { Sms, SmsRecord, SmsState } from '#ports';
import type { WriteEffects } from './effects.ts';
import { compareText, firstOf, joinKey, type Tables } from './tables.ts';

const rank: { readonly [State in SmsState]: number } = {
  'handed-over': 0,
  'on-its-way': 1,
  delivered: 2,
  undeliverable: 2,
  expired: 2,
};

export function createSms(tables: Tables, write: WriteEffects): Sms {
  const rows = tables.create<SmsRecord>();
  const counts = tables.create<{ readonly key: string; readonly began: number; readonly count: number }>();
  return {
    async spend(limits, now) {
      const at = limits.map(({ kind, of, window }) => joinKey(kind, of, String(now - (now % window))));
      const full = limits.find(({ count }, index) => (counts.get(at[index] ?? '')?.count ?? 0) >= count);
      if (full) return { is: 'full', kind: full.kind };
      tables.atomically(() => {
        for (const [index, { window }] of limits.entries()) {
          const key = at[index] ?? '';
          counts.set(key, { key, began: now - (now % window), count: (counts.get(key)?.count ?? 0) + 1 });
        }
      });
      return { is: 'spent' };
    },
    async handedOver({ id, customer, gateway, reference, at }, effects) {
      const key = joinKey(gateway, reference);
      const state = rows.get(key)?.state ?? 'handed-over';
      tables.atomically(() => {
        rows.set(key, { id, customer, gateway, reference, state, at });
        write(effects);
      });
    },
    async report({ gateway, reference, state, at }) {
      const key = joinKey(gateway, reference);
      const row = rows.get(key);
      if (row && rank[row.state] >= rank[state]) return 'unchanged';
      tables.atomically(() => rows.set(key, { ...(row ?? { id: null, customer: null, gateway, reference }), state, at }));
      return 'moved';
    },
    async of(id) {
      return rows
        .rows()
        .filter((row) => row.id === id)
        .sort((a, b) => a.at - b.at || compareText(a.gateway, b.gateway) || compareText(a.reference, b.reference));
    },
    async forget(before, atMost) {
      const old = rows.rows().filter(({ at }) => at < before);
      const gone = firstOf(old, ({ at }) => at, atMost);
      tables.atomically(() => {
        for (const { gateway, reference } of gone) rows.delete(joinKey(gateway, reference));
      });
      return gone.length;
    },
    async forgetCounts(before, atMost) {
      const old = counts.rows().filter(({ began }) => began < before);
      const gone = firstOf(old, ({ began }) => began, atMost);
      tables.atomically(() => {
        for (const { key } of gone) counts.delete(key);
      });
      return gone.length;
    },
  };
}
