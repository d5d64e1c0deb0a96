import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PhoneClient } from '../phone-client.ts';
import { type Bank, type Customer, ownCode } from './bank.ts';
import { askApp, type Caller, ring, ringOverHttps } from './caller.ts';
import { type Desk, openDesk } from './desk.ts';
import { askUntil } from './news.ts';

/** The line is on the north node; the customer's phone and the desk are on the south one. */
type Scene = { readonly caller: Caller; readonly customer: Customer; readonly phone: PhoneClient; readonly desk: Desk };

const askUserCode = async ({ caller }: Scene) => {
  await caller.hears('menu');
  caller.presses('1');
  await caller.hears('user-code');
};
const wait = ({ caller, customer }: Scene) => askApp(caller, customer.userCode);
const identify = async (scene: Scene) => {
  await wait(scene);
  await scene.phone.approveNext(ownCode);
  await scene.caller.hears('identified');
};
const queue = async (scene: Scene) => {
  await identify(scene);
  scene.caller.presses('2');
  await scene.caller.hears('queue');
  await scene.desk.sees(scene.caller.call, ({ is }) => is === 'queued', 'the call is in the queue');
};
const talk = async (scene: Scene) => {
  await queue(scene);
  assert.equal((await scene.desk.send('POST', `/calls/${scene.caller.call}/take`)).status, 200);
  await scene.caller.hears('connecting');
};
const stepUp = async (scene: Scene) => {
  await talk(scene);
  assert.equal((await scene.desk.send('POST', `/calls/${scene.caller.call}/identify`)).status, 202);
  const { say } = await scene.caller.hears('step-up');
  assert.equal(say.at(-1)?.prompt, 'app-request');
};
const decline = async (scene: Scene) => {
  await wait(scene);
  const [request] = await scene.phone.waiting();
  await scene.phone.decline(request?.id ?? '');
};

const states = {
  'while the menu is said': ({ caller }) => caller.hears('menu'),
  'while the user code is asked': askUserCode,
  'the moment the user code is keyed': async (scene) => {
    await askUserCode(scene);
    scene.caller.enters(scene.customer.userCode);
  },
  'while the app is waited for': wait,
  'after the app said no': decline,
  'once identified': identify,
  'in the queue': queue,
  'while talking': talk,
  'in a step-up': stepUp,
} as const satisfies Record<string, (scene: Scene) => Promise<unknown>>;

const ways = {
  'hangs up': (caller) => caller.hangsUp(),
  'loses the line': async (caller) => caller.breaks(),
  'hangs up over HTTPS': (caller) => caller.hangsUp(),
} as const satisfies Record<string, (caller: Caller) => Promise<void>>;

export function showHangUps(at: () => Bank): void {
  for (const [way, leave] of Object.entries(ways)) {
    test(`S42, T35: who ${way} on one node, in whatever state, leaves nothing behind on any`, async () => {
      const { north, south } = at().nodes;
      const show = async ([state, reach]: readonly [string, (scene: Scene) => Promise<unknown>]) => {
        const customer = await at().addCustomer();
        const phone = await at().enrol(customer, [south]);
        const desk = await openDesk(south, await at().addAdvisor());
        const caller = await (way.endsWith('HTTPS') ? ringOverHttps(north) : ring(north));
        await reach({ caller, customer, phone, desk });
        await leave(caller);
        await desk.sees(caller.call, ({ is, identified }) => is === 'over' && identified === null, `the call is over, left ${state}`);
        await askUntil(
          () => at().read('select id from flows where call = $1 and not ended', [caller.call]),
          (running) => running.length === 0,
          `nothing runs in the call left ${state}`,
        );
        assert.deepEqual(await phone.waiting(), [], `nothing waits in the app after the call left ${state}`);
        assert.deepEqual((await phone.me()).calls, [], `no call is open in the customer's name after the call left ${state}`);
        desk.close();
      };
      await Promise.all(Object.entries(states).map(show));
    });
  }
}
