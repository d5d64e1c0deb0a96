import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPostgres } from '#adapters/database';
import { createKeys, readKeyRing } from '#adapters/file-keys';
import { systemRandom } from '#adapters/system';
import { acts, type Person, type Visit } from '../logins/acts.ts';
import { giveCodes, issueParts } from '../logins/bank.ts';
import { createEngines } from '../logins/engines.ts';
import { type Bank, ownCode } from './bank.ts';
import { askApp, ring } from './caller.ts';

/** A stranger who knows a user code: guesses come by a third node, the customer's calls by the other two. */
export function showStrangers(at: () => Bank): void {
  test('I6, S9: whoever guesses at a password locks no app: it still identifies, and opens the lock again', async () => {
    const third = await openThird(at());
    try {
      const { north, south } = at().nodes;
      const customer = await at().addCustomer();
      const phone = await at().enrol(customer, [north, south]);
      const person = await third.giveCodes({ id: customer.id, userCode: customer.userCode, password: '71946' });
      const guess: Visit = { person, channel: 'web', wrong: { at: 'password', digits: '30581' } };
      await third.visit(Array<Visit>(8).fill(guess));
      assert.equal(await third.logIn(person), 'refused', 'the right codes, now that they are locked');

      const caller = await ring(north);
      await askApp(caller, customer.userCode);
      const guessing = third.visit(Array<Visit>(20).fill(guess));
      assert.equal((await phone.approveNext(ownCode)).status, 200);
      await caller.hears('identified');
      await caller.hangsUp();
      await guessing;

      // Whatever was guessed after the app had opened it: the app opens it again.
      const again = await ring(south);
      await askApp(again, customer.userCode);
      assert.equal((await phone.approveNext(ownCode)).status, 200);
      await again.hears('identified');
      await again.hangsUp();
      assert.equal(await third.logIn(person), 'identified', 'the lock is open');
    } finally {
      await third.close();
    }
  });
}

async function openThird(bank: Bank) {
  const { url, ring: keyRing } = await bank.outside();
  const opened = await openPostgres({ url, poolSize: 5 });
  const engines = createEngines(opened, { url, ring: keyRing, node: 'third' });
  const engine = engines.choose({});
  const issue = issueParts(opened, createKeys(readKeyRing(keyRing), systemRandom), {});
  return {
    giveCodes: (person: Omit<Person, 'cells'>) => giveCodes(opened, issue, person),
    visit: (visits: readonly Visit[]) => acts.visit(engine, visits),
    logIn: async (person: Person) => (await acts.visit(engine, [{ person, channel: 'web' }]))[0]?.at,
    async close() {
      await engines.close();
      await opened.close();
    },
  };
}
