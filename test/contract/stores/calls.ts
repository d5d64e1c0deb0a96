import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallRecord } from '#ports';
import { type At, aCall, anEvent, newId, nothing, now, wasWritten } from './samples.ts';

export function testCalls(at: At): void {
  const open = async (change: Partial<CallRecord> = {}) => {
    const call = aCall(change);
    await at().calls.open(call, nothing);
    return call;
  };
  const openQueued = async () => {
    const call = await open();
    await at().calls.queue(call.id, 'cards', now + 1, nothing);
    return call;
  };
  const onlyOf = (ids: readonly string[], found: readonly CallRecord[]) => found.map(({ id }) => id).filter((id) => ids.includes(id));

  test('a call is found as it was opened, and counted', async () => {
    const identified = {
      customer: 'c',
      plan: 'app',
      acr: 'high',
      amr: ['pin'],
      elements: ['knowledge'],
      shown: [],
      exemption: null,
      at: now,
    };
    const before = await at().calls.count();
    const call = await open({ identified, failed: ['app'], claimed: 'c', alerts: ['declined'], wish: 'say-again', reason: 'cards' });
    assert.deepEqual(await at().calls.find(call.id), call);
    assert.equal(await at().calls.count(), before + 1);
    assert.equal(await at().calls.find(newId('call')), undefined);
    await assert.rejects(at().calls.open(call, nothing), { code: 'id-used-twice' });
  });

  test('an id that nothing can have is found nowhere, whatever signs it holds', async () => {
    const { calls, flows, challenges, credentials, customers, sessions } = at();
    const finds = [calls.find, flows.find, challenges.find, credentials.find, customers.find, (id: string) => sessions.find(id, now)];
    for (const id of ['\0', `a\0`, '\ud800', '%00', '__proto__'])
      assert.deepEqual(await Promise.all(finds.map((find) => find(id))), Array(finds.length).fill(undefined));
  });

  test('T38: a node renews the leases of its own living calls; what has run out stays dead', async () => {
    const [own, foreign, lapsed, ended] = [await open(), await open({ node: 'south' }), await open({ lease: now }), await open()];
    await at().calls.end(ended.id, now, nothing);
    const ids = [own.id, own.id, foreign.id, lapsed.id, ended.id, newId('call')];
    assert.deepEqual(await at().calls.renew('north', ids, now, now + 20_000), [own.id]);
    assert.equal((await at().calls.find(own.id))?.lease, now + 20_000);
    assert.deepEqual(await at().calls.renew('north', [own.id], now, now + 10_000), [own.id]);
    assert.equal((await at().calls.find(own.id))?.lease, now + 20_000);
    assert.deepEqual(await at().calls.find(lapsed.id), lapsed);
  });

  test('the node writes down what the caller hears, nothing on a call that is over', async () => {
    const call = await open({ wish: 'identify', claimed: 'c' });
    const notes = { hears: 'menu', failed: ['app', 'table'], claimed: null, language: 'fi', wish: null } as const;
    await at().calls.note(call.id, notes);
    assert.deepEqual(await at().calls.find(call.id), { ...call, ...notes });
    await at().calls.note(call.id, { hears: 'queue' });
    await at().calls.note(call.id, {});
    assert.deepEqual(await at().calls.find(call.id), { ...call, ...notes, hears: 'queue' });
    await at().calls.end(call.id, now, nothing);
    await at().calls.note(call.id, { hears: 'reason' });
    assert.equal((await at().calls.find(call.id))?.hears, 'queue');
  });

  test('a call keeps its place in the queue, and its reason unless another is given', async () => {
    const [call, event, late] = [await open(), anEvent(), anEvent()];
    await at().calls.queue(call.id, 'cards', now + 1, { audit: [event] });
    await at().calls.queue(call.id, null, now + 2, nothing);
    assert.deepEqual(await at().calls.find(call.id), { ...call, reason: 'cards', queued: now + 1 });
    await at().calls.queue(call.id, 'loans', now + 3, nothing);
    assert.deepEqual(await at().calls.find(call.id), { ...call, reason: 'loans', queued: now + 1 });
    await at().calls.end(call.id, now, nothing);
    await at().calls.queue(call.id, 'cards', now, { audit: [late] });
    assert.equal((await at().calls.find(call.id))?.reason, 'loans');
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
  });

  test('a waiting call is taken by one advisor; one that is not queued, over or lost is missed', async () => {
    const [call, unqueued, ended, event, late] = [await openQueued(), await open(), await openQueued(), anEvent(), anEvent()];
    await at().calls.end(ended.id, now, nothing);
    assert.equal(await at().calls.take(call.id, 'anna', now + 5, { audit: [event] }), 'taken');
    const found = await at().calls.find(call.id);
    assert.deepEqual([found?.advisor, found?.answered], ['anna', now + 5]);
    const lost = await openQueued();
    for (const id of [call.id, unqueued.id, ended.id, newId('call')])
      assert.equal(await at().calls.take(id, 'bo', now, { audit: [late] }), 'missed');
    assert.equal(await at().calls.take(lost.id, 'bo', lost.lease, { audit: [late] }), 'missed');
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
  });

  test('of fifty advisors who press at once, one gets the call', async () => {
    const call = await openQueued();
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, n) => at().calls.take(call.id, `advisor-${n}`, now, nothing)));
    assert.equal(outcomes.filter((one) => one === 'taken').length, 1);
    assert.equal((await at().calls.find(call.id))?.advisor, `advisor-${outcomes.indexOf('taken')}`);
  });

  const openTaken = async (change: Partial<CallRecord> = {}) => {
    const call = await open(change);
    await at().calls.queue(call.id, 'cards', now + 1, nothing);
    await at().calls.take(call.id, 'anna', now + 2, nothing);
    return call;
  };
  const identifiedAt = (at: number) => {
    return { customer: 'c', plan: 'app', acr: 'high', amr: [], elements: [], shown: [], exemption: null, at };
  };

  test('a call is parked and taken back by the advisor who has it, and by nobody else', async () => {
    const [call, event, late] = [await openTaken(), anEvent(), anEvent()];
    assert.equal(await at().calls.hold(call.id, 'anna', true, now, { audit: [event] }), 'done');
    assert.equal((await at().calls.find(call.id))?.held, true);
    assert.equal(await at().calls.hold(call.id, 'jonas', false, now, { audit: [late] }), 'missed');
    assert.equal(await at().calls.hold(call.id, 'anna', false, call.lease, { audit: [late] }), 'missed');
    assert.equal((await at().calls.find(call.id))?.held, true);
    assert.equal(await at().calls.hold(call.id, 'anna', false, now, nothing), 'done');
    assert.equal((await at().calls.find(call.id))?.held, false);
    await at().calls.end(call.id, now, nothing);
    assert.equal(await at().calls.hold(call.id, 'anna', true, now, { audit: [late] }), 'missed');
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
  });

  test('N1 I9: an identification survives one transfer and ends with the second; a call has one advisor at a time', async () => {
    const identified = identifiedAt(now);
    const [call, event, late] = [await openTaken({ identified }), anEvent(), anEvent()];
    await at().calls.hold(call.id, 'anna', true, now, nothing);
    assert.equal(await at().calls.transfer(call.id, 'jonas', 'maria', now + 3, { audit: [late] }), 'missed');
    assert.equal(await at().calls.transfer(call.id, 'anna', 'jonas', now + 3, { audit: [event] }), 'done');
    const handed = await at().calls.find(call.id);
    const { advisor, answered, held, transferred } = handed ?? assert.fail('the call is gone');
    assert.deepEqual([advisor, answered, held, transferred], ['jonas', now + 3, false, now + 3]);
    assert.deepEqual(handed?.identified, identified);
    assert.equal(await at().calls.transfer(call.id, 'anna', 'maria', now + 4, { audit: [late] }), 'missed');
    assert.equal(await at().calls.transfer(call.id, 'jonas', 'maria', now + 4, nothing), 'done');
    assert.deepEqual([(await at().calls.find(call.id))?.identified, (await at().calls.find(call.id))?.advisor], [null, 'maria']);
    assert.equal(await at().calls.transfer(call.id, 'maria', 'anna', call.lease, { audit: [late] }), 'missed');
    await at().calls.end(call.id, now, nothing);
    assert.equal(await at().calls.transfer(call.id, 'maria', 'anna', now, { audit: [late] }), 'missed');
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
  });

  test('N1 I9: whoever identifies after a transfer is still identified after the next one', async () => {
    const outcomes = [];
    for (const identifiedLater of [now + 3, now + 4]) {
      const call = await openTaken({ transferred: now + 3, identified: identifiedAt(identifiedLater) });
      await at().calls.transfer(call.id, 'anna', 'jonas', now + 5, nothing);
      outcomes.push((await at().calls.find(call.id))?.identified?.at ?? null);
    }
    assert.deepEqual(outcomes, [null, now + 4]);
  });

  test('N11: a call whose advisor does not answer the telephone waits again where it stood, for anybody', async () => {
    const [call, event, late] = [await openTaken({ identified: identifiedAt(now) }), anEvent(), anEvent()];
    await at().calls.hold(call.id, 'anna', true, now, nothing);
    assert.equal(await at().calls.release(call.id, 'jonas', now, { audit: [late] }), 'missed');
    assert.equal(await at().calls.release(call.id, 'anna', now, { audit: [event] }), 'done');
    const free = await at().calls.find(call.id);
    const { advisor, answered, held, missed, queued } = free ?? assert.fail('the call is gone');
    assert.deepEqual([advisor, answered, held, missed, queued], [null, null, false, 'anna', now + 1]);
    assert.deepEqual(free?.identified, identifiedAt(now));
    assert.equal(await at().calls.release(call.id, 'anna', now, { audit: [late] }), 'missed');
    assert.equal(await at().calls.take(call.id, 'jonas', now + 9, nothing), 'taken');
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
  });

  test('the desk’s wish is heard by a living call', async () => {
    const call = await open();
    assert.equal(await at().calls.wish(call.id, 'identify', now), 'wished');
    assert.equal((await at().calls.find(call.id))?.wish, 'identify');
    assert.equal(await at().calls.wish(call.id, 'end', call.lease), 'missed');
    await at().calls.end(call.id, now, nothing);
    assert.equal(await at().calls.wish(call.id, 'end', now), 'missed');
  });

  test('T27: an alert stands on the call once, even when it is over, and is recorded each time', async () => {
    const [call, event, late] = [await open(), anEvent(), anEvent()];
    await at().calls.alert(call.id, 'not-in-a-call', { audit: [event] });
    await at().calls.end(call.id, now, nothing);
    await at().calls.alert(call.id, 'not-in-a-call', { audit: [late] });
    await at().calls.alert(call.id, 'declined', nothing);
    assert.deepEqual((await at().calls.find(call.id))?.alerts, ['not-in-a-call', 'declined']);
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, true]);
  });

  test('S42: a call ends once', async () => {
    const [call, event, late] = [await open(), anEvent(), anEvent()];
    assert.equal(await at().calls.end(call.id, now + 3, { audit: [event] }), 'ended');
    assert.equal(await at().calls.end(call.id, now + 4, { audit: [late] }), 'unchanged');
    assert.equal(await at().calls.end(newId('call'), now, { audit: [late] }), 'unchanged');
    assert.equal((await at().calls.find(call.id))?.ended, now + 3);
    assert.deepEqual([await wasWritten(at, event), await wasWritten(at, late)], [true, false]);
  });

  test('living and lost calls are told apart by their lease', async () => {
    const early = now - 90 * 24 * 3600_000;
    const [two, one] = [await open({ opened: early + 2, lease: early + 30 }), await open({ opened: early + 1, lease: early + 40 })];
    const ended = await open({ opened: early, lease: early + 20 });
    await at().calls.end(ended.id, early, nothing);
    const ids = [one.id, two.id, ended.id];
    assert.deepEqual(onlyOf(ids, await at().calls.alive(early + 29)), [one.id, two.id]);
    assert.deepEqual(onlyOf(ids, await at().calls.alive(early + 30)), [one.id]);
    assert.deepEqual(onlyOf(ids, await at().calls.lost(early + 30, 10)), [two.id]);
    assert.deepEqual(onlyOf(ids, await at().calls.lost(early + 40, 10)), [two.id, one.id]);
    assert.equal((await at().calls.lost(early + 40, 1)).length, 1);
  });

  test('N3: the living calls in a customer’s name, the newest first', async () => {
    const claimed = newId('customer');
    const [one, two] = [await open({ claimed }), await open({ claimed, opened: now + 1 })];
    const ended = await open({ claimed });
    await at().calls.end(ended.id, now, nothing);
    await open({ claimed: newId('customer') });
    assert.deepEqual(await at().calls.inNameOf(claimed, now), [two, one]);
    assert.deepEqual(await at().calls.inNameOf(claimed, now + 15_000), []);
  });
}
