import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bank } from './bank.ts';
import { ownCode } from './bank.ts';
import { askApp, ring } from './caller.ts';
import { openDesk } from './desk.ts';

export function showCalls(at: () => Bank): void {
  test('S4, S15, I1: a call on one node, approved in the app on the other, reaches the desk there with name, way and reason', async () => {
    const { north, south } = at().nodes;
    const aino = await at().addCustomer();
    const phone = await at().enrol(aino, [south]);
    const desk = await openDesk(south, await at().addAdvisor());
    const caller = await ring(north);
    const heard = await askApp(caller, aino.userCode);
    const [request] = await phone.waiting();
    assert.ok(request);
    assert.equal((await phone.read(request.id)).code, heard);
    assert.equal((await phone.approve(request.id, ownCode)).status, 200);
    await caller.hears('identified');
    caller.presses('1');
    await caller.hears('queue');
    const seen = await desk.sees(caller.call, ({ is }) => is === 'queued', 'the call is in the queue');
    assert.deepEqual(
      { name: seen.identified?.name, plan: seen.identified?.plan, reason: seen.reason, elements: seen.identified?.elements },
      { name: aino.name, plan: 'app', reason: 'cards', elements: ['knowledge', 'possession'] },
    );
    await caller.hangsUp();
    await desk.sees(caller.call, ({ is }) => is === 'over', 'the call is over');
    desk.close();
  });
}
