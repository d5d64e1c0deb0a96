import type { CallRecord, Challenges, CustomerRecord, Decision, Taken, Use } from '#ports';
import { type BudgetTables, reserveTry, settleTry } from './budgets.ts';
import { isAlive } from './calls.ts';
import { addCredential, type CredentialRow, changeCredential } from './credentials.ts';
import type { WriteEffects } from './effects.ts';
import { type FlowTables, isWaiting, moveFlow, openChallenge } from './flows.ts';
import { compareText, copyJson, joinKey, type Table, type Tables } from './tables.ts';

export type DecisionTables = FlowTables &
  BudgetTables & {
    readonly used: Table<true>;
    readonly counters: Table<number>;
    readonly credentials: Table<CredentialRow>;
    readonly customers: Table<CustomerRecord>;
    readonly calls: Table<CallRecord>;
  };

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
  if (settle && !settleTry(at, settle) && settle.as !== 'wrong') return 'spent';
  if (!uses.every((use) => spend(at, use))) return 'spent';
  if (open) openChallenge(at, open);
  write(effects);
  return 'decided';
}

function spend(at: DecisionTables, use: Use): boolean {
  switch (use.is) {
    case 'once': {
      const key = joinKey(use.of, use.mark);
      if (at.used.get(key)) return false;
      at.used.set(key, true);
      return true;
    }
    case 'counter': {
      if ((at.counters.get(use.of) ?? Number.NEGATIVE_INFINITY) >= use.value) return false;
      at.counters.set(use.of, use.value);
      return true;
    }
    case 'add':
      return addCredential(at.credentials, use.credential, use.atMost, use.credential.added) === 'added';
    case 'change':
      return changeCredential(at.credentials, use.credential, use.version, use.state);
    case 'in-force':
      return at.customers.get(use.customer)?.blocked === null;
    case 'identify-call': {
      const call = at.calls.get(use.call);
      if (!call || !isAlive(call, use.now)) return false;
      at.calls.set(use.call, { ...call, identified: copyJson(use.identified) });
      return true;
    }
  }
}
