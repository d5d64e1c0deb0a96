import type { BoxOrder, BoxOrders, Stock, StockedBox, StockedSecret } from '#ports';
import { addCredential, endCredential } from './credentials.ts';
import { type Database, keep, type Row, statement, undo } from './database.ts';
import { changeRow, writeEffects } from './effects.ts';

const addBoxes = statement(
  'add-boxes',
  `insert into stock (serial, maker, model, box, sealed, start_pin, usable_from, usable_until, batch, added)
   select serial, maker, model, box, sealed, "startPin", "from", until, batch, added
   from jsonb_to_recordset($1::jsonb) as given (serial text, maker text, model text, box jsonb, sealed text, "startPin" text,
     "from" bigint, until bigint, batch text, added bigint)
   order by serial collate "C" on conflict do nothing returning serial`,
);
const knownSerials = statement('known-serials', 'select serial from stock where serial = any($1::text[])');
const findBox = statement('find-box', 'select * from stock where serial = $1');
const setStartPins = statement(
  'set-start-pins',
  `update stock set start_pin = given."startPin" from jsonb_to_recordset($1::jsonb) as given (serial text, "startPin" text)
   where stock.serial = given.serial and gone is null returning stock.serial`,
);
const listBoxes = statement('list-boxes', 'select * from stock where gone is null and serial > $1 order by serial limit $2');
const oldestBox = statement(
  'oldest-box',
  `select * from stock where gone is null and (usable_from is null or usable_from <= $1) and (usable_until is null or usable_until > $2)
   order by added, serial limit 1`,
);
const leaveStock = statement(
  'leave-stock',
  'update stock set gone = $2, sealed = null, start_pin = null, box = null where serial = $1 and gone is null',
);

export function createStock(database: Database): Stock {
  return {
    add: (boxes, effects) =>
      database.transact<readonly string[]>(async (session) => {
        const { rows } = await session.run(addBoxes, [JSON.stringify(boxes)]);
        if (rows.length > 0) await writeEffects(session, effects);
        return keep(listOthers(boxes, rows));
      }),
    async known(serials) {
      const { rows } = await database.run(knownSerials, [serials]);
      const known = new Set(rows.map(({ serial }) => serial));
      return serials.filter((serial) => known.has(serial));
    },
    async find(serial) {
      const [row] = (await database.run(findBox, [serial])).rows;
      if (!row) return undefined;
      return row['gone'] === null ? { is: 'here', box: toBox(row) } : { is: 'left', at: row['gone'] };
    },
    setStartPins: (pins, effects) =>
      database.transact<readonly string[]>(async (session) => {
        const { rows } = await session.run(setStartPins, [JSON.stringify(pins)]);
        if (rows.length > 0) await writeEffects(session, effects);
        return keep(listOthers(pins, rows));
      }),
    async list(after, atMost) {
      const { rows } = await database.run(listBoxes, [after, atMost]);
      return rows.map(toBox).map(({ sealed: _, startPin, ...box }) => ({ ...box, hasStartPin: startPin !== null }));
    },
    async oldest(now, beyond) {
      const { rows } = await database.run(oldestBox, [now, beyond]);
      return rows.map(toBox)[0];
    },
    assign: (serial, credential, { atMost, ends, order, ...effects }) =>
      database.transact<Awaited<ReturnType<Stock['assign']>>>(async (session) => {
        const now = credential.added;
        if ((await session.run(leaveStock, [serial, now])).count === 0) return undo('gone');
        if (order !== null && (await session.run(sendOrder, [order, now, serial])).count === 0) return undo('settled');
        for (const other of ends) await session.run(endCredential, [other, now]);
        const added = await addCredential(session, credential, atMost, now);
        if (added !== 'added') return undo(added);
        await writeEffects(session, effects);
        return keep('assigned');
      }),
    discard: async (serial, at, effects) => ((await changeRow(database, leaveStock, [serial, at], effects)) ? 'discarded' : 'gone'),
  };
}

const insertOrder = statement(
  'order-box',
  `insert into box_orders (id, customer, by, ordered) values ($1, $2, $3, $4)
   on conflict (customer) where sent is null and cancelled is null do nothing`,
);
const sendOrder = statement(
  'send-box-order',
  'update box_orders set sent = $2, serial = $3 where id = $1 and sent is null and cancelled is null',
);
const cancelOrder = statement(
  'cancel-box-order',
  'update box_orders set cancelled = $2 where id = $1 and sent is null and cancelled is null',
);
const orderOf = statement('box-order-of', 'select * from box_orders where customer = $1 and sent is null and cancelled is null');
const waitingOrders = statement(
  'waiting-box-orders',
  'select * from box_orders where sent is null and cancelled is null and (ordered, id) > ($1, $2) order by ordered, id limit $3',
);
const dueForRenewal = statement(
  'boxes-due-for-renewal',
  `select customer from credentials ending
   where kind = $1 and ended is null and expires > $2 and expires <= $3 and state->>'status' = 'active'
     and exists (select from customers where id = ending.customer and blocked_at is null)
     and not exists (select from box_orders where customer = ending.customer and sent is null and cancelled is null)
     and not exists (
       select from credentials lasting where lasting.customer = ending.customer and kind = $1 and ended is null
         and (expires is null or expires > $3) and state->>'status' in ('active', 'handed-out'))
   group by customer order by min(expires), customer limit $4`,
);
const forgetOrders = statement(
  'forget-box-orders',
  `delete from box_orders where id in (
     select id from box_orders where coalesce(sent, cancelled) < $1 and (sent is not null or cancelled is not null)
     order by coalesce(sent, cancelled) limit $2 for update skip locked)`,
);

export function createBoxOrders(database: Database): BoxOrders {
  return {
    order: async ({ id, customer, by, ordered }, effects) =>
      (await changeRow(database, insertOrder, [id, customer, by, ordered], effects)) ? 'ordered' : 'already-ordered',
    cancel: async (id, at, effects) => ((await changeRow(database, cancelOrder, [id, at], effects)) ? 'cancelled' : 'gone'),
    async of(customer) {
      const { rows } = await database.run(orderOf, [customer]);
      return rows.map(toOrder)[0];
    },
    async waiting(after, atMost) {
      const { rows } = await database.run(waitingOrders, [after?.ordered ?? Number.MIN_SAFE_INTEGER, after?.id ?? '', atMost]);
      return rows.map(toOrder);
    },
    async dueForRenewal(kind, now, before, atMost) {
      const { rows } = await database.run(dueForRenewal, [kind, now, before, atMost]);
      return rows.map(({ customer }) => customer);
    },
    async forget(before, atMost) {
      const { count } = await database.run(forgetOrders, [before, atMost]);
      return count;
    },
  };
}

function listOthers(given: readonly { readonly serial: string }[], rows: readonly Row[]): readonly string[] {
  const done = new Set(rows.map(({ serial }) => serial));
  return given.map(({ serial }) => serial).filter((serial) => !done.has(serial));
}

function toBox(row: Row): StockedBox & StockedSecret {
  const { serial, maker, model, box, sealed, start_pin: startPin, usable_from: from, usable_until: until, batch, added } = row;
  return { serial, maker, model, box, sealed, startPin, from, until, batch, added };
}

function toOrder({ id, customer, by, ordered, sent, cancelled, serial }: Row): BoxOrder {
  return { id, customer, by, ordered, sent, cancelled, serial };
}
