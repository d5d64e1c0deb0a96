import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Bank, ownCode } from './bank.ts';
import { callIn } from './caller.ts';
import { assertLost, brokenPair, nameReply, type Pair, realPair, together } from './racing.ts';

type Called = Awaited<ReturnType<typeof callIn>>;
/** Takes something of these customers away, on the second node; what must be got ready comes first. */
type Withdraw = (bank: Bank, pair: Pair, called: readonly Called[]) => Promise<() => Promise<unknown>>;

const block: Withdraw = async (_, [, other], called) => {
  const lines = called.map(({ customer: { id } }) => JSON.stringify({ block: { id, by: 'bank' } }));
  return () => other.administer('importCustomers', lines);
};
const endPhones: Withdraw = async (bank, [, other], called) => {
  const phones = await Promise.all(called.map(({ customer }) => bank.enrol(customer, [other])));
  return () => Promise.all(called.map(({ phone }, at) => phones[at]?.endPhone(phone.state.device, { is: 'passkey' })));
};

/** What is taken away on one node proves nothing on the other one from that moment on. */
export function showWithdrawals(at: () => Bank): void {
  test('T12, S16: a block on one node, between request and approval, gives no identification on the other', async () => {
    const { called, request } = await waitForApp(at());
    await (await block(at(), realPair(at()), [called]))();
    assert.equal(nameReply(await called.phone.approve(request, ownCode)), '403 codes-blocked');
    assert.equal(await readIdentity(at(), called), null);
    await called.caller.hangsUp();
  });

  test('T12: a phone ended on one node, between request and approval, gives no identification on the other', async () => {
    const { called, request } = await waitForApp(at());
    await (await endPhones(at(), realPair(at()), [called]))();
    assert.match(nameReply(await called.phone.approve(request, ownCode)), /^401 /);
    assert.equal(await readIdentity(at(), called), null);
    await called.caller.hangsUp();
  });

  for (const [what, withdraw] of [
    ['a block', block],
    ['the end of a phone', endPhones],
  ] as const) {
    test(`T12: ${what} and an approval at once on two nodes: never identified after it`, async () => {
      assert.equal(await race(at(), realPair(at()), withdraw), 0);
      await assertLost(() => race(at(), brokenPair(at()), withdraw), 0);
    });
  }
}

async function waitForApp(bank: Bank) {
  const called = await callIn(bank, realPair(bank));
  const [request] = await called.phone.waiting();
  return { called, request: request?.id ?? '' };
}

/**
 * How many were identified although it stood before. It begins with the first answer, when others are at every point of their
 * way. What an approval was answered and what is known of its call always agree.
 */
async function race(bank: Bank, pair: Pair, withdraw: Withdraw): Promise<number> {
  const called = await together(pair, 8, (node) => callIn(bank, [node]));
  const approvals = await Promise.all(called.map(makeApproval));
  const withdrawAll = await withdraw(bank, pair, called);
  const answers = approvals.map((approve) => approve());
  const [replies] = await Promise.all([Promise.all(answers), Promise.race(answers).then(withdrawAll)]);
  const identities = await Promise.all(called.map((one) => readIdentity(bank, one)));
  for (const [turn, { status }] of replies.entries()) assert.equal(status === 200, identities[turn] !== null, `${status}`);
  const late = await bank.read(
    `select from audit yes join audit no on no.customer = yes.customer and no.sequence < yes.sequence
     where yes.call = any($1) and yes.what = 'flow-identified' and no.what in ('agreement-blocked', 'phone-ended')`,
    [called.map(({ caller }) => caller.call)],
  );
  await Promise.all(called.map(({ caller }) => caller.hangsUp()));
  return late.length;
}

async function makeApproval({ phone }: Called) {
  const [request] = await phone.waiting();
  const { id } = request ?? assert.fail('nothing waits');
  const approval = phone.makeApproval(await phone.read(id), ownCode);
  return () => phone.call('POST', `/requests/${id}/approve`, approval);
}

async function readIdentity(bank: Bank, { caller }: Called): Promise<unknown> {
  return (await bank.read('select identified from calls where id = $1', [caller.call]))[0]?.['identified'];
}
