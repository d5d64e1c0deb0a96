import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { giveBox } from '#authenticators/code-box';
import { choosePolicy } from '#policy';
import { languages, say } from '#texts';
import { boxLockTexts } from '../src/back-office/page/box-lock-texts.ts';
import { lostBoxTexts } from '../src/back-office/page/lost-box-texts.ts';
import { createBoxes } from '../src/server/boxes.ts';
import { createDeskBoxes } from '../src/server/desk-boxes.ts';
import { addCustomer, ainoWaits, type Browser, callIn, identifiedAs, logIn, openDeskBank } from './desk-bank.ts';

const [serial, other] = ['LB-1007-4418', 'LB-1007-6634'];

/** Aino has a box and an address, Tauno a box; Anna and Jonas are logged in. */
async function openBank() {
  const memory = openMemory();
  const clock = createVirtualClock();
  const own = { keys: createPlainKeys(), random: createSeededRandom(5), policy: choosePolicy('described'), node: 'one' };
  const core = { stores: memory.stores, signals: memory.signals, clock, ...own };
  const bank = await openDeskBank({ clock, boxes: createDeskBoxes(core, createBoxes(core)) }, memory);
  for (const [id, name, code, box] of [
    ['aino', 'Aino Lindqvist', '47110823', serial],
    ['tauno', 'Tauno Koskinen', '3182907', other],
  ] as const) {
    await addCustomer(bank, id, name, code);
    const given = { serial: box, secret: new Uint8Array(20).fill(7), status: 'active', box: { kind: 'hotp', digits: 8, next: 0 } } as const;
    assert.equal(await giveBox(core, id, given), 'added');
  }
  await bank.stores.customers.change('aino', { address: ['Fyrgränd 4', '123 45 Lykthamn'] }, { audit: [] });
  return { ...bank, anna: await logIn(bank, 'anna'), jonas: await logIn(bank, 'jonas') };
}

type Bank = Awaited<ReturnType<typeof openBank>>;

const block = (who: Browser, call: string, box: string) => who.send('POST', `/desk/v1/calls/${call}/code-boxes/lost`, { serial: box });
const order = (who: Browser, call: string) => who.send('POST', `/desk/v1/calls/${call}/code-boxes/order`);
const outcome = ({ status, body }: Awaited<ReturnType<typeof order>>) => [status, body.error?.code ?? 'done'];
const audited = async ({ stores }: Bank, what: string) =>
  (await stores.audit.since(0, 1_000))
    .filter((line) => line.what === what)
    .map(({ customer, staff, call, detail }) => [customer, staff, call, detail?.['serial'] ?? detail?.['by']]);

describe('a lost code box at the desk', () => {
  test('K37: the advisor blocks it at once and orders a new one; the audit has both with who did it and in which call, and the customer is told', async () => {
    const bank = await openBank();
    const { anna } = bank;
    const id = await callIn(bank, ainoWaits(bank));
    assert.equal((await anna.call(id)).codeBoxes, null, 'not before somebody talks with the customer');
    await anna.take(id);
    assert.deepEqual((await anna.call(id)).codeBoxes, { held: [{ serial, status: 'active' }], locks: [], ordered: null });
    assert.deepEqual(outcome(await block(anna, id, serial)), [200, 'done']);
    assert.deepEqual(outcome(await order(anna, id)), [200, 'done']);
    assert.deepEqual((await anna.call(id)).codeBoxes, { held: [{ serial, status: 'lost' }], locks: [], ordered: bank.clock.now() });
    assert.deepEqual(await audited(bank, 'code-box-blocked'), [['aino', 'anna', id, serial]]);
    assert.deepEqual(await audited(bank, 'code-box-ordered'), [['aino', 'anna', id, 'staff']]);
    const told = (await bank.stores.outbox.claim('sms', bank.clock.now(), bank.clock.now() + 1, 9)).map(({ to, body }) => [
      to,
      (body as { notice?: string }).notice,
    ]);
    assert.deepEqual(told.sort(), [
      ['aino', 'box-blocked'],
      ['aino', 'box-ordered'],
    ]);
    assert.deepEqual(outcome(await block(anna, id, serial)), [409, 'no-such-box']);
    assert.deepEqual(outcome(await order(anna, id)), [409, 'already-ordered']);
  });

  test('K37 T17 T38: for nobody who is not identified in this call, by nobody who does not talk with them, and of nobody else’s boxes', async () => {
    const bank = await openBank();
    const { anna, jonas } = bank;
    const claimed = await callIn(bank, { queued: 1, claimed: 'aino', failed: ['code-box'] });
    await anna.take(claimed);
    assert.equal((await anna.call(claimed)).codeBoxes, null);
    for (const done of [await block(anna, claimed, serial), await order(anna, claimed)])
      assert.deepEqual(outcome(done), [409, 'not-identified']);
    await bank.calls.hangUp(claimed, 'caller');
    const id = await callIn(bank, ainoWaits(bank));
    for (const who of [anna, jonas]) assert.deepEqual(outcome(await block(who, id, serial)), [404, 'no-such-call'], 'still in the queue');
    await anna.take(id);
    assert.equal((await jonas.call(id)).codeBoxes, null);
    for (const done of [await block(jonas, id, serial), await order(jonas, id)]) assert.deepEqual(outcome(done), [404, 'no-such-call']);
    for (const box of [other, 'LB-0000-0000', '']) assert.deepEqual(outcome(await block(anna, id, box)), [409, 'no-such-box']);
    await bank.calls.hangUp(id, 'caller');
    for (const done of [await block(anna, id, serial), await order(anna, id)]) assert.deepEqual(outcome(done), [404, 'no-such-call']);
    assert.deepEqual([await audited(bank, 'code-box-blocked'), await audited(bank, 'code-box-ordered')], [[], []]);
    assert.equal((await bank.server.inject({ method: 'POST', url: `/desk/v1/calls/${id}/code-boxes/order` })).statusCode, 403);
  });

  test('K37: what cannot be ordered says why, and there is a sentence for it in every language', async () => {
    const bank = await openBank();
    const id = await callIn(bank, { ...ainoWaits(bank), identified: identifiedAs('tauno', bank.clock.now()) });
    await bank.anna.take(id);
    assert.deepEqual(outcome(await order(bank.anna, id)), [409, 'no-address']);
    for (const why of ['already-ordered', 'no-address', 'no-customer', 'too-many', 'notDone'] as const)
      for (const language of languages) assert.match(say(lostBoxTexts, language, why), /^\p{Lu}.*\.$/u);
  });

  test('I6, T46: the advisor sees what wrong codes have locked and what opens it, and can open nothing', async () => {
    const bank = await openBank();
    const id = await callIn(bank, ainoWaits(bank));
    await bank.anna.take(id);
    const rule = { tries: 1, then: 'lock' } as const;
    for (const kind of ['code-box', 'code-box alone']) {
      const [now, key] = [bank.clock.now(), { of: 'aino', kind }];
      await bank.stores.tries.reserve({ id: kind, ...key, rule, node: 'one' }, now);
      await bank.stores.tries.settle({ tryId: kind, as: 'wrong', rule, now }, { audit: [] });
    }
    bank.signals.tell('desk');
    assert.deepEqual((await bank.anna.call(id)).codeBoxes?.locks, ['box', 'new-password']);
    for (const language of languages)
      for (const lock of ['box', 'new-password', 'in-session'] as const)
        assert.match(say(boxLockTexts, language, lock), /^\p{Lu}.*\. .*\.$/u);
  });

  test('a bank without code boxes has neither the boxes nor the addresses', async () => {
    const bank = await openDeskBank({ boxes: null });
    await addCustomer(bank, 'aino', 'Aino Lindqvist', '47110823');
    const anna = await logIn(bank, 'anna');
    const id = await callIn(bank, ainoWaits(bank));
    await anna.take(id);
    assert.equal((await anna.call(id)).codeBoxes, null);
    assert.equal((await order(anna, id)).status, 404);
  });
});
