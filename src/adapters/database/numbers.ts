import { Broken, type CredentialRecord, type Numbers, type SealedNumber } from '#ports';
import { addCredential } from './credentials.ts';
import { type Database, keep, type Row, type Session, statement, undo } from './database.ts';
import { changeRow, writeEffects } from './effects.ts';

const registerNumbers = statement(
  'register-numbers',
  `insert into numbers (customer, sealed, digest, since)
   select customer, sealed, digest, $2 from jsonb_to_recordset($1::jsonb) as given (customer text, sealed text, digest text)
   order by customer collate "C" on conflict do nothing`,
);
const addSmsCredentials = statement(
  'add-sms-credentials',
  `insert into credentials (id, customer, kind, version, state, sealed, lookup, added, expires)
   select credential, customer, 'sms-code', 0, '{}', '', null, $2, null
   from jsonb_to_recordset($1::jsonb) as given (customer text, credential text)`,
);
const removeNumber = statement(
  'remove-number',
  `with number as (delete from numbers where customer = $1 returning 1),
   proposed as (delete from proposed_numbers where customer = $1 returning 1)
   select (select count(*) from number) + (select count(*) from proposed) as count`,
);
const compareNumber = statement(
  'compare-number',
  `select digest from (
     select 1 as first, digest from proposed_numbers where customer = $1 union all select 2, digest from numbers where customer = $1) own
   order by first limit 1`,
);
const readNumber = statement('read-number', 'select sealed, digest from numbers where customer = $1');
const proposeNumber = statement(
  'propose-number',
  `insert into proposed_numbers (customer, sealed, digest, credential, proposed, due) values ($1, $2, $3, $4, $5, $6)
   on conflict (customer) do update set sealed = excluded.sealed, digest = excluded.digest, credential = excluded.credential,
     proposed = excluded.proposed, due = excluded.due`,
);
const pendingNumber = statement('pending-number', 'select proposed, due from proposed_numbers where customer = $1');
const undoNumber = statement('undo-number', 'delete from proposed_numbers where customer = $1');
const takeDueNumber = statement(
  'take-due-number',
  `delete from proposed_numbers where customer = (
     select customer from proposed_numbers where due <= $1 order by due, customer limit 1 for update skip locked)
   returning customer, sealed, digest, credential`,
);
const moveInNumber = statement(
  'move-in-number',
  `insert into numbers (customer, sealed, digest, since) values ($1, $2, $3, $4)
   on conflict (customer) do update set sealed = excluded.sealed, digest = excluded.digest, since = excluded.since`,
);
const endSmsCredential = statement(
  'end-sms-credential',
  `update credentials set ended = $2 where customer = $1 and kind = 'sms-code' and ended is null`,
);

export function createNumbers(database: Database): Numbers {
  return {
    register: (numbers, at, effects) =>
      database.transact(async (session) => {
        const given = JSON.stringify(numbers);
        if ((await session.run(registerNumbers, [given, at])).count < numbers.length) return undo('there-is-one');
        await session.run(addSmsCredentials, [given, at]);
        await writeEffects(session, effects);
        return keep('registered');
      }),
    async compare(customer, digest) {
      const [own] = (await database.run(compareNumber, [customer])).rows;
      return own === undefined ? 'none' : own['digest'] === digest ? 'same' : 'other';
    },
    read: (customer, { purpose, at, node }) =>
      database.transact<SealedNumber | undefined>(async (session) => {
        const number = (await session.run(readNumber, [customer])).rows.map(toNumber)[0];
        if (number) await writeEffects(session, { audit: [{ at, what: 'number-read', node, customer, detail: { purpose } }] });
        return keep(number);
      }),
    propose: async (customer, { sealed, digest, credential, proposed, due }, effects) => {
      await changeRow(database, proposeNumber, [customer, sealed, digest, credential, proposed, due], effects);
    },
    remove: (customer, at, effects) =>
      database.transact<'removed' | 'unchanged'>(async (session) => {
        const { rows } = await session.run(removeNumber, [customer]);
        if (!rows[0]?.['count']) return undo('unchanged');
        await session.run(endSmsCredential, [customer, at]);
        await writeEffects(session, effects);
        return keep('removed');
      }),
    async pending(customer) {
      const { rows } = await database.run(pendingNumber, [customer]);
      return rows.map(({ proposed, due }) => ({ proposed, due }))[0];
    },
    undo: async (customer, effects) => ((await changeRow(database, undoNumber, [customer], effects)) ? 'undone' : 'unchanged'),
    async takeEffect(now, node, atMost) {
      const moved: string[] = [];
      while (moved.length < atMost) {
        const customer = await database.transact(async (session) => keep(await moveInOne(session, now, node)));
        if (customer === undefined) break;
        moved.push(customer);
      }
      return moved;
    },
  };
}

async function moveInOne(session: Session, now: number, node: string): Promise<string | undefined> {
  const row = (await session.run(takeDueNumber, [now])).rows[0];
  if (!row) return undefined;
  const { customer, sealed, digest, credential } = row;
  await session.run(moveInNumber, [customer, sealed, digest, now]);
  await addSmsCredential(session, customer, credential, now);
  await writeEffects(session, { audit: [{ at: now, what: 'number-changed', node, customer }] });
  return customer;
}

/** Says only that there is a number; in the place of the one there was. */
async function addSmsCredential(session: Session, customer: string, id: string, added: number): Promise<void> {
  await session.run(endSmsCredential, [customer, added]);
  const record: CredentialRecord = {
    id,
    customer,
    kind: 'sms-code',
    version: 0,
    state: {},
    sealed: '',
    lookup: null,
    added,
    expires: null,
  };
  if ((await addCredential(session, record, 1, added)) !== 'added')
    throw new Broken('id-used-twice', 'Something was to be stored under an identifier that is in use.');
}

function toNumber({ sealed, digest }: Row): SealedNumber {
  return { sealed, digest };
}
