import type { Decision, Use } from '#ports';
import { settleTry } from './budgets.ts';
import { addCredential, changeCredential } from './credentials.ts';
import { type Done, keep, type Session, statement, undo } from './database.ts';
import { writeEffects } from './effects.ts';
import { openChallenge, toColumns } from './flows.ts';

const moveDecided = statement(
  'move-decided-flow',
  `update flows set version = $2, call = $3, customer = $4, ended = $5, expires = $6, body = $7, asks = coalesce($8, asks)
   where id = $1 and version = $2 - 1 and exists (select from challenges where id = $9 and flow = $1 and taken is not null)`,
);
const giveBack = statement('give-challenge-back', 'update challenges set taken = null where id = $1 and taken is not null');
const setAsks = statement('set-asks', 'update flows set asks = $2 where id = $1');

/**
 * Rows are held in one order everywhere, or two decisions could wait for each other for ever: flow, challenge, budget
 * with its tries, what is used up, credentials, customer, call.
 */
const order: readonly Use['is'][] = ['once', 'counter', 'change', 'add', 'in-force', 'identify-call'];

export async function decide(session: Session, decision: Decision): Promise<Done<'decided' | 'spent' | 'stale'>> {
  const { challenge, flow, uses, settle, open, ...effects } = decision;
  const moved = flow
    ? await session.run(moveDecided, [...toColumns(flow), open?.id ?? null, challenge])
    : await session.run(giveBack, [challenge]);
  if (moved.count === 0) return undo('stale');
  // What is rejected and was an orphan's already counts as wrong: there is nothing left to count.
  if (settle && !(await settleTry(session, settle)) && settle.as !== 'wrong') return undo('spent');
  for (const use of sortUses(uses)) if (!(await spend(session, use))) return undo('spent');
  if (open) await openChallenge(session, open);
  if (open && open.flow !== flow?.id) await session.run(setAsks, [open.flow, open.id]);
  await writeEffects(session, effects);
  return keep('decided');
}

function sortUses(uses: readonly Use[]): Use[] {
  const place = (use: Use): string => `${order.indexOf(use.is)} ${keyOf(use)}`;
  return [...uses].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function keyOf(use: Use): string {
  if (use.is === 'once') return `${use.of} ${use.mark}`;
  if (use.is === 'counter') return `${use.of} ${String(use.value).padStart(16, '0')}`;
  return use.is === 'add' ? use.credential.customer : use.is === 'change' ? use.credential : '';
}

const useOnce = statement('use-once', 'insert into used ("of", mark) values ($1, $2) on conflict do nothing');
const raiseCounter = statement(
  'raise-counter',
  `insert into counters ("of", value) values ($1, $2)
   on conflict ("of") do update set value = excluded.value where counters.value < excluded.value`,
);
/** Held for share, so that a block waits for this decision or is seen by it (T12). */
const beInForce = statement('be-in-force', 'select from customers where id = $1 and blocked_at is null for share');
const identifyCall = statement('identify-call', 'update calls set identified = $2 where id = $1 and ended is null and lease > $3');

async function spend(session: Session, use: Use): Promise<boolean> {
  switch (use.is) {
    case 'once':
      return (await session.run(useOnce, [use.of, use.mark])).count > 0;
    case 'counter':
      return (await session.run(raiseCounter, [use.of, use.value])).count > 0;
    case 'change':
      return changeCredential(session, use.credential, use.version, use.state);
    case 'add':
      return (await addCredential(session, use.credential, use.atMost, use.credential.added)) === 'added';
    case 'in-force':
      return (await session.run(beInForce, [use.customer])).count > 0;
    case 'identify-call':
      return (await session.run(identifyCall, [use.call, JSON.stringify(use.identified), use.now])).count > 0;
  }
}
