import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type At, aChallenge, aFlow, anEvent, minute, newId, nothing, now, wasWritten } from './samples.ts';

export function testFlows(at: At): void {
  test('a flow that was begun is found as it was stored, another is not', async () => {
    const flow = aFlow({ call: newId('call'), customer: newId('customer') });
    await at().flows.begin(flow, nothing);
    assert.deepEqual(await at().flows.find(flow.id), flow);
    assert.equal(await at().flows.find(newId('flow')), undefined);
  });

  test('a flow cannot begin under an identifier in use, and then nothing is written', async () => {
    const [flow, event] = [aFlow(), anEvent()];
    await at().flows.begin(flow, nothing);
    await assert.rejects(at().flows.begin({ ...flow, customer: 'another' }, { audit: [event] }), { name: 'Broken', code: 'id-used-twice' });
    assert.deepEqual(await at().flows.find(flow.id), flow);
    assert.equal(await wasWritten(at, event), false);
  });

  test('of two moves from the same place the second is stale and writes nothing', async () => {
    const [flow, first, second] = [aFlow(), anEvent(), anEvent()];
    await at().flows.begin(flow, nothing);
    const moved = { ...flow, version: 1, customer: 'c', body: { step: 1 } };
    assert.equal(await at().flows.move(moved, { audit: [first] }), 'moved');
    const open = aChallenge(flow.id);
    assert.equal(await at().flows.move({ ...flow, version: 1 }, { audit: [second], open }), 'stale');
    assert.deepEqual(await at().flows.find(flow.id), moved);
    assert.equal(await at().challenges.find(open.id), undefined);
    assert.deepEqual([await wasWritten(at, first), await wasWritten(at, second)], [true, false]);
    assert.equal(await at().flows.move({ ...aFlow(), version: 1 }, nothing), 'stale');
  });

  test('of a hundred moves at once one succeeds', async () => {
    const flow = aFlow();
    await at().flows.begin(flow, nothing);
    const moves = await Promise.all(Array.from({ length: 100 }, () => at().flows.move({ ...flow, version: 1 }, nothing)));
    assert.equal(moves.filter((one) => one === 'moved').length, 1);
  });

  test('S42: the flows of a call that are not over are found', async () => {
    const call = newId('call');
    const [one, two, over] = [aFlow({ call, id: newId('flow-a') }), aFlow({ call, id: newId('flow-b') }), aFlow({ call, ended: true })];
    for (const flow of [two, one, over, aFlow()]) await at().flows.begin(flow, nothing);
    assert.deepEqual(await at().flows.ofCall(call), [one, two]);
  });

  test('flows over by time that nobody has ended are found, the longest over first', async () => {
    const early = now - 90 * 24 * 60 * minute;
    const [one, two] = [aFlow({ expires: early }), aFlow({ expires: early + 1 })];
    const others = [aFlow({ expires: early, ended: true }), aFlow({ expires: early + 2 })];
    for (const flow of [two, one, ...others]) await at().flows.begin(flow, nothing);
    assert.deepEqual(await at().flows.overdue(early + 1, 10), [one, two]);
    assert.deepEqual(await at().flows.overdue(early + 1, 1), [one]);
    for (const flow of [one, two]) await at().flows.move({ ...flow, version: 1, ended: true }, nothing);
    assert.deepEqual(await at().flows.overdue(early + 1, 10), []);
  });
}
