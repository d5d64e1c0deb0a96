import { after, before, beforeEach, describe } from 'node:test';
import type { Stores } from '#ports';
import { testAudit } from './stores/audit.ts';
import { testCalls } from './stores/calls.ts';
import { testChallenges } from './stores/challenges.ts';
import { testCredentials } from './stores/credentials.ts';
import { testCustomers } from './stores/customers.ts';
import { testDecisions } from './stores/decisions.ts';
import { testFlows } from './stores/flows.ts';
import { testForgetting } from './stores/forgetting.ts';
import { testLetters } from './stores/letters.ts';
import { testNumbers } from './stores/numbers.ts';
import { testOpenid } from './stores/openid.ts';
import { testOutbox } from './stores/outbox.ts';
import { markAudit } from './stores/samples.ts';
import { testSms } from './stores/sms.ts';
import { testSpending } from './stores/spending.ts';
import { testStaff } from './stores/staff.ts';
import { testStock } from './stores/stock.ts';
import { testTries } from './stores/tries.ts';
import { testTryHistories } from './stores/try-histories.ts';
import { testWakeups } from './stores/wakeups.ts';

export type Opened = { readonly stores: Stores; close(): Promise<void> };

/** What every adapter of the stores must do, whatever it keeps them in. One store is opened for all of it. */
export function testStores(name: string, make: () => Promise<Opened> | Opened): void {
  describe(`stores in ${name}`, () => {
    let opened: Opened | undefined;
    before(async () => {
      opened = await make();
    });
    beforeEach(() => markAudit(at()));
    after(() => opened?.close());
    const at = (): Stores => {
      if (!opened) throw new Error('The stores are not open yet.');
      return opened.stores;
    };
    const parts = [testFlows, testChallenges, testDecisions, testSpending, testTries, testTryHistories, testCredentials, testCustomers];
    for (const part of [
      ...parts,
      testCalls,
      testAudit,
      testLetters,
      testOutbox,
      testNumbers,
      testSms,
      testWakeups,
      testStaff,
      testStock,
      testOpenid,
      testForgetting,
    ])
      part(at);
  });
}
