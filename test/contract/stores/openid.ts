import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenidRecord, Use } from '#ports';
import { type At, aCredential, aCustomer, anEvent, minute, missOnce, newId, nothing, now, wasWritten } from './samples.ts';

export function testOpenid(at: At): void {
  const aRecord = (change: Partial<OpenidRecord> = {}): OpenidRecord => {
    const own = { kind: 'AuthorizationCode', id: newId('code'), body: 'sealed', grant: null, uid: null };
    return { ...own, expires: now + minute, consumed: null, ...change };
  };
  const putNew = async (change: Partial<OpenidRecord> = {}) => {
    const record = aRecord(change);
    await at().openid.put(record);
    return record;
  };
  const find = ({ kind, id }: OpenidRecord, time = now) => at().openid.find(kind, id, time);
  const consume = ({ kind, id }: OpenidRecord, uses: readonly Use[] = [], time = now) =>
    at().openid.consume(kind, id, time, { uses, audit: [] });

  test('a record is found by its kind and id until it is over, and may be written anew', async () => {
    const record = await putNew();
    assert.deepEqual(await find(record), record);
    assert.deepEqual(await find(record, now + minute - 1), record);
    assert.equal(await find(record, now + minute), undefined);
    assert.equal(await at().openid.find('RefreshToken', record.id, now), undefined);
    const changed = { ...record, body: 'sealed anew', grant: newId('grant'), uid: newId('uid'), expires: null };
    await at().openid.put(changed);
    assert.deepEqual(await find(record, now + 1_000 * minute), changed);
    await at().openid.destroy(record.kind, record.id);
    await at().openid.destroy(record.kind, record.id);
    assert.equal(await find(record), undefined);
  });

  test('a session is found by its second name, and no other kind of thing', async () => {
    const uid = newId('uid');
    const session = await putNew({ kind: 'Session', uid });
    assert.deepEqual(await at().openid.findByUid('Session', uid, now), session);
    assert.equal(await at().openid.findByUid('Interaction', uid, now), undefined);
    assert.equal(await at().openid.findByUid('Session', uid, now + minute), undefined);
  });

  test('I2: of forty that consume one record one does, and writing it anew does not make it fresh', async () => {
    const [record, event] = [await putNew(), anEvent()];
    const given = { uses: [], audit: [event] };
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => at().openid.consume(record.kind, record.id, now, given)));
    assert.equal(outcomes.filter((one) => one === 'consumed').length, 1);
    assert.equal(await wasWritten(at, event), true);
    await at().openid.put({ ...record, body: 'sealed anew' });
    assert.deepEqual(await find(record), { ...record, body: 'sealed anew', consumed: now });
    assert.equal(await consume(record, [], now + 1), 'spent');
  });

  test('what is over, gone or of another kind is not consumed, and nothing is written of it', async () => {
    const [record, event] = [await putNew(), anEvent()];
    const tries = [
      at().openid.consume(record.kind, record.id, now + minute, { uses: [], audit: [event] }),
      at().openid.consume('RefreshToken', record.id, now, { uses: [], audit: [event] }),
      at().openid.consume(record.kind, newId('code'), now, { uses: [], audit: [event] }),
    ];
    assert.deepEqual(await Promise.all(tries), ['spent', 'spent', 'spent']);
    assert.equal(await wasWritten(at, event), false);
    assert.equal(await consume(record), 'consumed');
  });

  test('T12: a block, a lock, a lost phone or a log-out since the approval leaves the record as it was', async () => {
    const [customer, credential] = [aCustomer(), aCredential()];
    const session = { id: newId('session'), kind: 'web', of: customer.id, began: now, expires: now + minute };
    await at().customers.add(customer, nothing);
    await at().credentials.add(credential, { ...nothing, atMost: 1, now });
    await at().sessions.begin(session, nothing);
    const budget = { of: customer.id, kind: 'strangers' };
    const uses: Use[] = [
      { is: 'logged-in', session: session.id, now },
      { is: 'not-locked', ...budget, now },
      { is: 'held', credential: credential.id, now },
      { is: 'in-force', customer: customer.id },
    ];
    const [first, second, event] = [await putNew(), await putNew(), anEvent()];
    assert.equal(await consume(first, uses), 'consumed');
    const refuse = async (use: Use | undefined) => {
      assert.ok(use);
      const given = { uses: [use], audit: [event] };
      assert.equal(await at().openid.consume(second.kind, second.id, now, given), 'spent');
      assert.equal((await find(second))?.consumed, null);
    };
    await at().sessions.end(session.id);
    await refuse(uses[0]);
    for (let miss = 0; miss < 5; miss += 1) await missOnce(at, budget);
    await refuse(uses[1]);
    await at().credentials.end(credential.id, now, nothing);
    await refuse(uses[2]);
    await at().customers.block(customer.id, { at: now, why: 'lost' }, nothing);
    await refuse(uses[3]);
    for (const use of uses) assert.equal(await at().openid.put({ ...second, body: 'another' }, [use]), 'spent');
    assert.deepEqual(await find(second), second);
    assert.equal(await wasWritten(at, event), false);
    assert.equal(await consume(second), 'consumed');
  });

  test('T12: a session that is over by time is no log-in', async () => {
    const session = { id: newId('session'), kind: 'web', of: newId('customer'), began: now, expires: now + minute };
    await at().sessions.begin(session, nothing);
    const record = await putNew({ expires: null });
    const use = (time: number): Use[] => [{ is: 'logged-in', session: session.id, now: time }];
    assert.equal(await consume(record, use(now + minute), now + minute), 'spent');
    assert.equal(await consume(record, use(now + minute - 1), now + minute - 1), 'consumed');
  });

  test('I2: of forty that bring one word one is the first, until the word is forgotten', async () => {
    const id = newId('jti');
    const bring = () => at().openid.remember('ReplayDetection', id, now + minute);
    const outcomes = await Promise.all(Array.from({ length: 40 }, bring));
    assert.equal(outcomes.filter((one) => one === 'new').length, 1);
    assert.notEqual(await at().openid.find('ReplayDetection', id, now), undefined);
    while ((await at().openid.forget(now + minute, 999)) > 0);
    assert.equal(await bring(), 'known');
    while ((await at().openid.forget(now + minute + 1, 999)) > 0);
    assert.equal(await bring(), 'new');
  });

  test('all of one grant end together, also when several say so at once', async () => {
    const grant = newId('grant');
    const ended = await Promise.all(['AccessToken', 'RefreshToken', 'AuthorizationCode'].map((kind) => putNew({ kind, grant })));
    const other = await putNew({ grant: newId('grant') });
    await Promise.all(Array.from({ length: 8 }, () => at().openid.revokeByGrant(grant)));
    assert.deepEqual(await Promise.all(ended.map((record) => find(record))), [undefined, undefined, undefined]);
    assert.deepEqual(await find(other), other);
  });

  test('what is lasting is listed by id and never forgotten; what is over is, the oldest first', async () => {
    const kind = newId('kind');
    const lasting = [await putNew({ kind, id: 'b', expires: null }), await putNew({ kind, id: 'a', expires: null })];
    const year = 365 * 24 * 60 * minute;
    const old = [await putNew({ kind, expires: now - 9 * year + 1 }), await putNew({ kind, expires: now - 9 * year })];
    const ids = async (time: number) => (await at().openid.list(kind, time)).map(({ id }) => id);
    assert.deepEqual(await ids(now), ['a', 'b']);
    const pages = ['', 'a', 'b'].map((after) => at().openid.list(kind, now, { after, atMost: 1 }));
    assert.deepEqual(
      (await Promise.all(pages)).map((page) => page.map(({ id }) => id)),
      [['a'], ['b'], []],
    );
    assert.equal(await at().openid.forget(now - 8 * year, 1), 1);
    assert.deepEqual(await ids(now - 10 * year), ['a', 'b', old[0]?.id]);
    assert.equal(await at().openid.forget(now - 8 * year, 9), 1);
    assert.deepEqual(await at().openid.list(kind, now - 10 * year), [...lasting].reverse());
  });
}
