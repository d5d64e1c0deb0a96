import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SmsLimit, SmsState } from '#ports';
import { type At, minute, newId, nothing, now } from './samples.ts';

export function testSms(at: At): void {
  const hour = 60 * minute;
  const began = now - (now % hour);
  const limit = (kind: SmsLimit['kind'], of: string, count: number): SmsLimit => ({ kind, of, count, window: hour });
  const spend = async (limits: readonly SmsLimit[], time = began) => {
    const outcome = await at().sms.spend(limits, time);
    return outcome.is === 'spent' ? 'spent' : outcome.kind;
  };
  const handOver = async (change: { readonly id?: string; readonly reference?: string } = {}) => {
    const sent = { id: newId('message'), customer: newId('customer'), gateway: 'first', reference: newId('reference'), at: now, ...change };
    await at().sms.handedOver(sent, nothing);
    return sent;
  };
  const report = (reference: string, state: SmsState, gateway = 'first') => at().sms.report({ gateway, reference, state, at: now + 1 });
  const states = async (id: string) => (await at().sms.of(id)).map(({ state }) => state);

  test('T42: what one limit refuses counts against none of them', async () => {
    const [number, customer, prefix] = [newId('digest'), newId('customer'), newId('+46')];
    const all = [limit('number', number, 2), limit('customer', customer, 3), limit('prefix', prefix, 9)];
    assert.deepEqual([await spend(all), await spend(all), await spend(all)], ['spent', 'spent', 'number']);
    const other = [limit('number', newId('digest'), 2), ...all.slice(1)];
    assert.deepEqual([await spend(other), await spend(other)], ['spent', 'customer']);
    assert.equal(await spend([limit('prefix', prefix, 4)]), 'spent');
    assert.equal(await spend([limit('prefix', prefix, 4)]), 'prefix');
    assert.equal(await spend([limit('prefix', newId('+46'), 0)]), 'prefix');
  });

  test('T42: a limit begins anew with its next window', async () => {
    const one = [limit('number', newId('digest'), 1)];
    assert.deepEqual([await spend(one), await spend(one, began + hour - 1), await spend(one, began + hour)], ['spent', 'number', 'spent']);
  });

  test('T42: of forty at once no more go out than the limits let', async () => {
    const [number, prefix] = [newId('digest'), newId('+46')];
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => spend([limit('number', number, 5), limit('prefix', prefix, 9)])));
    assert.equal(outcomes.filter((one) => one === 'spent').length, 5);
    assert.equal(await spend([limit('prefix', prefix, 6)]), 'spent');
    assert.equal(await spend([limit('prefix', prefix, 6)]), 'prefix');
  });

  test('T44: a receipt moves its message forward and never back, however often and in whatever order it comes', async () => {
    const { id, reference } = await handOver();
    assert.deepEqual(await states(id), ['handed-over']);
    assert.equal(await report(reference, 'on-its-way'), 'moved');
    assert.equal(await report(reference, 'on-its-way'), 'unchanged');
    assert.equal(await report(reference, 'delivered', 'second'), 'moved');
    assert.deepEqual(await states(id), ['on-its-way']);
    assert.equal(await report(reference, 'delivered'), 'moved');
    for (const late of ['on-its-way', 'handed-over', 'undeliverable', 'expired', 'delivered'] as const)
      assert.equal(await report(reference, late), 'unchanged');
    assert.deepEqual(await states(id), ['delivered']);
  });

  test('T44: a receipt that comes before its message is written down is not lost', async () => {
    const reference = newId('reference');
    assert.equal(await report(reference, 'delivered'), 'moved');
    const { id, customer } = await handOver({ reference });
    assert.deepEqual(await at().sms.of(id), [{ id, customer, gateway: 'first', reference, state: 'delivered', at: now }]);
  });

  test('a message that was sent twice has two records, and old ones are forgotten', async () => {
    const { id } = await handOver();
    await handOver({ id });
    assert.deepEqual(await states(id), ['handed-over', 'handed-over']);
    await at().sms.forget(now, 999);
    assert.equal((await at().sms.of(id)).length, 2);
    assert.equal(await at().sms.forget(now + 1, 1), 1);
    while ((await at().sms.forget(now + 1, 999)) > 0);
    assert.deepEqual(await at().sms.of(id), []);
  });

  test('T42: what was counted is forgotten when its window is over, and not before', async () => {
    const one = [limit('number', newId('digest'), 1)];
    await spend(one);
    while ((await at().sms.forgetCounts(began, 999)) > 0);
    assert.equal(await spend(one), 'number');
    while ((await at().sms.forgetCounts(began + 1, 999)) > 0);
    assert.equal(await spend(one), 'spent');
  });
}
