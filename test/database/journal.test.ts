import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type OpenDatabase, openPostgres } from '#adapters/database';
import type { Stores, Use } from '#ports';
import { aCredential, aCustomer, aFlow, fiveThenLock, newId, nothing, now } from '../contract/stores/samples.ts';
import { type Postgres, startPostgres } from '../postgres.ts';

/** What a database notes of itself, brought into another one that has not seen it. */
describe('T57: the journal of a database', () => {
  let postgres: Postgres;
  let lived: OpenDatabase;
  let restored: OpenDatabase;
  before(async () => {
    postgres = await startPostgres();
    [lived, restored] = await Promise.all([open(), open()]);
  });
  after(async () => {
    await Promise.all([lived?.close(), restored?.close()]);
    await postgres?.stop();
  });
  const open = async () => openPostgres({ url: await postgres.createDatabase(), poolSize: 4 });
  const inBoth = async (act: (stores: Stores) => Promise<unknown>) => {
    for (const { stores } of [lived, restored]) await act(stores);
  };
  const spend = async ({ stores }: OpenDatabase, ...uses: Use[]) => {
    const flow = aFlow();
    await stores.flows.begin(flow, nothing);
    return stores.flows.move({ ...flow, version: 1 }, { ...nothing, uses });
  };
  /** All that was written since, brought over; what is lost comes back. */
  const bringOver = async (from: number) => {
    await restored.journal.beginReplay(from, await lived.journal.end());
    return restored.journal.replay(await lived.journal.from(from + 1, 1_000), now);
  };

  test('marks, counters, and one-time things of sessions are used there, too, and a second replay changes nothing', async () => {
    const from = await lived.journal.end();
    const [of, mark, counted] = [newId('sms'), newId('link'), newId('table')];
    assert.equal(await spend(lived, { is: 'once', of, mark: 'a' }, { is: 'counter', of: counted, value: 7 }), 'moved');
    assert.equal(await lived.stores.sessions.use(mark, now + 1_000), 'used');
    for (let turn = 0; turn < 2; turn++) assert.deepEqual(await bringOver(from), []);
    assert.equal(await spend(restored, { is: 'once', of, mark: 'a' }), 'spent');
    assert.equal(await spend(restored, { is: 'counter', of: counted, value: 7 }), 'spent');
    assert.equal(await spend(restored, { is: 'counter', of: counted, value: 8 }), 'moved');
    assert.equal(await restored.stores.sessions.use(mark, now + 1_000), 'spent');
  });

  test('what was not exported yet stays, and so does the last line that was, whatever a node takes for the time', async () => {
    const { journal } = lived;
    const write = () => spend(lived, { is: 'once', of: newId('sms'), mark: 'a' });
    const from = (await journal.end()) + 1;
    for (let n = 0; n < 4; n++) await write();
    const [first, exported, ...others] = (await journal.from(from, 1_000)).map(({ sequence }) => sequence);
    await journal.trim(Number.MAX_SAFE_INTEGER, exported ?? 0);
    assert.deepEqual(
      (await journal.from(first ?? 0, 1_000)).map(({ sequence }) => sequence),
      [exported, ...others],
    );
  });

  test('what the backup has noted itself is not done again: a number stays, and so do the tries since a pause', async () => {
    const customer = aCustomer();
    const { stores, journal } = lived;
    await stores.customers.add(customer, nothing);
    const from = await journal.end();
    await stores.numbers.register([{ customer: customer.id, sealed: 'sealed', digest: 'own', credential: newId('sms') }], now, nothing);
    await journal.beginReplay(from, await journal.end());
    assert.deepEqual(await journal.replay(await journal.from(from + 1, 1_000), now), []);
    assert.notEqual(await stores.numbers.compare(customer.id, 'own'), 'none');
  });

  test('I2: what a later version has noted is not passed over, and nothing of its lines is replayed', async () => {
    const from = await lived.journal.end();
    const of = newId('sms');
    assert.equal(await spend(lived, { is: 'once', of, mark: 'a' }), 'moved');
    await restored.journal.beginReplay(from, await lived.journal.end());
    const lines = await lived.journal.from(from + 1, 1_000);
    const later = { sequence: (lines.at(-1)?.sequence ?? 0) + 1, at: now, change: { is: 'something-new' } };
    await assert.rejects(restored.journal.replay([...lines, later], now), { code: 'export-unreadable' });
    assert.equal(await spend(restored, { is: 'once', of, mark: 'a' }), 'moved');
  });

  test('a credential has the state it had; one that ended has ended; one with another secret ends, one that was added is lost', async () => {
    const [moved, ended, other, added] = [aCredential(), aCredential(), aCredential(), aCredential()];
    for (const one of [moved, ended, other]) await inBoth((stores) => stores.credentials.add(one, { atMost: 1, now, audit: [] }));
    const from = await lived.journal.end();
    for (const [version, next] of [5, 6].entries()) await lived.stores.credentials.change(moved.id, version, { next }, nothing);
    await lived.stores.credentials.end(ended.id, now, nothing);
    assert.equal(await spend(lived, { is: 'change', credential: other.id, version: 0, state: {}, sealed: 'another' }), 'moved');
    await lived.stores.credentials.add(added, { atMost: 1, now, audit: [] });
    const lost = await bringOver(from);
    assert.deepEqual(lost.map(({ credential }) => credential).sort(), [added.id, other.id].sort());
    const { credentials } = restored.stores;
    const found = await credentials.find(moved.id);
    assert.deepEqual([found?.state, found?.version], [{ next: 6 }, 2]);
    for (const id of [ended.id, other.id, added.id]) assert.equal(await credentials.find(id), undefined);
  });

  test('S16, I5, S63, K10: blocks, locks and consents stand; a letter that was printed is not printed again; a number that changed is none', async () => {
    const customer = aCustomer();
    const { id } = customer;
    const letter = {
      id: newId('letter'),
      customer: id,
      kind: 'one-time-password',
      credential: null,
      apart: 0,
      ordered: now,
      wanted: now,
    } as const;
    const number = (digest: string) => ({ customer: id, sealed: `sealed ${digest}`, digest, credential: newId('sms') });
    await inBoth((stores) => stores.customers.add(customer, nothing));
    await inBoth((stores) => stores.letters.order(letter, { sealed: 'content', key: 'key' }, nothing));
    const first = number('first');
    await inBoth((stores) => stores.numbers.register([first], now, nothing));
    const from = await lived.journal.end();
    const { stores } = lived;
    await stores.customers.block(id, { at: now, why: 'bank' }, nothing);
    for (let n = 0; n < 5; n++) {
      const tryId = newId('try');
      await stores.tries.reserve({ of: id, kind: 'strangers', id: tryId, rule: fiveThenLock, node: 'north' }, now);
      await stores.tries.settle({ tryId, as: 'wrong', rule: fiveThenLock, now }, nothing);
    }
    await spend(lived, { is: 'agree', customer: id, to: 'terms', version: '1', at: now });
    await stores.letters.printed(letter.id, now, nothing);
    await stores.numbers.propose(id, { ...number('second'), proposed: now, due: now + 1 }, nothing);
    await stores.numbers.takeEffect(now + 2, 'north', 10);
    await bringOver(from);
    const there = restored.stores;
    assert.notEqual((await there.customers.find(id))?.blocked, null);
    assert.notEqual((await there.tries.state({ of: id, kind: 'strangers' })).locked, null);
    assert.deepEqual(await there.customers.consents(id), [{ to: 'terms', version: '1', at: now }]);
    assert.deepEqual([(await there.letters.of(id))[0]?.printed, await there.letters.claimDue(now + 9, now + 10, 10)], [now, []]);
    assert.equal(await there.numbers.compare(id, 'first'), 'none');
    assert.deepEqual(await there.credentials.of(id, 'sms-code', now), []);
  });
});
