import type { CustomerRecord, Customers } from '#ports';
import { type Database, keep, type Row, statement, undo } from './database.ts';
import { changeRow, writeEffects } from './effects.ts';

const columns = `c.id, c.name, c.language, c.since, c.blocked_at, c.blocked_why, c.born, c.address, c.letters, c.closed,
  coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.place)
    from identifiers i where i.customer = c.id), '[]') as identifiers`;
const findCustomer = statement('find-customer', `select ${columns} from customers c where c.id = $1`);
const customerByIdentifier = statement(
  'customer-by-identifier',
  `select ${columns} from identifiers own join customers c on c.id = own.customer where own.kind = $1 and own.value = $2`,
);
const insertCustomer = statement(
  'add-customer',
  `insert into customers (id, name, language, since, blocked_at, blocked_why, born, address, letters, closed)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
);
/** Sorted, so that two who are added at once with the same identifiers do not wait for each other. */
const insertIdentifiers = statement(
  'add-identifiers',
  `insert into identifiers (customer, kind, value, place)
   select $1, kind, value, place
   from rows from (jsonb_to_recordset($2::jsonb) as (kind text, value text)) with ordinality as given (kind, value, place)
   order by kind collate "C", value collate "C" on conflict do nothing`,
);
const blockCustomer = statement(
  'block-customer',
  'update customers set blocked_at = $2, blocked_why = $3 where id = $1 and blocked_at is null',
);
const unblockCustomer = statement(
  'unblock-customer',
  'update customers set blocked_at = null, blocked_why = null where id = $1 and blocked_at is not null and closed is null',
);
const closeCustomer = statement(
  'close-customer',
  `update customers set closed = $2, blocked_at = coalesce(blocked_at, $2), blocked_why = coalesce(blocked_why, 'closed')
   where id = $1 and closed is null`,
);
const giveUpIdentifiers = statement('give-up-identifiers', 'delete from identifiers where customer = $1');
const endCredentials = statement('end-credentials-of-closed', 'update credentials set ended = $2 where customer = $1 and ended is null');
const forgetNumber = statement(
  'forget-number',
  'with number as (delete from numbers where customer = $1) delete from proposed_numbers where customer = $1',
);
const countCustomers = statement('count-customers', 'select count(*) from customers');

export function createCustomers(database: Database): Customers {
  return {
    async find(id) {
      const { rows } = await database.run(findCustomer, [id]);
      return rows.map(toCustomer)[0];
    },
    async byIdentifier({ kind, value }) {
      const { rows } = await database.run(customerByIdentifier, [kind, value]);
      return rows.map(toCustomer)[0];
    },
    add: (customer, effects) =>
      database.transact(async (session) => {
        const { id, identifiers } = customer;
        if ((await session.run(insertCustomer, toRow(customer))).count === 0) return undo('taken');
        const { count } = await session.run(insertIdentifiers, [id, JSON.stringify(identifiers)]);
        if (count < identifiers.length) return undo('taken');
        await writeEffects(session, effects);
        return keep('added');
      }),
    block: async (id, { at, why }, effects) =>
      (await changeRow(database, blockCustomer, [id, at, why], effects)) ? 'blocked' : 'unchanged',
    unblock: async (id, effects) => ((await changeRow(database, unblockCustomer, [id], effects)) ? 'unblocked' : 'unchanged'),
    close: (id, at, effects) =>
      database.transact(async (session) => {
        if ((await session.run(closeCustomer, [id, at])).count === 0) return undo('unchanged');
        await session.run(giveUpIdentifiers, [id]);
        await session.run(endCredentials, [id, at]);
        await session.run(forgetNumber, [id]);
        await writeEffects(session, effects);
        return keep('closed');
      }),
    async count() {
      const { rows } = await database.run(countCustomers, []);
      return rows[0]?.['count'];
    },
  };
}

function toRow({ id, name, language, since, blocked, born, address, letters, closed }: CustomerRecord): unknown[] {
  return [id, name, language, since, blocked?.at ?? null, blocked?.why ?? null, born, JSON.stringify(address), letters, closed];
}

function toCustomer({ blocked_at: at, blocked_why: why, ...row }: Row): CustomerRecord {
  const { id, name, language, identifiers, born, address, letters, closed, since } = row;
  return { id, name, language, identifiers, born, address, letters, blocked: at === null ? null : { at, why }, closed, since };
}
