import type { CallNotes, CallRecord, Calls } from '#ports';
import { type Database, keep, type Row, type Statement, statement } from './database.ts';
import { changeRow, writeEffects } from './effects.ts';
import { countGone } from './forget.ts';

const openCall = statement(
  'open-call',
  `insert into calls (id, node, "from", "to", language, opened, lease, ended, hears, failed, claimed, identified, reason, queued, advisor,
     answered, wish, alerts, held, transferred, missed)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
);
const forgetCalls = statement(
  'forget-calls',
  `with old as (delete from calls where id in (
     select id from calls where ended < $1 order by ended limit $2 for update skip locked) returning id)
   select count(*) from old`,
);
const findCall = statement('find-call', 'select * from calls where id = $1');
const renewLeases = statement(
  'renew-leases',
  `update calls set lease = greatest(lease, $4)
   where id in (select id from calls where id = any($2) and node = $1 and ended is null and lease > $3 order by id for update)
   returning id`,
);
const queueCall = statement(
  'queue-call',
  'update calls set reason = coalesce($2, reason), queued = coalesce(queued, $3) where id = $1 and ended is null',
);
const takeCall = statement(
  'take-call',
  `update calls set advisor = $2, answered = $3
   where id = $1 and advisor is null and queued is not null and ended is null and lease > $3`,
);
const holdCall = statement('hold-call', 'update calls set held = $3 where id = $1 and advisor = $2 and ended is null and lease > $4');
const transferCall = statement(
  'transfer-call',
  `update calls set advisor = $3, answered = $4, held = false, transferred = $4, missed = null,
     identified = case when transferred is null or (identified ->> 'at')::bigint > transferred then identified end
   where id = $1 and advisor = $2 and ended is null and lease > $4`,
);
const releaseCall = statement(
  'release-call',
  `update calls set advisor = null, answered = null, held = false, missed = $2
   where id = $1 and advisor = $2 and ended is null and lease > $3`,
);
const wishOfCall = statement('wish-of-call', 'update calls set wish = $2 where id = $1 and ended is null and lease > $3');
const alertCall = statement(
  'alert-call',
  'update calls set alerts = alerts || to_jsonb($2::text) where id = $1 and not alerts @> to_jsonb($2::text)',
);
const endCall = statement('end-call', 'update calls set ended = $2 where id = $1 and ended is null');
const aliveCalls = statement('alive-calls', 'select * from calls where ended is null and lease > $1 order by opened, id');
const callsInNameOf = statement(
  'calls-in-name-of',
  'select * from calls where claimed = $1 and ended is null and lease > $2 order by opened desc, id desc',
);
const lostCalls = statement('lost-calls', 'select * from calls where ended is null and lease <= $1 order by lease, id limit $2');
const countCalls = statement('count-calls', 'select count(*) from calls');

export function createCalls(database: Database): Calls {
  const select = async (query: Statement, values: readonly unknown[]) => (await database.run(query, values)).rows.map(toCall);
  return {
    open: async (call, effects) => void (await changeRow(database, openCall, toColumns(call), effects)),
    find: async (id) => (await select(findCall, [id]))[0],
    async renew(node, ids, now, until) {
      const { rows } = await database.run(renewLeases, [node, ids, now, until]);
      return rows.map((row): string => row['id']).sort();
    },
    async note(id, notes) {
      await database.run(...writeNotes(id, notes));
    },
    queue: async (id, reason, at, effects) => void (await changeRow(database, queueCall, [id, reason, at], effects)),
    take: async (id, advisor, now, effects) => ((await changeRow(database, takeCall, [id, advisor, now], effects)) ? 'taken' : 'missed'),
    hold: async (id, advisor, held, now, effects) =>
      (await changeRow(database, holdCall, [id, advisor, held, now], effects)) ? 'done' : 'missed',
    transfer: async (id, from, to, now, effects) =>
      (await changeRow(database, transferCall, [id, from, to, now], effects)) ? 'done' : 'missed',
    release: async (id, advisor, now, effects) =>
      (await changeRow(database, releaseCall, [id, advisor, now], effects)) ? 'done' : 'missed',
    wish: async (id, wish, now) => ((await database.run(wishOfCall, [id, wish, now])).count > 0 ? 'wished' : 'missed'),
    alert: (id, alert, effects) =>
      database.transact(async (session) => {
        await session.run(alertCall, [id, alert]);
        return keep(await writeEffects(session, effects));
      }),
    end: async (id, at, effects) => ((await changeRow(database, endCall, [id, at], effects)) ? 'ended' : 'unchanged'),
    alive: (now) => select(aliveCalls, [now]),
    inNameOf: (customer, now) => select(callsInNameOf, [customer, now]),
    lost: (now, atMost) => select(lostCalls, [now, atMost]),
    async count() {
      const { rows } = await database.run(countCalls, []);
      return rows[0]?.['count'];
    },
    forget: (before, atMost) => countGone(database, forgetCalls, [before, atMost]),
  };
}

/**
 * One statement for each set of notes that is written together: they are few, and each is named. Nothing is written, too: a user
 * code that nobody has is noted in nobody's name, and must cost what another costs (T16).
 */
function writeNotes(id: string, notes: CallNotes): readonly [Statement, readonly unknown[]] {
  const allowed = ['hears', 'failed', 'claimed', 'language', 'wish'] as const;
  const set = allowed.filter((column) => notes[column] !== undefined);
  const assignments = set.map((column, index) => `${column} = $${index + 2}`).join(', ') || 'claimed = claimed';
  const values = set.map((column) => (column === 'failed' ? JSON.stringify(notes.failed) : notes[column]));
  return [statement(`note-${set.join('-')}`, `update calls set ${assignments} where id = $1 and ended is null`), [id, ...values]];
}

function toColumns(call: CallRecord): unknown[] {
  const { id, node, from, to, language, opened, lease, ended, hears, failed, claimed, identified } = call;
  const { reason, queued, advisor, answered, wish, alerts, held, transferred, missed } = call;
  const line = [id, node, from, to, language, opened, lease, ended, hears, JSON.stringify(failed), claimed];
  const answer = [reason, queued, advisor, answered, wish, JSON.stringify(alerts)];
  return [...line, identified && JSON.stringify(identified), ...answer, held, transferred, missed];
}

/** The columns are the record's own names. */
function toCall(row: Row): CallRecord {
  return { ...row } as CallRecord;
}
