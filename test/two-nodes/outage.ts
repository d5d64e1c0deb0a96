import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Bank, ownCode } from './bank.ts';
import { askApp, callIn, ring } from './caller.ts';
import { openDesk } from './desk.ts';
import { askUntil } from './news.ts';
import { nameReply } from './racing.ts';

/** I4: the database cannot be reached while calls go on. */
export function showOutage(at: () => Bank): void {
  test('I4, D20: without the database nobody is identified and nobody is hung up; when it is back, all works again', async () => {
    const { north, south } = at().nodes;
    const desk = await openDesk(south, await at().addAdvisor());
    const waiting = await callIn(at(), [north, south]);
    const [request] = await waiting.phone.waiting();
    const approval = waiting.phone.makeApproval(await waiting.phone.read(request?.id ?? ''), ownCode);
    const keying = await ring(north);
    await keying.hears('menu');
    keying.presses('1');
    await keying.hears('user-code');
    const leaving = await callIn(at(), [north, south]);
    assert.equal((await leaving.phone.approveNext(ownCode)).status, 200);
    await leaving.caller.hears('identified');

    await at().cutOff();
    try {
      const answer = await waiting.phone.call('POST', `/requests/${request?.id}/approve`, approval);
      assert.equal(nameReply(answer), '503 out-of-order');
      keying.enters(waiting.customer.userCode);
      for (const caller of [keying, waiting.caller]) {
        const { say, over } = await caller.hears('not-working');
        assert.deepEqual([say.map(({ prompt }) => prompt), over], [['not-working', 'to-a-person', 'queue'], null]);
      }
      await leaving.caller.hangsUp();
    } finally {
      await at().putBack();
    }

    for (const { call } of [keying, waiting.caller]) {
      const { identified } = await desk.sees(call, ({ is }) => is === 'queued', 'the call is in the queue');
      assert.equal(identified, null);
    }
    assert.ok(!keying.isOver() && !waiting.caller.isOver());
    const [left] = await askUntil(
      () => at().read('select ended, lease, ended < lease as before from calls where id = $1', [leaving.caller.call]),
      ([call]) => call?.['ended'] !== null,
      'who hung up meanwhile is gone',
    );
    assert.equal(left?.['before'], true, 'and not only with the lease');
    await askUntil(
      () => waiting.phone.waiting().catch(() => ['out of order']),
      (requests) => requests.length === 0,
      'nothing waits for an approval that nobody would hear of',
    );
    const again = await ring(south);
    await askApp(again, waiting.customer.userCode);
    assert.equal((await waiting.phone.approveNext(ownCode)).status, 200);
    await again.hears('identified');
    for (const caller of [again, keying, waiting.caller]) await caller.hangsUp();
    const log = [...north.complaints, ...south.complaints].join();
    assert.match(log, /phone-identification/);
    assert.ok(!log.includes(waiting.customer.userCode), 'I8: what was keyed is in no log');
    desk.close();
  });
}
