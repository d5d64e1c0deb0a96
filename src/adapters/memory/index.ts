import { createInProcessSignals } from '#adapters/in-process-signals';
import type { BoxOrder, BudgetKey, CallRecord, CustomerRecord, SealedNumber, Signals, Stores } from '#ports';
import { createAudit } from './audit.ts';
import type { BudgetRow, TryRow } from './budgets.ts';
import { createCalls } from './calls.ts';
import { createChallenges } from './challenges.ts';
import { type CredentialRow, createCredentials } from './credentials.ts';
import { createCustomers } from './customers.ts';
import { type AuditRow, createWriteEffects, type OutboxRow } from './effects.ts';
import { createFlows } from './flows.ts';
import { createLetters } from './letters.ts';
import { createNumbers, type ProposedRow } from './numbers.ts';
import { createOpenidStore } from './openid.ts';
import { createOutbox } from './outbox.ts';
import { createSms } from './sms.ts';
import { createAlarms, createSessions, createStaff } from './staff.ts';
import { createBoxOrders, createStock, type StockRow } from './stock.ts';
import { createTables } from './tables.ts';
import { createTries } from './tries.ts';
import type { ChallengeRow, ConsentRow, FlowRow, SessionRow, UsedRow } from './uses.ts';
import { createWakeups, type WakeupRow } from './wakeups.ts';

/** All stores in memory: for fast tests and the simulation. Every operation runs without a pause in between, so each is atomic. */
export function openMemory(): { readonly stores: Stores; readonly signals: Signals; close(): Promise<void> } {
  const tables = createTables();
  const audit = tables.create<AuditRow>();
  const outbox = tables.create<OutboxRow>();
  const write = createWriteEffects(audit, outbox);
  const at = {
    flows: tables.create<FlowRow>(),
    challenges: tables.create<ChallengeRow>(),
    budgets: tables.create<BudgetRow & BudgetKey>(),
    tries: tables.create<TryRow>(),
    used: tables.create<UsedRow>(),
    counters: tables.create<number>(),
    credentials: tables.create<CredentialRow>(),
    numbers: tables.create<SealedNumber>(),
    proposedNumbers: tables.create<ProposedRow>(),
    customers: tables.create<CustomerRecord>(),
    consents: tables.create<ConsentRow>(),
    calls: tables.create<CallRecord>(),
    sessions: tables.create<SessionRow>(),
    wakeups: tables.create<WakeupRow>(),
    stock: tables.create<StockRow>(),
    boxOrders: tables.create<BoxOrder>(),
  };
  const close = async (): Promise<void> => {};
  const stores: Stores = {
    flows: createFlows(tables, at, write),
    challenges: createChallenges(tables, at, write),
    tries: createTries(tables, at, write),
    credentials: createCredentials(tables, at, write),
    numbers: createNumbers(tables, at, write),
    customers: createCustomers(tables, at, write),
    calls: createCalls(tables, at.calls, write),
    audit: createAudit(tables, audit, write),
    letters: createLetters(tables, write),
    outbox: createOutbox(tables, outbox),
    sms: createSms(tables, write),
    wakeups: createWakeups(tables, at.wakeups),
    staff: createStaff(tables),
    stock: createStock(tables, at, write),
    boxOrders: createBoxOrders(tables, at, write),
    sessions: createSessions(tables, at.sessions, write),
    alarms: createAlarms(tables, write),
    openid: createOpenidStore(tables, at, write),
    close,
  };
  return { stores, signals: createInProcessSignals(), close };
}
