import { type Audit, type AuditEvent, endings } from '#ports';
import { type Database, keep, type Row, statement } from './database.ts';
import { writeEffects } from './effects.ts';
import { waitForWriters } from './wait-for-writers.ts';

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
        await waitForWriters(session);
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
