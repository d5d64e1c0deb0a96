import type { AuditEvent, Journal, JournalLine, Lost } from '#ports';
import { type Database, keep, type Row, type Session, statement } from './database.ts';
import { writeEffects } from './effects.ts';
import { replayChange } from './replay.ts';
import { waitForWriters } from './wait-for-writers.ts';

const readEpoch = statement('epoch', 'select epoch from epochs');
const writeEpoch = statement(
  'write-epoch',
  'insert into epochs (epoch, began) values ($1, $2) on conflict (single) do update set epoch = excluded.epoch, began = excluded.began',
);
const readEnd = statement(
  'end-of-journal',
  'select greatest((select max(sequence) from audit), (select max(sequence) from journal), 0)::bigint as sequence',
);
const readFrom = statement(
  'journal-from',
  `select * from (
     (select sequence, at, to_jsonb(audit) - 'sequence' as audit, null::jsonb as change from audit where sequence >= $1 order by sequence limit $2)
     union all
     (select sequence, at, null, change from journal where sequence >= $1 order by sequence limit $2)
   ) lines order by sequence limit $2`,
);
const trim = statement('trim-journal', 'delete from journal where at < $1 and sequence < $2');
const moveOn = statement(
  'move-journal-on',
  `select setval('audit_sequence_seq', greatest((select last_value from audit_sequence_seq), $1::bigint))`,
);
const beginReplay = statement('begin-replay', 'insert into replays ("from") values ($1) on conflict do nothing');
const readReplay = statement('read-replay', 'select "from" from replays');
const endReplay = statement('end-replay', 'delete from replays');
const insertAudit = statement(
  'replay-audit',
  `insert into audit (sequence, at, what, node, flow, call, customer, staff, detail) overriding system value
   select $1, at, what, node, flow, call, customer, staff, detail
   from jsonb_to_record($2::jsonb) as event (at bigint, what text, node text, flow text, call text, customer text, staff text, detail jsonb)
   on conflict do nothing`,
);
const insertChange = statement('replay-journal', 'insert into journal (sequence, at, change) values ($1, $2, $3) on conflict do nothing');
const isNoted = statement('is-noted', 'select from journal where sequence = $1 and at = $2 and change = $3::jsonb');
/** All that ran when the backup was made may have been answered since. */
const endAll = [
  statement('drop-open-questions', 'delete from challenges'),
  statement('drop-open-flows', 'delete from flows where not ended'),
  statement('drop-sessions', 'delete from sessions'),
  statement('drop-openid', `delete from openid where expires is not null and body <> ''`),
  statement('end-all-calls', 'update calls set ended = $1 where ended is null'),
] as const;

export function createJournal(database: Database): Journal {
  return {
    async epoch() {
      const { rows } = await database.run(readEpoch, []);
      return rows[0]?.['epoch'] ?? null;
    },
    async end() {
      const { rows } = await database.run(readEnd, []);
      return rows[0]?.['sequence'];
    },
    from: (sequence, atMost) =>
      database.transact(async (session) => {
        await waitForWriters(session);
        const { rows } = await session.run(readFrom, [sequence, atMost]);
        return keep(rows.map(toLine));
      }),
    begin: (epoch, at, audit) =>
      database.transact(async (session) => {
        for (const each of endAll) await session.run(each, each.text.includes('$1') ? [at] : []);
        await session.run(endReplay, []);
        await session.run(writeEpoch, [epoch, at]);
        return keep(await writeEffects(session, { audit }));
      }),
    beginReplay: (from, upTo) =>
      database.transact(async (session) => {
        await session.run(moveOn, [upTo]);
        await session.run(beginReplay, [from]);
        const { rows } = await session.run(readReplay, []);
        return keep(rows[0]?.['from']);
      }),
    replay: (lines, now) => database.transact(async (session) => keep(await replayAll(session, lines, now))),
    trim: async (before, exported) => void (await database.run(trim, [before, exported])),
  };
}

async function replayAll(session: Session, lines: readonly JournalLine[], now: number): Promise<readonly Lost[]> {
  const lost: Lost[] = [];
  for (const line of lines) {
    if ('audit' in line) await session.run(insertAudit, [line.sequence, JSON.stringify(line.audit)]);
    else {
      const values = [line.sequence, line.at, JSON.stringify(line.change)];
      // What the database has noted itself it has done itself: then only what is lost is told.
      const isDone = (await session.run(insertChange, values)).count === 0 && (await session.run(isNoted, values)).count > 0;
      if (!isDone || line.change.is === 'add') lost.push(...(await replayChange(session, line.change, now)));
    }
  }
  return lost;
}

function toLine({ sequence, at, audit, change }: Row): JournalLine {
  if (change !== null) return { sequence, at, change };
  const set = Object.fromEntries(Object.entries(audit).filter(([, value]) => value !== null));
  return { sequence, audit: set as unknown as AuditEvent };
}
