import type { CustomerRecord, Customers } from '#ports';
import type { WriteEffects } from './effects.ts';
import { joinKey, type Table, type Tables } from './tables.ts';

export function createCustomers(tables: Tables, rows: Table<CustomerRecord>, write: WriteEffects): Customers {
  const owners = tables.create<string>();
  const change = (id: string, from: 'free' | 'blocked', blocked: CustomerRecord['blocked'], effects: Parameters<WriteEffects>[0]) => {
    const row = rows.get(id);
    if (!row || (row.blocked === null) !== (from === 'free')) return false;
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
        rows.set(customer.id, { ...customer, identifiers: customer.identifiers.map((identifier) => ({ ...identifier })) });
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
    async count() {
      return rows.count();
    },
  };
}
