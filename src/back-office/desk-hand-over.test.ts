import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { addCustomer, ainoWaits, type Browser, callIn, type DeskBank, logIn, openDeskBank } from '../../test/desk-bank.ts';
import type { Softphones } from './desk-softphone.ts';

describe('a call that is parked or handed on', () => {
  let bank: DeskBank;
  let anna: Browser;
  let jonas: Browser;

  before(async () => {
    bank = await openDeskBank();
    await addCustomer(bank, 'aino', 'Aino Lindqvist', '47110823');
    await bank.stores.staff.change('anna', { available: true });
    anna = await logIn(bank, 'anna');
    jonas = await logIn(bank, 'jonas');
  });

  afterEach(async () => {
    for (const { id } of await bank.calls.list()) await bank.calls.hangUp(id, 'caller');
  });

  const annaTalks = async () => {
    const id = await callIn(bank, { ...ainoWaits(bank), hears: 'connecting' });
    await anna.take(id);
    return id;
  };
  const hold = (who: Browser, id: string, held: boolean) => who.send('POST', `/desk/v1/calls/${id}/hold`, { held });
  const transfer = (who: Browser, id: string, to: string) => who.send('POST', `/desk/v1/calls/${id}/transfer`, { to });

  test('S2: the advisor parks the call, sees what the caller hears, and takes it back', async () => {
    const id = await annaTalks();
    assert.equal((await hold(anna, id, true)).status, 200);
    const parked = await anna.call(id);
    assert.deepEqual([parked.held, parked.hears, parked.identified?.name], [true, 'hold', 'Aino Lindqvist']);
    await hold(anna, id, false);
    const back = await anna.call(id);
    assert.deepEqual([back.held, back.hears], [false, 'you']);
  });

  test('N1 I9: the card goes along with the call, identified; the second transfer ends the identification', async () => {
    const id = await annaTalks();
    assert.deepEqual((await anna.desk()).colleagues, [{ id: 'jonas', name: 'Jonas Ek' }]);
    assert.equal((await transfer(anna, id, 'jonas')).status, 200);
    const card = await jonas.call(id);
    assert.deepEqual([card.yours, card.identified?.name, card.handedOn], [true, 'Aino Lindqvist', true]);
    assert.equal((await jonas.desk()).mine, id);
    const left = await anna.call(id);
    assert.deepEqual([left.yours, left.advisor, left.identified, (await anna.desk()).mine], [false, 'Jonas Ek', null, null]);
    await transfer(jonas, id, 'anna');
    const again = await anna.call(id);
    assert.deepEqual([again.yours, again.identified, again.handedOn], [true, null, false]);
  });

  test('only an advisor who is available and has no call is handed one, whoever is named', async () => {
    const id = await annaTalks();
    for (const to of ['anna', 'kristina', 'nobody', '__proto__'])
      assert.equal((await transfer(anna, id, to)).body.error.code, 'advisor-not-free', to);
    await jonas.take(await callIn(bank, { queued: 1 }));
    assert.deepEqual((await anna.desk()).colleagues, []);
    assert.equal((await transfer(anna, id, 'jonas')).body.error.code, 'advisor-not-free');
    assert.equal((await anna.desk()).mine, id);
  });

  test('nobody parks or hands on a call of somebody else, one that waits, or one that is over', async () => {
    const [talking, waiting, over] = [await annaTalks(), await callIn(bank, { queued: 1 }), await callIn(bank, { queued: 1 })];
    await bank.calls.hangUp(over, 'caller');
    for (const [who, id] of [
      [jonas, talking],
      [anna, waiting],
      [anna, over],
      [anna, 'x'.repeat(27)],
    ] as const) {
      assert.equal((await hold(who, id, true)).status, 404);
      assert.equal((await transfer(who, id, 'anna')).status, 404);
    }
    for (const body of [{}, { held: 'yes' }, { held: true, more: 1 }])
      assert.equal((await anna.send('POST', `/desk/v1/calls/${talking}/hold`, body)).status, 400);
  });

  test('the audit says who parked, took back and handed on which call to whom', async () => {
    const id = await annaTalks();
    await hold(anna, id, true);
    await hold(anna, id, false);
    await transfer(anna, id, 'jonas');
    const lines = (await bank.stores.audit.since(0, 10_000)).filter((line) => line.call === id && line.staff === 'anna');
    assert.deepEqual(
      lines.filter(({ what }) => what !== 'customer-read').map(({ what, detail }) => [what, detail ?? null]),
      [
        ['call-taken', null],
        ['call-held', null],
        ['call-resumed', null],
        ['call-transferred', { to: 'jonas' }],
      ],
    );
  });

  test('N11: whose telephone did not answer is told so, and the call can be taken by anybody', async () => {
    const id = await annaTalks();
    await bank.calls.release(id, 'anna');
    const [card, others] = [await anna.call(id), await jonas.call(id)];
    assert.deepEqual([card.is, card.unanswered, others.unanswered, (await anna.desk()).mine], ['queued', true, false, null]);
    assert.equal((await jonas.take(id)).status, 200);
    assert.equal((await anna.call(id)).unanswered, false);
  });
});

describe('the telephone of the desk’s page', () => {
  const account = { address: 'wss://pbx.bank.example/ws', uri: 'sip:styrka-anna@bank.example', user: 'styrka-anna', password: 'random' };
  const openWith = async () => {
    const lent: string[] = [];
    const ended: string[] = [];
    const softphones: Softphones = {
      address: account.address,
      lend: async (advisor) => (lent.push(advisor) < 3 ? account : null),
      end: async (advisor) => void ended.push(advisor),
    };
    const bank = await openDeskBank({ softphones });
    return { bank, lent, ended, anna: await logIn(bank, 'anna') };
  };

  test('a page that is logged in borrows one, each time anew, and it ends with the log-out', async () => {
    const { anna, lent, ended } = await openWith();
    assert.deepEqual((await anna.send('POST', '/desk/v1/softphone')).body, account);
    await anna.send('POST', '/desk/v1/softphone');
    const none = await anna.send('POST', '/desk/v1/softphone');
    assert.deepEqual([none.status, none.body.error.code, lent, ended], [409, 'no-softphone', ['anna', 'anna', 'anna'], []]);
    await anna.send('POST', '/staff/logout');
    assert.deepEqual(ended, ['anna']);
  });

  test('whoever is not logged in, and whoever is no advisor, borrows none', async () => {
    const { bank, lent } = await openWith();
    const kristina = await logIn(bank, 'kristina');
    assert.equal((await kristina.send('POST', '/desk/v1/softphone')).status, 401);
    assert.equal((await bank.server.inject({ method: 'POST', url: '/desk/v1/softphone' })).statusCode, 403);
    assert.deepEqual(lent, []);
  });

  test('where the bank’s advisors have telephones of their own there is none to borrow', async () => {
    const bank = await openDeskBank();
    const anna = await logIn(bank, 'anna');
    const none = await anna.send('POST', '/desk/v1/softphone');
    assert.deepEqual([none.status, none.body.error.code], [409, 'no-softphone']);
  });
});
