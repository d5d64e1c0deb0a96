import {
  type CallRecord,
  type ChallengeRecord,
  type Consent,
  type CustomerRecord,
  type FlowRecord,
  isAlive,
  type Json,
  type SessionRecord,
  sortUses,
  type Use,
} from '#ports';
import { type BudgetTables, findBudget, forgive, openLock } from './budgets.ts';
import { addCredential, type CredentialRow, changeCredential, isHeld } from './credentials.ts';
import { copyJson, joinKey, type Table } from './tables.ts';

/** `asks` is the newest challenge, the only one that can be answered. */
export type FlowRow = { readonly flow: FlowRecord; readonly asks: string | null };
export type ChallengeRow = { readonly challenge: ChallengeRecord; readonly taken: number | null };
export type FlowTables = { readonly flows: Table<FlowRow>; readonly challenges: Table<ChallengeRow> };

/** `whole`: as long as it may live, however often it is used. */
export type SessionRow = { readonly session: SessionRecord; readonly whole: number };
export type ConsentRow = Consent & { readonly customer: string };
export type UsedRow = { readonly of: string; readonly mark: string };

export type DecisionTables = FlowTables &
  BudgetTables & {
    readonly used: Table<UsedRow>;
    readonly counters: Table<number>;
    readonly credentials: Table<CredentialRow>;
    readonly customers: Table<CustomerRecord>;
    readonly consents: Table<ConsentRow>;
    readonly calls: Table<CallRecord>;
    readonly sessions: Table<SessionRow>;
  };

/** All of them, or false and the caller undoes everything. */
export function spendAll(at: DecisionTables, uses: readonly Use[]): boolean {
  return sortUses(uses).every((use) => spend(at, use));
}

function spend(at: DecisionTables, use: Use): boolean {
  switch (use.is) {
    case 'once': {
      const key = joinKey(use.of, use.mark);
      if (at.used.get(key)) return false;
      at.used.set(key, { of: use.of, mark: use.mark });
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
      return changeCredential(at.credentials, use);
    case 'end': {
      const row = at.credentials.get(use.credential);
      if (row?.ended !== null) return false;
      at.credentials.set(use.credential, { ...row, ended: use.at });
      return true;
    }
    case 'not-locked': {
      const { locked, pausedUntil } = findBudget(at, use);
      return locked === null && (pausedUntil ?? 0) <= use.now;
    }
    case 'open-lock':
      openLock(at, use, use.now);
      return true;
    case 'forgive':
      forgive(at, use, ({ reserved }) => reserved < use.before);
      return true;
    case 'held': {
      const row = at.credentials.get(use.credential);
      return row !== undefined && isHeld(row, use.now) && says(row.credential.state, use.state ?? {});
    }
    case 'in-force':
      return at.customers.get(use.customer)?.blocked === null;
    case 'logged-in':
      return (at.sessions.get(use.session)?.session.expires ?? 0) > use.now;
    case 'agree': {
      const key = joinKey(use.customer, use.to, use.version);
      if (!at.consents.get(key)) at.consents.set(key, { customer: use.customer, to: use.to, version: use.version, at: use.at });
      return true;
    }
    case 'identify-call': {
      const call = at.calls.get(use.call);
      if (!call || !isAlive(call, use.now)) return false;
      if (call.identified && call.identified.customer !== use.identified.customer) return false;
      at.calls.set(use.call, { ...call, identified: copyJson(use.identified) });
      return true;
    }
  }
}

function says(state: Json, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([name, value]) => (state as { readonly [name: string]: Json } | null)?.[name] === value);
}
