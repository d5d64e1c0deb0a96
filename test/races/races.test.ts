import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type OpenDatabase, openPostgres } from '#adapters/database';
import { aCall, aCustomer, beginAsking, newId, nothing, now } from '../contract/stores/samples.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { type Nodes, startNodes } from './nodes.ts';
import { assertLost, count, raceOften, raceUntilLost } from './words.ts';

/** Of the test itself. */
const connections = 10;

/** Two nodes on one PostgreSQL. Each race is run on the real stores, and on broken ones to see that it can be lost (T3). */
describe('races between two nodes', () => {
  let postgres: Postgres;
  let own: OpenDatabase;
  let real: Nodes;
  let broken: Nodes;
  before(async () => {
    postgres = await startPostgres();
    const url = await postgres.createDatabase();
    own = await openPostgres({ url, poolSize: connections });
    [real, broken] = await Promise.all([startNodes(url, 'real'), startNodes(url, 'broken')]);
  });
  after(async () => {
    await Promise.all([real?.stop(), broken?.stop()]);
    await own?.close();
    await postgres?.stop();
  });
  const at = () => own.stores;

  /** What the races are about, as many at a time as there are connections: nothing is at once here, and a queue would wait too long. */
  const prepare = async <Thing>(count: number, one: (n: number) => Promise<Thing>): Promise<Thing[]> => {
    const things: Thing[] = [];
    const left = Array.from({ length: count }).keys();
    const go = async () => {
      for (const n of left) things[n] = await one(n);
    };
    await Promise.all(Array.from({ length: connections }, go));
    return things;
  };
  const askMany = (count: number) =>
    prepare(count, async () => {
      const { challenge, flow } = await beginAsking(at);
      return { challenge: challenge.id, flow };
    });
  const askAndTake = async (count: number) => {
    const asked = await askMany(count);
    await prepare(count, (n) => at().challenges.take(asked[n]?.challenge ?? '', now, null));
    return asked;
  };
  const halve = <Thing>(things: readonly Thing[]) => [things.slice(0, things.length / 2), things.slice(things.length / 2)] as const;

  test('T1, I2: of a thousand answers to one question one is taken', async () => {
    const race = async (nodes: Nodes) => {
      const [one] = await askMany(1);
      const given = { challenge: one?.challenge ?? '', times: 500 };
      return count(await nodes.contend('take', [given, given]));
    };
    assert.deepEqual(await race(real), { taken: 1, gone: 999 });
    assertLost((await race(broken))['taken'], 1);
  });

  test('T1, I2: of a thousand uses of one code, each in an identification of its own, one is accepted', async () => {
    const race = async (nodes: Nodes, times: number) => {
      const [first, second] = halve(await askAndTake(times));
      const of = newId('sms');
      return count(
        await nodes.contend('useOnce', [
          { asked: first, of },
          { asked: second, of },
        ]),
      );
    };
    assert.deepEqual(await race(real, 1000), { decided: 1, spent: 999 });
    assertLost((await race(broken, 200))['decided'], 1);
  });

  test('T9, I3: of a thousand wrong tries, each in an identification of its own, five are evaluated', async () => {
    const race = async (nodes: Nodes, times: number) => {
      const [first, second] = halve(await askMany(times));
      const key = { of: newId('customer'), kind: 'strangers' };
      const words = count(
        await nodes.contend('guess', [
          { asked: first, key },
          { asked: second, key },
        ]),
      );
      return { words, state: await at().tries.state(key) };
    };
    const { words, state } = await race(real, 1000);
    assert.deepEqual(words, { evaluated: 5, refused: 995 });
    assert.deepEqual(state, { wrong: 5, open: 0, sinceRight: 5, pausedUntil: null, locked: now });
    assertLost((await race(broken, 200)).words['evaluated'], 5);
  });

  test('T8: fifty right tries at once all succeed', async () => {
    const race = async (nodes: Nodes) => {
      const [first, second] = halve(await askMany(50));
      const key = { of: newId('customer'), kind: 'strangers' };
      return count(
        await nodes.contend('succeed', [
          { asked: first, key },
          { asked: second, key },
        ]),
      );
    };
    assert.deepEqual(await race(real), { decided: 50 });
    assertLost((await race(broken))['refused'], 0);
  });

  test('of a hundred advisors who press at once one gets the call', async () => {
    const race = async (nodes: Nodes) => {
      const call = aCall();
      await at().calls.open(call, nothing);
      await at().calls.queue(call.id, null, now, nothing);
      const advisors = (node: string) => Array.from({ length: 50 }, (_, n) => `${node}-${n}`);
      return count(
        await nodes.contend('takeCall', [
          { call: call.id, advisors: advisors('a') },
          { call: call.id, advisors: advisors('b') },
        ]),
      );
    };
    assert.deepEqual(await race(real), { taken: 1, missed: 99 });
    assertLost((await race(broken))['taken'], 1);
  });

  test('I1: of forty customers who approve in one call at once one is identified', async () => {
    const race = async (nodes: Nodes) => {
      const [first, second] = halve(await askAndTake(40));
      const [call, identified] = [
        newId('call'),
        { customer: '', plan: 'app', acr: 'high', amr: [], elements: [], shown: [], exemption: null, at: now },
      ];
      await at().calls.open(aCall({ id: call }), nothing);
      return count(
        await nodes.contend('identifyAs', [
          { asked: first, call, identified },
          { asked: second, call, identified },
        ]),
      );
    };
    assert.deepEqual(await race(real), { decided: 1, spent: 39 });
    assertLost((await race(broken))['decided'], 1);
  });

  test('of forty phones that enrol at once with one customer five are added', async () => {
    const race = async (nodes: Nodes) => {
      const given = { customer: newId('customer'), times: 20 };
      return count(await nodes.contend('addPhone', [given, given]));
    };
    assert.deepEqual(await race(real), { added: 5, 'too-many': 35 });
    assertLost((await race(broken))['added'], 5);
  });

  test('T25: of a hundred requests at once three wake the phones', async () => {
    const race = async (nodes: Nodes) => {
      const given = { customer: newId('customer'), times: 50 };
      return count(await nodes.contend('wake', [given, given]));
    };
    assert.deepEqual(await race(real), { woken: 3, asleep: 97 });
    assertLost((await race(broken))['woken'], 3);
  });

  test('S42, I9: nobody is identified in a call that has ended', async () => {
    const race = async (nodes: Nodes) => {
      const asked = (await askAndTake(40)).map((one) => ({ ...one, call: newId('call') }));
      await Promise.all(asked.map(({ call }) => at().calls.open(aCall({ id: call }), nothing)));
      const identified = {
        customer: newId('customer'),
        plan: 'app',
        acr: 'high',
        amr: [],
        elements: [],
        shown: [],
        exemption: null,
        at: now,
      };
      const [decided, atEnd] = await nodes.oppose(
        ['identify', { asked, identified }],
        ['hangUp', { calls: asked.map(({ call }) => call) }],
      );
      return decided.map((word, index) => `${word}, ${atEnd[index]} at the end`);
    };
    const words = count(await raceOften(() => race(real)));
    assert.equal(words['decided, nobody at the end'] ?? 0, 0);
    assert.equal((words['decided, identified at the end'] ?? 0) + (words['spent, nobody at the end'] ?? 0), 400);
    await raceUntilLost(() => race(broken), 'decided, nobody at the end');
  });

  test('T12, S16: nobody is identified whose agreement was blocked before', async () => {
    const race = async (nodes: Nodes) => {
      const asked = (await askAndTake(40)).map((one) => ({ ...one, customer: newId('customer') }));
      await Promise.all(asked.map(({ customer }) => at().customers.add(aCustomer({ id: customer }), nothing)));
      const [decided, atBlock] = await nodes.oppose(['approve', { asked }], ['block', { asked }]);
      return decided.map((word, index) => `${word}, ${atBlock[index]} at the block`);
    };
    const words = count(await raceOften(() => race(real)));
    assert.equal(words['decided, nobody at the block'] ?? 0, 0);
    assert.equal((words['decided, identified at the block'] ?? 0) + (words['spent, nobody at the block'] ?? 0), 400);
    await raceUntilLost(() => race(broken), 'decided, nobody at the block');
  });
});
