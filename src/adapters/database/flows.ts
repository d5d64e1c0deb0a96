import type { ChallengeRecord, FlowRecord, Flows } from '#ports';
import { type Database, keep, type Row, type Session, statement, undo } from './database.ts';
import { writeEffects } from './effects.ts';
import { countGone } from './forget.ts';
import { spendAll } from './uses.ts';

const columns = 'id, version, call, customer, ended, expires, body';
const insertFlow = statement('begin-flow', `insert into flows (${columns}) values ($1, $2, $3, $4, $5, $6, $7)`);
const findFlow = statement('find-flow', `select ${columns} from flows where id = $1`);
const flowsOfCall = statement('flows-of-call', `select ${columns} from flows where call = $1 and not ended order by id`);
const overdueFlows = statement(
  'overdue-flows',
  `select ${columns} from flows where expires <= $1 and not ended order by expires, id limit $2`,
);
const updateFlow = statement(
  'move-flow',
  `update flows set version = $2, call = $3, customer = $4, ended = $5, expires = $6, body = $7, asks = coalesce($8, asks)
   where id = $1 and version = $2 - 1`,
);
const forgetFlows = statement(
  'forget-flows',
  `with old as (delete from flows where id in (
     select id from flows where ended and expires < $1 order by expires limit $2 for update skip locked) returning id),
   asked as (delete from challenges using old where challenges.flow = old.id)
   select count(*) from old`,
);
const insertChallenge = statement(
  'open-challenge',
  `insert into challenges (id, flow, authenticator, customer, sealed, opened, expires) values ($1, $2, $3, $4, $5, $6, $7)`,
);

export function createFlows(database: Database): Flows {
  return {
    begin: (flow, effects) =>
      database.transact(async (session) => {
        await session.run(insertFlow, toColumns(flow));
        return keep(await writeEffects(session, effects));
      }),
    async find(id) {
      const { rows } = await database.run(findFlow, [id]);
      return rows.map(toFlow)[0];
    },
    move: (flow, { open, uses = [], ...effects }) =>
      database.transact(async (session) => {
        const { count } = await session.run(updateFlow, [...toColumns(flow), open?.id ?? null]);
        if (count === 0) return undo('stale');
        if (!(await spendAll(session, uses))) return undo('spent');
        if (open) await openChallenge(session, open);
        await writeEffects(session, effects);
        return keep('moved');
      }),
    async ofCall(call) {
      const { rows } = await database.run(flowsOfCall, [call]);
      return rows.map(toFlow);
    },
    async overdue(now, atMost) {
      const { rows } = await database.run(overdueFlows, [now, atMost]);
      return rows.map(toFlow);
    },
    forget: (before, atMost) => countGone(database, forgetFlows, [before, atMost]),
  };
}

/** The flow that asks it is set to it by whoever moves the flow. */
export async function openChallenge(session: Session, challenge: ChallengeRecord): Promise<void> {
  const { id, flow, authenticator, customer, sealed, opened, expires } = challenge;
  await session.run(insertChallenge, [id, flow, authenticator, customer, sealed, opened, expires]);
}

export function toColumns({ id, version, call, customer, ended, expires, body }: FlowRecord): unknown[] {
  return [id, version, call, customer, ended, expires, JSON.stringify(body)];
}

function toFlow({ id, version, call, customer, ended, expires, body }: Row): FlowRecord {
  return { id, version, call, customer, ended, expires, body };
}
