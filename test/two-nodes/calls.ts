import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Bank, ownCode } from './bank.ts';
import { askApp, ring, ringOverHttps } from './caller.ts';
import { openDesk } from './desk.ts';

/** The line on one node, the app and the desk on the other. */
export function showCalls(at: () => Bank): void {
  for (const [door, call] of [
    ['a socket', ring],
    ['HTTPS', ringOverHttps],
  ] as const) {
    test(`S12, S14, S15, I1: a call on one node over ${door}, approved in the app on the other, reaches the desk there`, async () => {
      const { north, south } = at().nodes;
      const aino = await at().addCustomer();
      const phone = await at().enrol(aino, [south]);
      const desk = await openDesk(south, await at().addAdvisor());
      const caller = await call(north);
      const heard = await askApp(caller, aino.userCode);
      const [request] = await phone.waiting();
      assert.equal((await phone.read(request?.id ?? '')).code, heard);
      assert.equal((await phone.approve(request?.id ?? '', ownCode)).status, 200);
      await caller.hears('identified');
      caller.presses('1');
      await caller.hears('queue');
      const seen = await desk.sees(caller.call, ({ is }) => is === 'queued', 'the call is in the queue');
      const { name, plan, elements, amr } = seen.identified ?? assert.fail('nobody is identified');
      assert.deepEqual({ name, plan, reason: seen.reason }, { name: aino.name, plan: 'app', reason: 'cards' });
      assert.deepEqual({ elements, amr }, { elements: ['knowledge', 'possession'], amr: ['mfa', 'pin', 'swk'] });
      assert.equal((await desk.send('POST', `/calls/${caller.call}/take`)).status, 200);
      assert.match((await caller.hears('connecting')).talk?.advisor ?? '', /^Anna /);
      await caller.hangsUp();
      const over = await desk.sees(caller.call, ({ is }) => is === 'over', 'the call is over');
      assert.deepEqual({ identified: over.identified, wasIdentified: over.wasIdentified }, { identified: null, wasIdentified: true });
      desk.close();
    });
  }

  test('S42, I9: a hang-up on one node is seen on the other before anybody asks', async () => {
    const { north, south } = at().nodes;
    const desk = await openDesk(south, await at().addAdvisor());
    const took: number[] = [];
    for (let times = 0; times < 5; times++) {
      const caller = await ring(north);
      await desk.sees(caller.call, ({ is }) => is === 'menu', 'the call is there');
      const from = desk.states.all.length;
      const began = performance.now();
      caller.breaks();
      await desk.states.until(({ call }) => call?.id === caller.call && call.is === 'over', 'the call is over', from);
      took.push(performance.now() - began);
    }
    // The desk asks by itself every two seconds: the fastest of five shows that it was told.
    assert.ok(Math.min(...took) < 1_000, `it took ${took.map(Math.round)} ms`);
    desk.close();
  });
}
