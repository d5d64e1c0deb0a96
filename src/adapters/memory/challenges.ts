import type { Challenges, Decision, Taken } from '#ports';
import { reserveTry, settleTry } from './budgets.ts';
import type { WriteEffects } from './effects.ts';
import { isWaiting, moveFlow, openChallenge } from './flows.ts';
import { compareText, type Tables } from './tables.ts';
import { type DecisionTables, spendAll } from './uses.ts';

export function createChallenges(tables: Tables, at: DecisionTables, write: WriteEffects): Challenges {
  return {
    async find(id) {
      return at.challenges.get(id)?.challenge;
    },
    async waiting(customer, authenticator, now) {
      return at.challenges
        .rows()
        .filter((row) => isWaiting(at, row, now))
        .map((row) => row.challenge)
        .filter((challenge) => challenge.customer === customer && challenge.authenticator === authenticator)
        .sort((a, b) => a.opened - b.opened || compareText(a.id, b.id));
    },
    async take(id, now, reservation): Promise<Taken> {
      return tables.atomically(() => {
        const row = at.challenges.get(id);
        if (!row || !isWaiting(at, row, now)) return { is: 'gone' };
        const reserved = reservation ? reserveTry(at, reservation, now) : 'reserved';
        if (reserved === 'full') return { is: 'full' };
        at.challenges.set(id, { ...row, taken: now });
        return reserved === 'locked' ? { is: 'locked' } : { is: 'taken', tryId: reservation?.id ?? null };
      });
    },
    async decide(decision) {
      return tables.atomically(
        () => decide(at, decision, write),
        (outcome) => outcome === 'decided',
      );
    },
  };
}

function decide(at: DecisionTables, decision: Decision, write: WriteEffects): 'decided' | 'spent' | 'stale' {
  const { challenge, flow, uses, settle, open, ...effects } = decision;
  const row = at.challenges.get(challenge);
  if (!row || row.taken === null) return 'stale';
  if (flow && (row.challenge.flow !== flow.id || !moveFlow(at, flow))) return 'stale';
  if (!flow) at.challenges.set(challenge, { ...row, taken: null });
  if (settle && !settleTry(at, settle, write) && settle.as !== 'wrong') return 'spent';
  if (!spendAll(at, uses)) return 'spent';
  if (open) openChallenge(at, open);
  write(effects);
  return 'decided';
}
