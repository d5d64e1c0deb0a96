import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { BudgetRule } from '#ports';
import { type At, aReservation, aSettlement, newId, nothing, now } from './samples.ts';

const rules = fc.oneof(
  fc.record({ tries: fc.integer({ min: 1, max: 5 }), then: fc.constant('lock' as const) }),
  fc.record({
    tries: fc.integer({ min: 1, max: 5 }),
    then: fc.constant('pause' as const),
    pause: fc.integer({ min: 1, max: 9 }),
    lockAt: fc.integer({ min: 1, max: 12 }),
  }),
);
const steps = fc.oneof(
  fc.record({ do: fc.constant('reserve' as const) }),
  fc.record({ do: fc.constantFrom('right' as const, 'wrong' as const, 'back' as const), which: fc.nat(20) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(20) }),
);

/** In the order reserved. A wrong one is forgiven by a right one that was reserved after it and settled after it. */
type Guess = { readonly id: string; as?: 'right' | 'wrong' | 'back'; forgiven?: true };

export function testTryHistories(at: At): void {
  test('I3, I5: whatever is tried and settled in whatever order, budgets hold and no success shortens a lock', async () => {
    await fc.assert(
      fc.asyncProperty(rules, fc.array(steps, { maxLength: 40 }), async (rule, history) => {
        const key = { of: newId('customer'), kind: 'strangers' };
        const guesses: Guess[] = [];
        let time = now;
        for (const step of history) {
          const before = await at().tries.state(key);
          if (step.do === 'wait') time += step.ms;
          else if (step.do === 'reserve') {
            const reservation = aReservation(key, rule);
            if ((await at().tries.reserve(reservation, time)) === 'reserved') guesses.push({ id: reservation.id });
          } else {
            const guess = guesses[step.which % Math.max(guesses.length, 1)];
            if (!guess) continue;
            const outcome = await at().tries.settle(aSettlement(guess.id, step.do, { rule, now: time }), nothing);
            assert.equal(outcome, guess.as ? 'late' : 'settled');
            if (!guess.as) settleGuess(guesses, guess, step.do);
          }
          const state = await at().tries.state(key);
          assert.ok(state.wrong + state.open <= rule.tries && state.wrong >= 0 && state.open >= 0, JSON.stringify(state));
          assert.equal(state.open, guesses.filter(({ as }) => !as).length);
          assertMonotone(before, state);
          assertTrueCount(rule, guesses, state.sinceRight);
        }
      }),
      { numRuns: 100 },
    );
  });
}

function assertMonotone(before: { locked: number | null; pausedUntil: number | null }, after: typeof before): void {
  if (before.locked !== null) assert.equal(after.locked, before.locked);
  if (before.pausedUntil !== null) assert.ok((after.pausedUntil ?? 0) >= before.pausedUntil);
}

function settleGuess(guesses: readonly Guess[], guess: Guess, as: 'right' | 'wrong' | 'back'): void {
  guess.as = as;
  if (as !== 'right') return;
  for (const earlier of guesses.slice(0, guesses.indexOf(guess))) if (earlier.as === 'wrong') earlier.forgiven = true;
}

function assertTrueCount(rule: BudgetRule, guesses: readonly Guess[], sinceRight: number): void {
  assert.equal(sinceRight, guesses.filter(({ as, forgiven }) => as === 'wrong' && !forgiven).length);
  assert.ok(sinceRight <= (rule.then === 'lock' ? rule.tries : rule.lockAt));
}
