import type { Stores } from '#ports';
import { createAudit } from './audit.ts';
import { createCalls } from './calls.ts';
import { createChallenges } from './challenges.ts';
import { createCredentials } from './credentials.ts';
import { createCustomers } from './customers.ts';
import type { Database } from './database.ts';
import { createFlows } from './flows.ts';
import { createLetters } from './letters.ts';
import { createNumbers } from './numbers.ts';
import { createOpenidStore } from './openid.ts';
import { createOutbox } from './outbox.ts';
import { createSms } from './sms.ts';
import { createAlarms, createSessions, createStaff } from './staff.ts';
import { createBoxOrders, createStock } from './stock.ts';
import { createTries } from './tries.ts';
import { createWakeups } from './wakeups.ts';

export function createStores(database: Database, close: () => Promise<void>): Stores {
  return {
    flows: createFlows(database),
    challenges: createChallenges(database),
    tries: createTries(database),
    credentials: createCredentials(database),
    customers: createCustomers(database),
    calls: createCalls(database),
    audit: createAudit(database),
    letters: createLetters(database),
    outbox: createOutbox(database),
    numbers: createNumbers(database),
    sms: createSms(database),
    wakeups: createWakeups(database),
    staff: createStaff(database),
    stock: createStock(database),
    boxOrders: createBoxOrders(database),
    sessions: createSessions(database),
    alarms: createAlarms(database),
    openid: createOpenidStore(database),
    close,
  };
}
