import { type Session, statement } from './database.ts';

const waitShortly = statement('wait-shortly', `set local lock_timeout = '500ms'`);
/** Whoever writes a line has it in common with all others that do (migrations/0012-order-of-lines.sql). */
const waitForAll = statement('wait-for-writers', 'select pg_advisory_xact_lock(7412021)');

/**
 * Numbers are drawn before their transactions commit. Who read on past a number still on its way would never see it: so whoever reads
 * audit or journal in order waits until all that have drawn one are over.
 */
export async function waitForWriters(session: Session): Promise<void> {
  await session.run(waitShortly, []);
  await session.run(waitForAll, []);
}
