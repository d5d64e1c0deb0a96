import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionRecord, StaffRecord } from '#ports';
import { type At, anEvent, minute, newId, nothing, now, wasWritten } from './samples.ts';

export function testStaff(at: At): void {
  const aSession = (change: Partial<SessionRecord> = {}): SessionRecord => {
    return { id: newId('session'), kind: 'desk', of: newId('staff'), began: now, expires: now + 60 * minute, ...change };
  };

  test('staff are found and changed one by one', async () => {
    const member: StaffRecord = { id: newId('staff'), name: 'Anna', role: 'advisor', language: 'sv', available: false };
    await at().staff.add(member);
    await assert.rejects(at().staff.add(member), { code: 'id-used-twice' });
    await at().staff.change(member.id, { available: true });
    await at().staff.change(member.id, { language: 'fi' });
    await at().staff.change(member.id, {});
    await at().staff.change(newId('staff'), { available: true });
    const changed = { ...member, available: true, language: 'fi' as const };
    assert.deepEqual(await at().staff.find(member.id), changed);
    assert.deepEqual(
      (await at().staff.all()).filter(({ id }) => id === member.id),
      [changed],
    );
    assert.equal(await at().staff.find(newId('staff')), undefined);
  });

  test('a session lives to its end; each look may move that, never past its whole life', async () => {
    const [session, event] = [aSession(), anEvent()];
    await at().sessions.begin(session, { audit: [event] });
    assert.equal(await wasWritten(at, event), true);
    assert.deepEqual(await at().sessions.find(session.id, now), session);
    const idle = { ...session, expires: now + 15 * minute };
    assert.deepEqual(await at().sessions.find(session.id, now, now + 15 * minute), idle);
    assert.deepEqual(await at().sessions.find(session.id, now + 15 * minute - 1), idle);
    assert.equal(await at().sessions.find(session.id, now + 15 * minute, now + 30 * minute), undefined);
    assert.deepEqual(await at().sessions.find(session.id, now + minute, now + 90 * minute), session);
    assert.equal(await at().sessions.find(session.id, now + 60 * minute), undefined);
    await at().sessions.end(session.id);
    assert.equal(await at().sessions.find(session.id, now), undefined);
  });

  test('all sessions of one kind and owner end together', async () => {
    const of = newId('staff');
    const [one, two, phone, other] = [aSession({ of }), aSession({ of }), aSession({ of, kind: 'phone' }), aSession()];
    for (const session of [one, two, phone, other]) await at().sessions.begin(session, nothing);
    await at().sessions.endAll('desk', of);
    const left = await Promise.all([one, two, phone, other].map(({ id }) => at().sessions.find(id, now)));
    assert.deepEqual(left, [undefined, undefined, phone, other]);
  });

  test('I2: a one-time link works for the first caller only', async () => {
    const mark = newId('link');
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => at().sessions.use(mark, now + minute)));
    assert.equal(outcomes.filter((one) => one === 'used').length, 1);
    assert.equal(await at().sessions.use(mark, now + minute), 'spent');
  });

  test('alarms are kept, the newest first', async () => {
    const late = now + 1e9;
    const alarm = (time: number) => ({
      id: newId('alarm'),
      at: time,
      kind: 'spraying',
      call: null,
      customer: newId('customer'),
      detail: 'd',
    });
    const [one, two, event] = [alarm(late), { ...alarm(late + 1), call: newId('call') }, anEvent()];
    for (const each of [two, one]) await at().alarms.raise(each, { audit: [event] });
    assert.deepEqual(await at().alarms.latest(2), [two, one]);
    assert.equal(await wasWritten(at, event), true);
  });
}
