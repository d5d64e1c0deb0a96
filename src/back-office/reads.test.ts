import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import {
  addCustomer,
  ainoWaits,
  type Browser,
  callIn,
  createBrowser,
  type DeskBank,
  logIn,
  openDeskBank,
  readsOf,
} from '../../test/desk-bank.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('T47: every read of a customer is in the audit', () => {
  let bank: DeskBank;
  let anna: Browser;
  let jonas: Browser;

  before(async () => {
    bank = await openDeskBank();
    await addCustomer(bank, 'aino', 'Aino Lindqvist', '47110823');
    anna = await logIn(bank, 'anna');
    jonas = await logIn(bank, 'jonas');
  });

  afterEach(async () => {
    for (const { id } of await bank.calls.list()) await bank.calls.hangUp(id, 'caller');
  });

  test('the queue is one line for each desk and call, however often it is drawn', async () => {
    const id = await callIn(bank, ainoWaits(bank));
    for (let times = 0; times < 5; times++) await anna.desk();
    await jonas.desk();
    assert.deepEqual(
      (await readsOf(bank, id)).map(({ call, customer, staff, detail }) => [call, customer, staff, detail]),
      [
        [id, 'aino', undefined, { where: 'queue', staff: ['anna'] }],
        [id, 'aino', undefined, { where: 'queue', staff: ['jonas'] }],
      ],
    );
  });

  test('opening the card is a line of its own, once', async () => {
    const id = await callIn(bank, ainoWaits(bank));
    await anna.take(id);
    for (let times = 0; times < 3; times++) await anna.call(id);
    const cards = (await readsOf(bank, id)).filter(({ staff }) => staff === 'anna');
    assert.deepEqual(
      cards.map(({ call, customer, detail }) => [call, customer, detail]),
      [[id, 'aino', { where: 'call' }]],
    );
  });

  test('nobody is read where nobody is identified or shown', async () => {
    const others = await callIn(bank, ainoWaits(bank));
    await jonas.take(others);
    await anna.call(others);
    const unidentified = await callIn(bank, { queued: 1, claimed: 'tauno' });
    await anna.call(unidentified);
    assert.deepEqual([...(await readsOf(bank, others)), ...(await readsOf(bank, unidentified))], []);
  });

  test('I4: if the audit cannot be written, no name is shown', async () => {
    const broken = { ...bank.stores.audit, append: () => Promise.reject(new Error('disk full')) };
    const second = await openDeskBank({ clock: bank.clock, stores: { ...bank.stores, audit: broken } }, bank.memory);
    const session = createBrowser(second, anna.cookies);
    await callIn(bank, ainoWaits(bank));
    const answer = await session.send('GET', '/desk/v1/calls');
    assert.equal(answer.status, 503);
    assert.doesNotMatch(JSON.stringify(answer.body), /Aino/);
  });
});
