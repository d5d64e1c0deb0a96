import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PhoneClient } from '../phone-client.ts';
import { type Bank, type Customer, newPhone, ownCode } from './bank.ts';
import { askApp, type Caller, callIn, ring } from './caller.ts';
import { type Desk, openDesk } from './desk.ts';
import { askUntil } from './news.ts';
import type { Node } from './nodes.ts';
import { nameReply } from './racing.ts';

type Called = { readonly caller: Caller; readonly customer: Customer; readonly phone: PhoneClient };
type Row = {
  readonly id: string;
  readonly ended: unknown;
  readonly identified: { readonly customer: string } | null;
  readonly lease: string;
};

/** T38, T5: one node is killed while calls stand everywhere in it; the other one is left with whole calls and then with none. */
export function showLostNode(at: () => Bank): void {
  test('T38, T5: a node killed in mid-call leaves no half identity; what it held ends with its lease, and everybody can call again', async () => {
    const { mortal, south } = at().nodes;
    const desk = await openDesk(south, await at().addAdvisor());
    const waiting = await callIn(at(), [mortal, south]);
    const requests = await waiting.phone.waiting();
    const identified = await identify(at(), mortal);
    const queued = await queue(at(), mortal, desk);
    const talking = await queue(at(), mortal, desk);
    assert.equal((await desk.send('POST', `/calls/${talking.caller.call}/take`)).status, 200);
    await talking.caller.hears('connecting');
    const approving = await Promise.all(Array.from({ length: 8 }, () => callIn(at(), [mortal])));
    const approvals = approving.map(({ phone }) => phone.approveNext(ownCode).catch(() => undefined));
    // Killed when the first of eight approvals is answered: the others stand at every step between take and audit.
    await Promise.race(approvals);
    await mortal.kill();
    await Promise.all(approvals);

    const all = [waiting, identified, queued, talking, ...approving];
    await assertWhole(at(), all);
    const dead = await askUntil(
      () => readCalls(at(), all),
      (calls) => calls.every(({ ended }) => ended !== null),
      'every call of the dead node is over',
    );
    for (const { ended, lease } of dead) assert.ok(Number(ended) >= Number(lease), 'not before its lease was over');
    for (const { caller } of all) await desk.sees(caller.call, ({ is, identified }) => is === 'over' && identified === null, 'it is over');
    assert.deepEqual(await runningIn(at(), all), [], 'nothing runs in any of them');

    const late = await moveTo(waiting, south).approve(requests[0]?.id ?? '', ownCode);
    assert.equal(nameReply(late), '410 call-over');
    await assertWhole(at(), all);
    await Promise.all(all.map((called) => callAgain(called, south)));
    desk.close();
  });
}

async function identify(bank: Bank, node: Node): Promise<Called> {
  const called = await callIn(bank, [node]);
  assert.equal((await called.phone.approveNext(ownCode)).status, 200);
  await called.caller.hears('identified');
  return called;
}

async function queue(bank: Bank, node: Node, desk: Desk): Promise<Called> {
  const called = await identify(bank, node);
  called.caller.presses('3');
  await called.caller.hears('queue');
  await desk.sees(called.caller.call, ({ is }) => is === 'queued', 'the call is in the queue');
  return called;
}

/** Identified as its own customer with the record of it (I4), or not at all. */
async function assertWhole(bank: Bank, all: readonly Called[]): Promise<void> {
  for (const { id, identified } of await readCalls(bank, all)) {
    const { customer } = all.find(({ caller }) => caller.call === id) ?? assert.fail('a call of nobody');
    const records = await bank.read(`select customer from audit where call = $1 and what = 'flow-identified'`, [id]);
    assert.deepEqual(records, identified ? [{ customer: customer.id }] : []);
    if (identified) assert.equal(identified.customer, customer.id);
  }
}

async function readCalls(bank: Bank, all: readonly Called[]): Promise<Row[]> {
  const ids = all.map(({ caller }) => caller.call);
  return (await bank.read('select id, ended, identified, lease from calls where id = any($1)', [ids])) as Row[];
}

function runningIn(bank: Bank, all: readonly Called[]): Promise<object[]> {
  return bank.read('select id from flows where call = any($1) and not ended', [all.map(({ caller }) => caller.call)]);
}

async function callAgain(called: Called, node: Node): Promise<void> {
  const caller = await ring(node);
  const heard = await askApp(caller, called.customer.userCode);
  const phone = moveTo(called, node);
  const [request] = await phone.waiting();
  assert.equal((await phone.read(request?.id ?? '')).code, heard);
  assert.equal((await phone.approve(request?.id ?? '', ownCode)).status, 200);
  await caller.hears('identified');
  await caller.hangsUp();
}

/** The same phone, its messages now sent to the node that is left. */
function moveTo({ phone }: Called, node: Node): PhoneClient {
  const moved = newPhone([node], phone.state);
  moved.state.token = phone.state.token;
  return moved;
}
