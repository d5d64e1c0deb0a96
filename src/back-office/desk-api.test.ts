import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import {
  addCustomer,
  ainoWaits,
  type Browser,
  callIn,
  type DeskBank,
  identifiedAs,
  identify,
  logIn,
  openDeskBank,
} from '../../test/desk-bank.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the API of the desk', () => {
  let bank: DeskBank;
  let anna: Browser;
  let jonas: Browser;

  // One server for all: building one takes longer than a test. Each test leaves no living call behind.
  before(async () => {
    bank = await openDeskBank();
    await addCustomer(bank, 'aino', 'Aino Lindqvist', '47110823');
    await addCustomer(bank, 'tauno', 'Tauno Koskinen', '3182907');
    anna = await logIn(bank, 'anna');
    jonas = await logIn(bank, 'jonas');
  });

  afterEach(async () => {
    for (const { id } of await bank.calls.list()) await bank.calls.hangUp(id, 'caller');
  });

  describe('the queue', () => {
    test('S2 S15 N1: shows who waits, by which method and elements, since when, why, and how long', async () => {
      const id = await callIn(bank, { ...ainoWaits(bank), hears: 'queue' });
      const now = bank.clock.now();
      assert.deepEqual((await anna.desk()).queue, [
        {
          id,
          is: 'queued',
          yours: false,
          advisor: null,
          language: 'sv',
          opened: now,
          queued: now,
          identified: {
            name: 'Aino Lindqvist',
            plan: 'app',
            acr: 'loa2',
            amr: ['mfa', 'pin', 'swk'],
            elements: ['knowledge', 'possession'],
            at: now,
          },
          wasIdentified: false,
          failed: [],
          reason: 'cards',
          hears: 'queue',
          held: false,
          handedOn: false,
          unanswered: false,
          asked: false,
          alerts: [],
          wrongCodes: [],
          codeBoxes: null,
        },
      ]);
    });

    test('S45: a caller without identification waits among the others, unidentified', async () => {
      await callIn(bank, { queued: 1, hears: 'unidentified' });
      const [call] = (await anna.desk()).queue;
      assert.deepEqual([call?.identified, call?.failed, call?.hears], [null, [], 'unidentified']);
    });

    test('D20: a caller who tried and failed is shown so, by which way, and served as unidentified', async () => {
      await callIn(bank, { queued: 1, failed: ['app', 'app', 'call-code'], claimed: 'aino' });
      const [call] = (await anna.desk()).queue;
      assert.deepEqual([call?.failed, call?.identified], [['app', 'call-code'], null]);
    });

    test('S15: whoever has waited longest comes first, and those in the menu are only counted', async () => {
      const first = await callIn(bank, { queued: 1 });
      await callIn(bank);
      await bank.clock.advance(1_000);
      const second = await callIn(bank, ainoWaits(bank));
      const { queue, menu } = await anna.desk();
      assert.deepEqual([queue.map(({ id }) => id), menu], [[first, second], 1]);
    });

    test('S2: who is identified and still chooses a reason is seen coming, but cannot be taken', async () => {
      const id = await callIn(bank, { identified: identifiedAs('aino', bank.clock.now()), hears: 'reason' });
      const [call] = (await anna.desk()).queue;
      assert.deepEqual([call?.id, call?.is, call?.identified?.name, call?.queued], [id, 'menu', 'Aino Lindqvist', null]);
      assert.equal((await anna.send('POST', `/desk/v1/calls/${id}/take`)).status, 409);
    });

    test('an advisor says whether they are available, and every desk counts those who are', async () => {
      assert.deepEqual([(await anna.desk()).me.available, (await anna.desk()).available], [false, 1]);
      assert.equal((await anna.send('PATCH', '/desk/v1/me', { available: true })).body.available, true);
      assert.equal((await jonas.desk()).available, 2, 'other roles are not counted');
    });

    test('what does not belong into a change is refused and changes nothing', async () => {
      const before = await bank.stores.staff.find('anna');
      for (const body of [{}, { available: 'yes' }, { role: 'security' }, { available: true, name: 'Jonas' }])
        assert.equal((await anna.send('PATCH', '/desk/v1/me', body)).status, 400);
      assert.deepEqual(await bank.stores.staff.find('anna'), before);
    });
  });

  describe('taking a call', () => {
    test('S15: of two desks that press at once exactly one gets the call', async () => {
      for (let round = 0; round < 20; round++) {
        const id = await callIn(bank, { queued: 1 });
        const answers = await Promise.all([anna.take(id), jonas.take(id)]);
        assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
        assert.equal(answers.find(({ status }) => status === 409)?.body.error.code, 'call-missed');
        await bank.calls.hangUp(id, 'caller');
      }
    });

    test('S15: of two that press "next" at once each gets a caller of their own, the longest waiting first', async () => {
      const waiting = [await callIn(bank, { queued: 1 }), await callIn(bank, { queued: 1 })];
      const taken = await Promise.all([anna.take('next'), jonas.take('next')]);
      assert.deepEqual(taken.map(({ body }) => body.call).sort(), waiting.sort());
    });

    test('when nobody waits there is nobody to take', async () => {
      await callIn(bank);
      assert.deepEqual([(await anna.take('next')).status, (await anna.take('next')).body.error.code], [409, 'nobody-waits']);
    });

    test('an advisor in a call takes no second one', async () => {
      await callIn(bank, { queued: 1 });
      const second = await callIn(bank, { queued: 1 });
      await anna.take('next');
      assert.equal((await anna.take('next')).body.error.code, 'in-a-call');
      assert.equal((await anna.take(second)).body.error.code, 'in-a-call');
    });

    test('a call that was never there, one still in the menu and one that is over are missed alike', async () => {
      const over = await callIn(bank, { queued: 1 });
      await bank.calls.hangUp(over, 'caller');
      const answers = await Promise.all(['x'.repeat(27), await callIn(bank), over].map((id) => anna.take(id)));
      assert.deepEqual([...new Set(answers.map(({ status, body }) => `${status} ${body.error.code}`))], ['409 call-missed']);
    });
  });

  describe('the card of a call', () => {
    test('S42: at hang-up the identity is gone, and the card says that it was', async () => {
      const id = await callIn(bank, ainoWaits(bank));
      await anna.take(id);
      assert.equal((await anna.call(id)).identified?.name, 'Aino Lindqvist');
      await bank.calls.hangUp(id, 'caller');
      const card = await anna.call(id);
      assert.deepEqual([card.is, card.identified, card.wasIdentified, card.reason], ['over', null, true, null]);
    });

    test('T38: a call whose node died loses its identity on the desk when its lease is over, before anybody ends it', async () => {
      const id = await callIn(bank, ainoWaits(bank));
      await anna.take(id);
      await bank.clock.advance(14_999);
      assert.equal((await anna.call(id)).identified?.name, 'Aino Lindqvist');
      await bank.clock.advance(1);
      const { mine, queue } = await anna.desk();
      assert.deepEqual([(await anna.call(id)).identified, mine, queue], [null, null, []]);
      assert.equal((await bank.stores.calls.find(id))?.ended, null, 'nobody has ended it yet');
    });

    test('I1: the card of a call that another advisor has says who, and nothing of the caller', async () => {
      const id = await callIn(bank, ainoWaits(bank));
      await jonas.take(id);
      const card = await anna.call(id);
      assert.deepEqual([card.advisor, card.identified, card.reason, card.hears], ['Jonas Ek', null, null, null]);
      assert.doesNotMatch(JSON.stringify(await anna.desk()), /Aino/);
    });

    test('N1: identified in mid-call, the card changes and so does what may be discussed', async () => {
      const id = await callIn(bank, { queued: 1, hears: 'connecting' });
      await anna.take(id);
      await identify(bank, id, identifiedAs('tauno', bank.clock.now()));
      assert.equal((await anna.call(id)).identified?.name, 'Tauno Koskinen');
    });

    test('a call that never was is not found', async () => {
      assert.equal((await anna.send('GET', `/desk/v1/calls/${'x'.repeat(27)}`)).status, 404);
    });
  });

  describe('what an advisor asks of the line', () => {
    test('N1: the caller is asked to identify, and the desk says that it was asked', async () => {
      const id = await callIn(bank, { queued: 1 });
      await anna.take(id);
      assert.equal((await anna.send('POST', `/desk/v1/calls/${id}/identify`)).status, 202);
      assert.deepEqual([(await bank.stores.calls.find(id))?.wish, (await anna.call(id)).asked], ['identify', true]);
    });

    test('the call is ended by wish: the node that holds the line ends it, wherever the desk is', async () => {
      const second = await openDeskBank({ node: 'two', clock: bank.clock }, bank.memory);
      const id = await callIn(bank, ainoWaits(bank));
      const there = await logIn(second, 'anna');
      assert.equal((await there.take(id)).status, 200);
      assert.equal((await there.call(id)).identified?.name, 'Aino Lindqvist');
      assert.equal((await there.send('POST', `/desk/v1/calls/${id}/end`)).status, 202);
      assert.deepEqual([(await bank.stores.calls.find(id))?.wish, (await bank.stores.calls.find(id))?.node], ['end', 'one']);
    });

    for (const wish of ['identify', 'end']) {
      test(`"${wish}" is refused for a call that is not yours, waits, is over or never was, all alike`, async () => {
        const [others, waiting, over] = [
          await callIn(bank, { queued: 1 }),
          await callIn(bank, { queued: 1 }),
          await callIn(bank, { queued: 1 }),
        ];
        await jonas.take(others);
        await anna.take(over);
        await bank.calls.hangUp(over, 'caller');
        const answers = await Promise.all(
          [others, waiting, over, 'x'.repeat(27)].map((id) => anna.send('POST', `/desk/v1/calls/${id}/${wish}`)),
        );
        assert.deepEqual([...new Set(answers.map(({ status, body }) => `${status} ${body.error.code}`))], ['404 no-such-call']);
        assert.equal((await bank.stores.calls.find(others))?.wish, null);
      });
    }

    test('what was asked is in the audit, with who asked it', async () => {
      const id = await callIn(bank, { queued: 1 });
      await anna.take(id);
      await anna.send('POST', `/desk/v1/calls/${id}/end`);
      const line = (await bank.stores.audit.since(0, 10_000)).at(-1);
      assert.deepEqual([line?.what, line?.call, line?.staff, line?.detail], ['call-wished', id, 'anna', { wish: 'end' }]);
    });
  });
});
