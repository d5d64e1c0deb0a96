import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { createCalls } from '#calls';
import {
  addCustomer,
  type Browser,
  callIn,
  createBrowser,
  type DeskBank,
  identifiedAs,
  identify,
  logIn,
  openDeskBank,
} from '../../test/desk-bank.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the live desk', () => {
  let bank: DeskBank;
  let second: DeskBank;
  let anna: Browser;
  let jonas: Browser;
  type Socket = Awaited<ReturnType<Browser['open']>>;
  let sockets: Socket[] = [];

  before(async () => {
    bank = await openDeskBank();
    second = await openDeskBank({ node: 'two', clock: bank.clock }, bank.memory);
    await addCustomer(bank, 'aino', 'Aino Lindqvist', '47110823');
  });
  after(async () => {
    // A socket that was asked to close waits half a minute for the answer.
    for (const { server } of [bank, second]) for (const client of server.websocketServer.clients) client.terminate();
    await Promise.all([bank.server.close(), second.server.close()]);
  });
  afterEach(async () => {
    for (const socket of sockets) socket.close();
    sockets = [];
    for (const { id } of await bank.calls.list()) await bank.calls.hangUp(id, 'caller');
  });

  async function open(browser: Browser): Promise<Socket> {
    const socket = await browser.open();
    sockets.push(socket);
    return socket;
  }

  async function openBoth(): Promise<[Socket, Socket]> {
    anna = await logIn(bank, 'anna');
    jonas = await logIn(second, 'jonas');
    return [await open(anna), await open(jonas)];
  }

  describe('the live connection of the desk', () => {
    test('S2: the card changes as the call does, at once: identified, what is heard, hung up', async () => {
      const [desk] = await openBoth();
      const id = await callIn(bank, { queued: 1 });
      desk.say({ do: 'look', call: id });
      await desk.until(({ call }) => call?.id === id && call.identified === null);
      await identify(bank, id, identifiedAs('aino', bank.clock.now()));
      await bank.calls.note(id, { hears: 'identified' });
      const state = await desk.until(({ call }) => call?.identified != null);
      assert.deepEqual([state.call?.identified?.name, state.call?.hears], ['Aino Lindqvist', 'identified']);
      await bank.calls.hangUp(id, 'caller');
      const over = await desk.until(({ call }) => call?.is === 'over');
      assert.deepEqual([over.call?.identified, over.call?.wasIdentified], [null, true]);
    });

    test('S15: a call taken on one node leaves the queue of the desks of the other', async () => {
      const [mine, others] = await openBoth();
      const id = await callIn(bank, { queued: 1 });
      await Promise.all([mine, others].map((desk) => desk.until(({ queue }) => queue.length === 1)));
      await jonas.take(id);
      assert.equal((await others.until((state) => state.mine === id)).mine, id);
      assert.equal((await mine.until(({ queue }) => queue.length === 0)).mine, null);
    });

    for (const alert of ['not-in-a-call', 'declined', 'wrong-digits']) {
      test(`T27 N4: "${alert}" in the app reaches every open desk at once, whoever has the call`, async () => {
        const desks = await openBoth();
        const id = await callIn(bank, { queued: 1, claimed: 'aino' });
        await bank.calls.alert(id, alert);
        const states = await Promise.all(desks.map((desk) => desk.until(({ alerts }) => alerts.length > 0)));
        for (const { alerts } of states)
          assert.deepEqual(
            alerts.map(({ is }) => is),
            [alert],
          );
        assert.doesNotMatch(JSON.stringify(states), /aino/i, 'and who was claimed stays unsaid');
      });
    }

    test('N4: an alarm about a call that is over, or about none, still reaches every desk, for ten minutes', async () => {
      const [desk] = await openBoth();
      const call = await callIn(bank);
      await bank.calls.hangUp(call, 'caller');
      const alarm = { id: 'alarm-1', at: bank.clock.now(), kind: 'not-in-a-call', call, customer: 'aino', detail: 'from +46701740605' };
      await bank.stores.alarms.raise(alarm, { audit: [] });
      await bank.stores.alarms.raise({ ...alarm, id: 'alarm-2', call: null }, { audit: [] });
      await bank.stores.alarms.raise({ ...alarm, id: 'alarm-3', kind: 'phone-copied' }, { audit: [] });
      bank.signals.tell('desk');
      const { alerts } = await desk.until((state) => state.alerts.length > 0);
      assert.deepEqual(
        alerts.map(({ is, opened }) => [is, opened]),
        [
          ['not-in-a-call', null],
          ['not-in-a-call', null],
        ],
      );
      await bank.clock.advance(10 * 60_000);
      assert.deepEqual((await desk.until((state) => state.alerts.length === 0)).alerts, []);
    });

    test('a lost signal costs two seconds', async () => {
      const [desk] = await openBoth();
      await desk.until(({ menu }) => menu === 0);
      const count = desk.states.length;
      const { stores, clock, random } = bank;
      const signals = { tell: () => {}, listen: () => () => {} };
      await createCalls({ stores, clock, random, node: 'deaf', signals }).open({ from: null, to: '08-465 004 10', language: 'sv' });
      await bank.clock.advance(1_900);
      assert.equal(desk.states.length, count);
      await bank.clock.advance(200);
      assert.equal((await desk.until(({ menu }) => menu === 1)).menu, 1);
    });

    test('T38: without a word from anybody the identity goes when the lease of its node is over', async () => {
      const [desk] = await openBoth();
      const id = await callIn(bank, { identified: identifiedAs('aino', bank.clock.now()), queued: 1 });
      await anna.take(id);
      desk.say({ do: 'look', call: id });
      await desk.until(({ call }) => call?.identified != null);
      await bank.clock.advance(17_000);
      assert.equal((await desk.until(({ call }) => call?.is === 'over')).call?.identified, null);
    });
  });

  describe('who may hold it', () => {
    test('nobody, another role, and a page of another site are refused before the socket opens', async () => {
      anna = await logIn(bank, 'anna');
      const refused = async (browser: Browser, headers: object = {}) =>
        browser.open(headers).then(
          () => 'opened',
          (error: Error) => error.message,
        );
      const answers = [
        await refused(createBrowser(bank, '')),
        await refused(createBrowser(bank, 'styrka_staff=forged')),
        await refused(anna, { origin: 'https://elsewhere.example' }),
        await refused(anna, { origin: '' }),
      ];
      assert.deepEqual(
        answers.map((answer) => /\b(401|403)\b/.exec(answer)?.[1]),
        ['401', '401', '403', '403'],
      );
    });

    test('when the session ends the desk closes within two seconds, on the other node too', async () => {
      const desks = await openBoth();
      await Promise.all(desks.map((desk) => desk.until(() => true)));
      await bank.stores.sessions.endAll('staff', 'anna');
      await bank.stores.sessions.endAll('staff', 'jonas');
      await bank.clock.advance(2_100);
      assert.deepEqual(await Promise.all(desks.map((desk) => desk.closes())), [4401, 4401]);
    });

    test('a desk at which nobody does anything closes after half an hour; one with a call, or somebody at it, does not', async () => {
      const [idle, talking] = await openBoth();
      const id = await callIn(second, { queued: 1 });
      await jonas.take(id);
      for (let minutes = 0; minutes < 31; minutes++) {
        for (let seconds = 0; seconds < 60; seconds += 4) {
          await second.calls.renew([id]);
          await bank.clock.advance(4_000);
        }
      }
      assert.equal(await idle.closes(), 4401);
      assert.equal((await talking.until(({ now }) => now === bank.clock.now() || now > bank.clock.now() - 2_100)).mine, id);
      const there = await open(await logIn(bank, 'anna'));
      for (let minutes = 0; minutes < 31; minutes++) {
        there.say({ do: 'here' });
        await bank.clock.advance(60_000);
      }
      assert.equal((await there.until(({ now }) => now > bank.clock.now() - 2_100)).me.id, 'anna');
    });

    test('junk on the socket changes nothing', async () => {
      const [desk] = await openBoth();
      const id = await callIn(bank, { queued: 1 });
      for (const junk of [
        '',
        '{',
        'null',
        '[]',
        '"look"',
        '{"do":"look"}',
        '{"do":"look","call":7}',
        '{"do":"take","call":"x"}',
        `{"do":"look","call":"${'x'.repeat(65)}"}`,
      ])
        desk.say(junk);
      desk.say({ do: 'look', call: id });
      assert.equal((await desk.until(({ call }) => call?.id === id)).me.id, 'anna');
    });
  });
});
