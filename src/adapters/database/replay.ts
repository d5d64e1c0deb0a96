import { Broken, type Change, type Lost } from '#ports';
import { type Row, type Session, type Statement, statement } from './database.ts';

const use = statement('replay-once', 'insert into used ("of", mark) values ($1, $2) on conflict do nothing');
const mark = statement('replay-mark', 'insert into marks (mark, expires) values ($1, $2) on conflict do nothing');
const raise = statement(
  'replay-counter',
  `insert into counters ("of", value) values ($1, $2)
   on conflict ("of") do update set value = excluded.value where counters.value < excluded.value`,
);
const isThere = statement('replay-is-there', 'select from credentials where id = $1');
/** From an older version only, so that a second time changes nothing. Of another secret the database has no more than the old one. */
const change = statement(
  'replay-change',
  `update credentials set version = $2, state = $3, expires = $4, ended = coalesce(ended, $5, case when $6 then $7::bigint end)
   where id = $1 and (version < $2 or (ended is null and $5::bigint is not null))
   returning customer, kind, $6 and $5::bigint is null as lost`,
);
const lock = statement(
  'replay-lock',
  `insert into budgets ("of", kind, wrong, since_right, pauses, paused_until, locked) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict ("of", kind) do update set wrong = excluded.wrong, since_right = excluded.since_right, pauses = excluded.pauses,
     paused_until = excluded.paused_until, locked = excluded.locked`,
);
const block = statement('replay-customer', 'update customers set blocked_at = $2, blocked_why = $3, closed = $4 where id = $1');
const giveUp = statement('replay-closed', 'delete from identifiers where customer = $1');
const consent = statement(
  'replay-consent',
  'insert into consents (customer, subject, version, at) values ($1, $2, $3, $4) on conflict do nothing',
);
const forgetNumber = statement('replay-number', 'delete from numbers where customer = $1');
const forgetProposed = statement('replay-proposed-number', 'delete from proposed_numbers where customer = $1');
const endNumber = statement(
  'replay-end-of-number',
  `update credentials set ended = $2 where customer = $1 and kind = 'sms-code' and ended is null returning id`,
);
const print = statement(
  'replay-letter',
  'update letters set printed = $2, cancelled = $3, sealed = null where id = $1 and sealed is not null',
);
const destroyKey = statement('replay-letter-key', 'delete from letter_keys where letter = $1');
/** Also of a box that came after the backup: its maker's file would bring it back. */
const leaveStock = statement(
  'replay-stock',
  `insert into stock (serial, batch, added, gone) values ($1, $2, $3, $3)
   on conflict (serial) do update set gone = excluded.gone, sealed = null, start_pin = null, box = null where stock.gone is null`,
);

const rememberWord = statement(
  'replay-openid-word',
  `insert into openid (kind, id, body, expires) values ($1, $2, '', $3) on conflict do nothing`,
);
/** What it became is not in the journal, and what it was may have been thrown away for a reason. */
const dropLasting = statement('replay-openid-lasting', 'delete from openid where kind = $1 and id = $2');

/** Makes it so in a database that has not seen it. What it cannot give back is lost. Throws Broken for what a later version has noted. */
export async function replayChange(session: Session, given: Change, now: number): Promise<readonly Lost[]> {
  const row = given as Row;
  const run = async (each: Statement, ...values: readonly unknown[]) => session.run(each, values);
  switch (given.is) {
    case 'once':
      await run(use, row['of'], row['mark']);
      return [];
    case 'mark':
      await run(mark, row['mark'], row['expires']);
      return [];
    case 'counter':
      await run(raise, row['of'], row['value']);
      return [];
    case 'add':
      return (await run(isThere, row['credential'])).count > 0 ? [] : [toLost(row)];
    case 'change':
      return replayCredential(session, row, now);
    case 'lock':
      await run(lock, row['of'], row['kind'], row['wrong'], row['sinceRight'], row['pauses'], row['pausedUntil'], row['locked']);
      return [];
    case 'customer':
      await run(block, row['customer'], row['blockedAt'], row['blockedWhy'], row['closed']);
      if (row['closed'] !== null) await run(giveUp, row['customer']);
      return [];
    case 'consent':
      await run(consent, row['customer'], row['subject'], row['version'], row['at']);
      return [];
    case 'number':
      return replayNumber(session, row['customer'], now);
    case 'letter':
      await run(print, row['letter'], row['printed'], row['cancelled']);
      await run(destroyKey, row['letter']);
      return [];
    case 'stock':
      await run(leaveStock, row['serial'], row['batch'], row['gone']);
      return [];
    case 'openid-word':
      await run(rememberWord, row['kind'], row['id'], row['expires']);
      return [];
    case 'openid-lasting':
      await run(dropLasting, row['kind'], row['id']);
      return row['gone'] ? [] : [{ credential: row['id'], customer: row['id'], kind: row['kind'] }];
    default:
      // Passed over it would be taken a second time.
      throw new Broken('export-unreadable', 'What was exported of the audit cannot be read.', `a change that is ${given.is}`);
  }
}

async function replayCredential(session: Session, row: Row, now: number): Promise<readonly Lost[]> {
  const { credential, version, state, expires, ended, other } = row;
  const { rows } = await session.run(change, [credential, version, JSON.stringify(state), expires, ended, other, now]);
  return rows.filter(({ lost }) => lost).map(({ customer, kind }) => ({ credential, customer, kind }));
}

/** Which number it became is not in the journal, and the old one may be in other hands. */
async function replayNumber(session: Session, customer: string, now: number): Promise<readonly Lost[]> {
  await session.run(forgetNumber, [customer]);
  await session.run(forgetProposed, [customer]);
  const { rows } = await session.run(endNumber, [customer, now]);
  return rows.map(({ id }) => ({ credential: id, customer, kind: 'sms-code' }));
}

function toLost({ credential, customer, kind }: Row): Lost {
  return { credential, customer, kind };
}
