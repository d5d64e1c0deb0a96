import type { Consent, CustomerChange, CustomerRecord, Customers, Effects, Identifier } from '#ports';
import { type Database, type Done, keep, type Row, type Session, statement, undo } from './database.ts';
import { changeRow, writeEffects } from './effects.ts';
import { countGone } from './forget.ts';

const columns = `c.id, c.name, c.language, c.since, c.blocked_at, c.blocked_why, c.born, c.address, c.letters, c.closed,
  coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.place, i.kind, i.value)
    from identifiers i where i.customer = c.id), '[]') as identifiers`;
const findCustomer = statement('find-customer', `select ${columns} from customers c where c.id = $1`);
const customerByIdentifier = statement(
  'customer-by-identifier',
  `select ${columns} from identifiers own join customers c on c.id = own.customer where own.kind = $1 and own.value = $2`,
);
/** An import fills empty tables: a plan that was made for them reads the whole table each time, until the statistics are new. */
const planAnew = statement('plan-anew', 'set local plan_cache_mode = force_custom_plan');
const customersAmong = statement(
  'customers-among',
  `select ${columns} from customers c
   where c.id in (
     select unnest($1::text[]) collate "C" union
     select own.customer from identifiers own
     join jsonb_to_recordset($2::jsonb) as given (kind text, value text) on own.kind = given.kind and own.value = given.value)
   order by c.id`,
);
/** Sorted, here and below, so that two who add the same at once do not wait for each other. */
const insertCustomers = statement(
  'add-customers',
  `insert into customers (id, name, language, since, blocked_at, blocked_why, born, address, letters, closed)
   select id, name, language, since, blocked_at, blocked_why, born, address, letters, closed
   from jsonb_to_recordset($1::jsonb) as given (id text, name text, language text, since bigint, blocked_at bigint, blocked_why text,
     born text, address jsonb, letters text, closed bigint)
   order by id collate "C" on conflict do nothing`,
);
const insertIdentifiers = statement(
  'add-identifiers',
  `insert into identifiers (customer, kind, value, place)
   select customer, kind, value, place from jsonb_to_recordset($1::jsonb) as given (customer text, kind text, value text, place integer)
   order by kind collate "C", value collate "C" on conflict do nothing`,
);
const changeCustomer = statement(
  'change-customer',
  `update customers set name = coalesce($2::jsonb->>'name', name), language = coalesce($2::jsonb->>'language', language),
     born = case when $2::jsonb ? 'born' then $2::jsonb->>'born' else born end,
     address = coalesce($2::jsonb->'address', address), letters = coalesce($2::jsonb->>'letters', letters)
   where id = $1 and closed is null`,
);
const giveUpKinds = statement('give-up-identifiers-of-kinds', 'delete from identifiers where customer = $1 and kind = any ($2)');
const lastPlace = statement('last-place-of-identifiers', 'select coalesce(max(place), 0) as place from identifiers where customer = $1');
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
const forgetClosed = statement(
  'forget-closed-customers',
  `with old as (delete from customers where id in (
     select id from customers where closed < $1 order by closed limit $2 for update skip locked) returning id),
   counted as (delete from budgets using old where budgets."of" = old.id),
   missed as (delete from tries using old where tries."of" = old.id),
   woken as (delete from wakeups using old where wakeups.customer = old.id),
   agreed as (delete from consents using old where consents.customer = old.id)
   select count(*) from old`,
);
const consentsOf = statement(
  'consents-of',
  'select subject as "to", version, at from consents where customer = $1 order by at, subject, version',
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
    among: (ids, identifiers) =>
      database.transact(async (session) => {
        await session.run(planAnew, []);
        const { rows } = await session.run(customersAmong, [ids, JSON.stringify(identifiers)]);
        return keep(rows.map(toCustomer));
      }),
    add: (customer, effects) => database.transact((session) => addAll(session, [customer], effects)),
    addAll: (customers, effects) => database.transact((session) => addAll(session, customers, effects)),
    change: (id, { identifiers, ...change }, effects) =>
      database.transact<'changed' | 'unchanged' | 'taken'>(async (session) => {
        if ((await session.run(changeCustomer, [id, JSON.stringify(change)])).count === 0) return undo('unchanged');
        if (identifiers && !(await changeIdentifiers(session, id, identifiers))) return undo('taken');
        await writeEffects(session, effects);
        return keep('changed');
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
    async consents(customer) {
      return (await database.run(consentsOf, [customer])).rows as Consent[];
    },
    async count() {
      const { rows } = await database.run(countCustomers, []);
      return rows[0]?.['count'];
    },
    forget: (before, atMost) => countGone(database, forgetClosed, [before, atMost]),
  };
}

async function addAll(session: Session, customers: readonly CustomerRecord[], effects: Effects): Promise<Done<'added' | 'taken'>> {
  const added = await session.run(insertCustomers, [JSON.stringify(customers.map(toRow))]);
  if (added.count < customers.length) return undo('taken');
  const identifiers = customers.flatMap(({ id, identifiers }) => identifiers.map((one, at) => ({ ...one, customer: id, place: at + 1 })));
  if (!(await addIdentifiers(session, identifiers))) return undo('taken');
  await writeEffects(session, effects);
  return keep('added');
}

type IdentifierRow = Identifier & { readonly customer: string; readonly place: number };

async function addIdentifiers(session: Session, identifiers: readonly IdentifierRow[]): Promise<boolean> {
  return (await session.run(insertIdentifiers, [JSON.stringify(identifiers)])).count === identifiers.length;
}

/** Behind those that stay. */
async function changeIdentifiers(session: Session, customer: string, given: NonNullable<CustomerChange['identifiers']>): Promise<boolean> {
  await session.run(giveUpKinds, [customer, given.map(({ kind }) => kind)]);
  const place: number = (await session.run(lastPlace, [customer])).rows[0]?.['place'];
  const added = given.flatMap(({ kind, value }, at) => (value === null ? [] : [{ customer, kind, value, place: place + at + 1 }]));
  return addIdentifiers(session, added);
}

function toRow({ blocked, identifiers: _elsewhere, ...row }: CustomerRecord) {
  return { ...row, blocked_at: blocked?.at ?? null, blocked_why: blocked?.why ?? null };
}

function toCustomer({ blocked_at: at, blocked_why: why, ...row }: Row): CustomerRecord {
  const { id, name, language, identifiers, born, address, letters, closed, since } = row;
  return { id, name, language, identifiers, born, address, letters, blocked: at === null ? null : { at, why }, closed, since };
}
