import type { CustomerRecord, Tries } from '#ports';
import { type BudgetTables, findBudget, isEmpty, openLock, reserveTry, settleTry } from './budgets.ts';
import type { WriteEffects } from './effects.ts';
import { joinKey, type Table, type Tables } from './tables.ts';

export function createTries(tables: Tables, at: BudgetTables & { readonly customers: Table<CustomerRecord> }, write: WriteEffects): Tries {
  return {
    async state(key) {
      const { wrong, open, sinceRight, pausedUntil, locked } = findBudget(at, key);
      return { wrong, open, sinceRight, pausedUntil, locked };
    },
    async reserve(reservation, now) {
      return tables.atomically(() => reserveTry(at, reservation, now));
    },
    async settle(settlement, effects) {
      return tables.atomically(() => {
        if (!settleTry(at, settlement, write)) return 'late';
        write(effects);
        return 'settled';
      });
    },
    async settleOrphans(before, now, ifLocked) {
      const orphans = at.tries
        .rows()
        .filter((row) => row.is === 'open' && row.reserved < before)
        .sort((a, b) => a.seq - b.seq);
      tables.atomically(() => {
        for (const { id: tryId, rule, of, kind } of orphans) {
          const told = at.customers.get(of) ? { ifLocked: ifLocked({ of, kind }) } : {};
          settleTry(at, { tryId, as: 'wrong', rule, now, ...told }, write);
        }
      });
      return orphans.length;
    },
    async unlock(key, effects) {
      tables.atomically(() => {
        openLock(at, key, null);
        write(effects);
      });
    },
    async forgetEmpty(now, atMost) {
      const gone = at.budgets
        .rows()
        .filter((budget) => isEmpty(at, budget, now))
        .slice(0, atMost);
      tables.atomically(() => {
        for (const { of, kind } of gone) at.budgets.delete(joinKey(of, kind));
      });
      return gone.length;
    },
  };
}
