import type { CustomerRecord, Customers, Effects, Identifier } from '#ports';
import { type BudgetTables, forgetBudgets } from './budgets.ts';
import { endAllOf } from './credentials.ts';
import type { WriteEffects } from './effects.ts';
import type { NumberTables } from './numbers.ts';
import { compareText, copyJson, firstOf, joinKey, type Table, type Tables } from './tables.ts';
import type { ConsentRow } from './uses.ts';
import type { WakeupRow } from './wakeups.ts';

export type CustomerTables = NumberTables &
  BudgetTables & {
    readonly wakeups: Table<WakeupRow>;
    readonly customers: Table<CustomerRecord>;
    readonly consents: Table<ConsentRow>;
  };

export function createCustomers(tables: Tables, at: CustomerTables, write: WriteEffects): Customers {
  const rows = at.customers;
  const owners = tables.create<string>();
  const change = (id: string, from: 'free' | 'blocked', blocked: CustomerRecord['blocked'], effects: Effects) => {
    const row = rows.get(id);
    if (!row || row.closed !== null || (row.blocked === null) !== (from === 'free')) return false;
    tables.atomically(() => {
      rows.set(id, { ...row, blocked });
      write(effects);
    });
    return true;
  };
  const keysOf = (identifiers: readonly Identifier[]) => identifiers.map(({ kind, value }) => joinKey(kind, value));
  const add = (customer: CustomerRecord): boolean => {
    const keys = keysOf(customer.identifiers);
    if (rows.get(customer.id) || new Set(keys).size < keys.length || keys.some((key) => owners.get(key) !== undefined)) return false;
    rows.set(customer.id, copyJson(customer));
    for (const key of keys) owners.set(key, customer.id);
    return true;
  };
  const addAll = (customers: readonly CustomerRecord[], effects: Effects) =>
    tables.atomically<'added' | 'taken'>(
      () => {
        if (!customers.every(add)) return 'taken';
        write(effects);
        return 'added';
      },
      (outcome) => outcome === 'added',
    );
  return {
    async find(id) {
      return rows.get(id);
    },
    async byIdentifier({ kind, value }) {
      const owner = owners.get(joinKey(kind, value));
      return owner === undefined ? undefined : rows.get(owner);
    },
    async among(ids, identifiers) {
      const found = [...ids, ...keysOf(identifiers).map((key) => owners.get(key))].flatMap((id) =>
        id === undefined ? [] : [rows.get(id)],
      );
      return [...new Set(found)].filter((row) => row !== undefined).sort((a, b) => compareText(a.id, b.id));
    },
    async add(customer, effects) {
      return addAll([customer], effects);
    },
    async addAll(customers, effects) {
      return addAll(customers, effects);
    },
    async change(id, { identifiers = [], ...change }, effects) {
      const row = rows.get(id);
      if (!row || row.closed !== null) return 'unchanged';
      const left = row.identifiers.filter((one) => identifiers.every(({ kind }) => kind !== one.kind));
      const added = identifiers.flatMap(({ kind, value }) => (value === null ? [] : [{ kind, value }]));
      return tables.atomically<'changed' | 'taken'>(
        () => {
          for (const key of keysOf(row.identifiers)) owners.delete(key);
          rows.delete(id);
          if (!add({ ...row, ...change, identifiers: [...left, ...added] })) return 'taken';
          write(effects);
          return 'changed';
        },
        (outcome) => outcome === 'changed',
      );
    },
    async block(id, block, effects) {
      return change(id, 'free', { at: block.at, why: block.why }, effects) ? 'blocked' : 'unchanged';
    },
    async unblock(id, effects) {
      return change(id, 'blocked', null, effects) ? 'unblocked' : 'unchanged';
    },
    async close(id, now, effects) {
      const row = rows.get(id);
      if (!row || row.closed !== null) return 'unchanged';
      tables.atomically(() => {
        rows.set(id, { ...row, identifiers: [], blocked: row.blocked ?? { at: now, why: 'closed' }, closed: now });
        for (const { kind, value } of row.identifiers) owners.delete(joinKey(kind, value));
        endAllOf(at.credentials, now, ({ customer }) => customer === id);
        at.numbers.delete(id);
        at.proposedNumbers.delete(id);
        write(effects);
      });
      return 'closed';
    },
    async consents(id) {
      const own = at.consents.rows().filter(({ customer }) => customer === id);
      return own
        .map(({ to, version, at }) => ({ to, version, at }))
        .sort((a, b) => a.at - b.at || compareText(a.to + a.version, b.to + b.version));
    },
    async count() {
      return rows.count();
    },
    async forget(before, atMost) {
      const old = rows.rows().filter(({ closed }) => closed !== null && closed < before);
      const gone = new Set(firstOf(old, ({ closed }) => closed ?? 0, atMost).map(({ id }) => id));
      tables.atomically(() => {
        for (const id of gone) rows.delete(id);
        for (const id of gone) at.wakeups.delete(id);
        for (const { customer, to, version } of at.consents.rows())
          if (gone.has(customer)) at.consents.delete(joinKey(customer, to, version));
        forgetBudgets(at, gone);
      });
      return gone.size;
    },
  };
}
