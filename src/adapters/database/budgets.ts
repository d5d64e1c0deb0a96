import type { BudgetKey, BudgetRule, Reservation, Settlement } from '#ports';
import { type Row, type Session, statement } from './database.ts';
import { writeEffects } from './effects.ts';

/** The one conditional update that counts before anything is compared (I3), and the try's row with it. */
const reserve = statement(
  'reserve-try',
  `with budget as (
     update budgets set open = open + 1, seq = seq + 1
     where "of" = $2 and kind = $3 and locked is null and (paused_until is null or paused_until <= $6)
       and wrong + open < $7 and since_right + open < $8
     returning seq)
   insert into tries (id, "of", kind, seq, "is", rule, node, reserved) select $1, $2, $3, seq, 'open', $4, $5, $6 from budget`,
);
const createBudget = statement('create-budget', 'insert into budgets ("of", kind) values ($1, $2) on conflict do nothing');
const whyNot = statement(
  'why-not-reserved',
  `select locked is not null or coalesce(paused_until > $3, false) or wrong >= $4 or since_right >= $5 as locked,
     wrong + open >= $4 or since_right + open >= $5 as "full"
   from budgets where "of" = $1 and kind = $2`,
);

/** Larger than any count. */
const never = 2 ** 31 - 1;

export async function reserveTry(session: Session, reservation: Reservation, now: number): Promise<'reserved' | 'full' | 'locked'> {
  const { id, of, kind, rule, node } = reservation;
  const limits = [rule.tries, rule.then === 'pause' ? rule.lockAt : never];
  for (;;) {
    const { count } = await session.run(reserve, [id, of, kind, JSON.stringify(rule), node, now, ...limits]);
    if (count > 0) return 'reserved';
    const { rows } = await session.run(whyNot, [of, kind, now, ...limits]);
    if (rows[0]?.['locked']) return 'locked';
    if (rows[0]?.['full']) return 'full';
    // Not there yet, or somebody settled a try in between.
    if (!rows[0]) await session.run(createBudget, [of, kind]);
  }
}

const lockBudget = statement(
  'lock-budget-of-try',
  `select budgets.* from budgets join tries using ("of", kind) where tries.id = $1 and tries."is" = 'open' for update of budgets`,
);
/** A wrong try that is earlier than the right one is forgotten; a lock or a pause that runs is not (I5). */
const settleRight = statement(
  'settle-right',
  `with own as (delete from tries where id = $1 and "is" = 'open' returning "of", kind, seq),
   earlier as (
     delete from tries using own
     where tries."of" = own."of" and tries.kind = own.kind and tries.seq < own.seq and tries."is" <> 'open'
     returning tries."is", tries.began_pause),
   forgotten as (
     select count(*) as wrong_ones, count(*) filter (where "is" = 'wrong') as counted, count(*) filter (where began_pause) as paused
     from earlier)
   update budgets set open = open - 1, wrong = wrong - counted, since_right = since_right - wrong_ones, pauses = pauses - paused
   from own, forgotten where budgets."of" = own."of" and budgets.kind = own.kind`,
);
const settleBack = statement(
  'settle-back',
  `with own as (delete from tries where id = $1 and "is" = 'open' returning "of", kind)
   update budgets set open = open - 1 from own where budgets."of" = own."of" and budgets.kind = own.kind`,
);
const settleWrong = statement(
  'settle-wrong',
  `with own as (update tries set "is" = $2, began_pause = $3 where id = $1 and "is" = 'open' returning "of", kind)
   update budgets set open = open - 1, wrong = $4, since_right = $5, pauses = $6, paused_until = $7, locked = $8
   from own where budgets."of" = own."of" and budgets.kind = own.kind`,
);
const restWrongOnes = statement('rest-wrong-tries', `update tries set "is" = 'rested' where "of" = $1 and kind = $2 and "is" = 'wrong'`);

/** False: somebody settled it before, and nothing was written. The budget's row is held first, so that its tries stand still. */
export async function settleTry(session: Session, { tryId, as, rule, now, ifLocked }: Settlement): Promise<boolean> {
  const { rows } = await session.run(lockBudget, [tryId]);
  const [budget] = rows;
  if (!budget) return false;
  if (as === 'right') return (await session.run(settleRight, [tryId])).count > 0;
  if (as === 'back') return (await session.run(settleBack, [tryId])).count > 0;
  const counted = await countWrong(session, tryId, budget, rule, now);
  if (counted === 'locked' && ifLocked) await writeEffects(session, ifLocked);
  return counted !== 'late';
}

type Counted = 'late' | 'counted' | 'locked';

async function countWrong(session: Session, tryId: string, budget: Row, rule: BudgetRule, now: number): Promise<Counted> {
  const [wrong, sinceRight, pauses] = [budget['wrong'] + 1, budget['since_right'] + 1, budget['pauses']];
  const pausedUntil: number | null = budget['paused_until'];
  const settle = async (is: 'wrong' | 'rested', ...columns: readonly unknown[]): Promise<Counted> =>
    (await session.run(settleWrong, [tryId, is, is === 'rested', ...columns])).count > 0 ? 'counted' : 'late';
  const full = wrong >= rule.tries;
  if (rule.then === 'lock' ? full : sinceRight >= rule.lockAt) {
    const settled = await settle('wrong', wrong, sinceRight, pauses, pausedUntil, budget['locked'] ?? now);
    return settled === 'counted' && budget['locked'] === null ? 'locked' : settled;
  }
  if (rule.then === 'pause' && full) {
    const until = Math.max(pausedUntil ?? 0, now + rule.pause * 2 ** pauses);
    const settled = await settle('rested', 0, sinceRight, pauses + 1, until, budget['locked']);
    if (settled === 'counted') await session.run(restWrongOnes, [budget['of'], budget['kind']]);
    return settled;
  }
  return settle('wrong', wrong, sinceRight, pauses, pausedUntil, budget['locked']);
}

const openBudget = statement(
  'unlock-budget',
  `update budgets set wrong = 0, since_right = 0, pauses = 0, paused_until = null, locked = null
   where "of" = $1 and kind = $2 and ($3::bigint is null or locked is not null or paused_until > $3)`,
);
const forgetWrong = statement('forget-wrong-tries', `delete from tries where "of" = $1 and kind = $2 and "is" <> 'open'`);

/** With `ifLockedAt` only what is locked or rests then: what is wrong in an open budget stays counted. */
export async function openLock(session: Session, { of, kind }: BudgetKey, ifLockedAt: number | null): Promise<void> {
  const { count } = await session.run(openBudget, [of, kind, ifLockedAt]);
  if (count > 0) await session.run(forgetWrong, [of, kind]);
}

const holdWrong = statement('hold-wrong-budget', 'select from budgets where "of" = $1 and kind = $2 and since_right > 0 for update');
const forgiveBefore = statement(
  'forgive-before',
  `with earlier as (
     delete from tries where "of" = $1 and kind = $2 and "is" <> 'open' and reserved < $3 returning "is", began_pause),
   forgotten as (
     select count(*) as wrong_ones, count(*) filter (where "is" = 'wrong') as counted, count(*) filter (where began_pause) as paused
     from earlier)
   update budgets set wrong = wrong - counted, since_right = since_right - wrong_ones, pauses = pauses - paused
   from forgotten where "of" = $1 and kind = $2`,
);

/** As a right answer does with the tries before it; the budget's row is held first. */
export async function forgive(session: Session, { of, kind }: BudgetKey, before: number): Promise<void> {
  const { count } = await session.run(holdWrong, [of, kind]);
  if (count > 0) await session.run(forgiveBefore, [of, kind, before]);
}
