import type { Effects } from '#ports';
import { type Database, keep, type Session, type Statement, statement } from './database.ts';

const appendAudit = statement(
  'append-audit',
  `insert into audit (at, what, node, flow, call, customer, staff, detail)
   select at, what, node, flow, call, customer, staff, detail
   from jsonb_to_recordset($1::jsonb) as event (at bigint, what text, node text, flow text, call text, customer text, staff text, detail jsonb)`,
);
const appendOutbox = statement(
  'append-outbox',
  `insert into outbox (id, kind, "to", body, due)
   select id, kind, "to", body, due from jsonb_to_recordset($1::jsonb) as message (id text, kind text, "to" text, body jsonb, due bigint)`,
);

/** Always the last statements of a transaction: the audit is written or nothing is (I4). */
export async function writeEffects(session: Session, { audit, outbox }: Effects): Promise<void> {
  if (audit.length > 0) await session.run(appendAudit, [JSON.stringify(audit)]);
  if (outbox && outbox.length > 0) await session.run(appendOutbox, [JSON.stringify(outbox)]);
}

/** One update and its effects. False: it changed no row, and nothing was written. */
export function changeRow(database: Database, update: Statement, values: readonly unknown[], effects: Effects): Promise<boolean> {
  return database.transact(async (session) => {
    const { count } = await session.run(update, values);
    if (count > 0) await writeEffects(session, effects);
    return keep(count > 0);
  });
}
