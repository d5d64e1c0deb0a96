import type { Decision } from '#ports';
import { settleTry } from './budgets.ts';
import { type Done, keep, type Session, statement, undo } from './database.ts';
import { writeEffects } from './effects.ts';
import { openChallenge, toColumns } from './flows.ts';
import { spendAll } from './uses.ts';

const moveDecided = statement(
  'move-decided-flow',
  `update flows set version = $2, call = $3, customer = $4, ended = $5, expires = $6, body = $7, asks = coalesce($8, asks)
   where id = $1 and version = $2 - 1 and exists (select from challenges where id = $9 and flow = $1 and taken is not null)`,
);
const giveBack = statement('give-challenge-back', 'update challenges set taken = null where id = $1 and taken is not null');

export async function decide(session: Session, decision: Decision): Promise<Done<'decided' | 'spent' | 'stale'>> {
  const { challenge, flow, uses, settle, open, ...effects } = decision;
  const moved = flow
    ? await session.run(moveDecided, [...toColumns(flow), open?.id ?? null, challenge])
    : await session.run(giveBack, [challenge]);
  if (moved.count === 0) return undo('stale');
  // What is rejected and was an orphan's already counts as wrong: there is nothing left to count.
  if (settle && !(await settleTry(session, settle)) && settle.as !== 'wrong') return undo('spent');
  if (!(await spendAll(session, uses))) return undo('spent');
  if (open) await openChallenge(session, open);
  await writeEffects(session, effects);
  return keep('decided');
}
