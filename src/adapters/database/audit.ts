import { type Audit, type AuditEvent, endings } from '#ports';
import { type Database, keep, type Row, statement } from './database.ts';
import { writeEffects } from './effects.ts';

/**
 * Sequence numbers are drawn before their transactions commit. Who read on past a number still on its way would never
 * see it; the lock waits until all that have drawn one are over, for as long as one of them takes.
 */
const waitForWriters = statement('wait-for-audit-writers', 'lock table audit in share mode');
const waitShortly = statement('wait-shortly', `set local lock_timeout = '500ms'`);
const readSince = statement('audit-since', 'select * from audit where sequence > $1 order by sequence limit $2');
const readOf = statement(
  'audit-of-customer',
  'select * from audit where customer = $1 and what = any($2::text[]) order by sequence desc limit $3',
);
/** The condition is written out, as the index of endings has it: a parameter would not be seen to imply it. */
const readLastEnding = statement(
  'audit-last-ending',
  `select * from audit where customer = $1 and what in (${endings.map((what) => `'${what}'`).join(', ')}) order by sequence desc limit 1`,
);

export function createAudit(database: Database): Audit {
  return {
    append: (events) => database.transact(async (session) => keep(await writeEffects(session, { audit: events }))),
    since: (sequence, atMost) =>
      database.transact(async (session) => {
        await session.run(waitShortly, []);
        await session.run(waitForWriters, []);
        const { rows } = await session.run(readSince, [sequence, atMost]);
        return keep(rows.map(toEvent));
      }),
    of: async (customer, whats, atMost) => {
      const { rows } = await database.run(readOf, [customer, whats, atMost]);
      return rows.map(toPlainEvent);
    },
    lastEnding: async (customer) => {
      const { rows } = await database.run(readLastEnding, [customer]);
      return rows.map(toPlainEvent)[0];
    },
  };
}

function toPlainEvent(row: Row): AuditEvent {
  const { sequence: _, ...event } = toEvent(row);
  return event;
}

function toEvent({ sequence, at, what, node, ...rest }: Row): AuditEvent & { readonly sequence: number } {
  const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return { sequence, at, what, node, ...set };
}
