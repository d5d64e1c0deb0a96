import type { BudgetKey, BudgetRule, Reservation, Settlement } from '#ports';
import type { WriteEffects } from './effects.ts';
import { joinKey, type Table } from './tables.ts';

export type BudgetRow = {
  readonly wrong: number;
  readonly open: number;
  readonly sinceRight: number;
  readonly seq: number;
  readonly pauses: number;
  readonly pausedUntil: number | null;
  readonly locked: number | null;
};

/** 'rested': a wrong one that a pause has taken out of `wrong`; it still counts towards `lockAt`. */
export type TryRow = BudgetKey & {
  readonly id: string;
  readonly seq: number;
  readonly is: 'open' | 'wrong' | 'rested';
  readonly beganPause: boolean;
  readonly rule: BudgetRule;
  readonly reserved: number;
};

export type BudgetTables = { readonly budgets: Table<BudgetRow & BudgetKey>; readonly tries: Table<TryRow> };

const untouched: BudgetRow = { wrong: 0, open: 0, sinceRight: 0, seq: 0, pauses: 0, pausedUntil: null, locked: null };

export function findBudget({ budgets }: BudgetTables, key: BudgetKey): BudgetRow {
  return budgets.get(joinKey(key.of, key.kind)) ?? untouched;
}

export function setBudget({ budgets }: BudgetTables, key: BudgetKey, row: BudgetRow): void {
  budgets.set(joinKey(key.of, key.kind), { ...row, of: key.of, kind: key.kind });
}

/** Writes nothing unless it returns 'reserved'. Open tries are held back from `lockAt` as from `tries`, so it is never overrun. */
export function reserveTry(at: BudgetTables, { id, of, kind, rule }: Reservation, now: number): 'reserved' | 'full' | 'locked' {
  const budget = findBudget(at, { of, kind });
  const lockAt = rule.then === 'pause' ? rule.lockAt : Number.POSITIVE_INFINITY;
  if (budget.locked !== null || (budget.pausedUntil ?? 0) > now) return 'locked';
  if (budget.wrong >= rule.tries || budget.sinceRight >= lockAt) return 'locked';
  if (budget.wrong + budget.open >= rule.tries || budget.sinceRight + budget.open >= lockAt) return 'full';
  const seq = budget.seq + 1;
  at.tries.insert(id, { id, of, kind, rule, seq, is: 'open', beganPause: false, reserved: now });
  setBudget(at, { of, kind }, { ...budget, open: budget.open + 1, seq });
  return 'reserved';
}

/** False: somebody settled it before, and nothing was written. */
export function settleTry(at: BudgetTables, { tryId, as, rule, now, ifLocked }: Settlement, write: WriteEffects): boolean {
  const own = at.tries.get(tryId);
  if (own?.is !== 'open') return false;
  const budget = findBudget(at, own);
  setBudget(at, own, { ...budget, open: budget.open - 1 });
  if (as === 'wrong') countWrong(at, own, rule, now);
  else at.tries.delete(tryId);
  if (as === 'right') forgive(at, own, ({ seq }) => seq < own.seq);
  if (ifLocked && budget.locked === null && findBudget(at, own).locked !== null) write(ifLocked);
  return true;
}

function countWrong(at: BudgetTables, own: TryRow, rule: BudgetRule, now: number): void {
  const before = findBudget(at, own);
  const budget = { ...before, wrong: before.wrong + 1, sinceRight: before.sinceRight + 1 };
  const full = budget.wrong >= rule.tries;
  if (rule.then === 'lock' ? full : budget.sinceRight >= rule.lockAt) {
    setBudget(at, own, { ...budget, locked: budget.locked ?? now });
  } else if (rule.then === 'pause' && full) {
    const until = now + rule.pause * 2 ** budget.pauses;
    setBudget(at, own, { ...budget, wrong: 0, pauses: budget.pauses + 1, pausedUntil: Math.max(budget.pausedUntil ?? 0, until) });
    for (const row of ofBudget(at, own)) if (row.is === 'wrong') at.tries.set(row.id, { ...row, is: 'rested' });
    at.tries.set(own.id, { ...own, is: 'rested', beganPause: true });
    return;
  } else {
    setBudget(at, own, budget);
  }
  at.tries.set(own.id, { ...own, is: 'wrong' });
}

/** I5: gives back the wrong ones reserved earlier, never a lock, never a pause that runs. */
export function forgive(at: BudgetTables, key: BudgetKey, isEarlier: (row: TryRow) => boolean): void {
  const earlier = ofBudget(at, key).filter((row) => row.is !== 'open' && isEarlier(row));
  if (earlier.length === 0) return;
  for (const row of earlier) at.tries.delete(row.id);
  const budget = findBudget(at, key);
  setBudget(at, key, {
    ...budget,
    wrong: budget.wrong - earlier.filter((row) => row.is === 'wrong').length,
    sinceRight: budget.sinceRight - earlier.length,
    pauses: budget.pauses - earlier.filter((row) => row.beganPause).length,
  });
}

/** Nothing is counted in it, and no lock or pause closes it. */
export function isEmpty(at: BudgetTables, budget: BudgetRow & BudgetKey, now: number): boolean {
  const counted = budget.wrong + budget.open + budget.sinceRight;
  return counted === 0 && budget.locked === null && (budget.pausedUntil ?? 0) <= now && ofBudget(at, budget).length === 0;
}

/** All that is counted of them: of credentials or customers that are forgotten. */
export function forgetBudgets(at: BudgetTables, owners: ReadonlySet<string>): void {
  for (const { of, kind } of at.budgets.rows()) if (owners.has(of)) at.budgets.delete(joinKey(of, kind));
  for (const { id, of } of at.tries.rows()) if (owners.has(of)) at.tries.delete(id);
}

export function ofBudget(at: BudgetTables, { of, kind }: BudgetKey): TryRow[] {
  return at.tries.rows().filter((row) => row.of === of && row.kind === kind);
}

/** With `ifLockedAt` only what is locked or rests then: what is wrong in an open budget stays counted. */
export function openLock(at: BudgetTables, key: BudgetKey, ifLockedAt: number | null): void {
  const budget = findBudget(at, key);
  if (ifLockedAt !== null && budget.locked === null && (budget.pausedUntil ?? 0) <= ifLockedAt) return;
  for (const row of ofBudget(at, key)) if (row.is !== 'open') at.tries.delete(row.id);
  setBudget(at, key, { ...budget, wrong: 0, sinceRight: 0, pauses: 0, pausedUntil: null, locked: null });
}
