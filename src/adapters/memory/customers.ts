import type { CustomerRecord, Customers } from '#ports';
import { endAllOf } from './credentials.ts';
import type { WriteEffects } from './effects.ts';
import type { NumberTables } from './numbers.ts';
import { copyJson, joinKey, type Table, type Tables } from './tables.ts';

export type CustomerTables = NumberTables & { readonly customers: Table<CustomerRecord> };

export function createCustomers(tables: Tables, at: CustomerTables, write: WriteEffects): Customers {
  const rows = at.customers;
  const owners = tables.create<string>();
  const change = (id: string, from: 'free' | 'blocked', blocked: CustomerRecord['blocked'], effects: Parameters<WriteEffects>[0]) => {
    const row = rows.get(id);
    if (!row || row.closed !== null || (row.blocked === null) !== (from === 'free')) return false;
    tables.atomically(() => {
      rows.set(id, { ...row, blocked });
      write(effects);
    });
    return true;
  };
  return {
    async find(id) {
      return rows.get(id);
    },
    async byIdentifier({ kind, value }) {
      const owner = owners.get(joinKey(kind, value));
      return owner === undefined ? undefined : rows.get(owner);
    },
    async add(customer, effects) {
      const keys = customer.identifiers.map(({ kind, value }) => joinKey(kind, value));
      const taken = rows.get(customer.id) || new Set(keys).size < keys.length || keys.some((key) => owners.get(key) !== undefined);
      if (taken) return 'taken';
      tables.atomically(() => {
        rows.set(customer.id, copyJson(customer));
        for (const key of keys) owners.set(key, customer.id);
        write(effects);
      });
      return 'added';
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
    async count() {
      return rows.count();
    },
  };
}
