import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Bank, issueActivationCode, newPhone, ownCode } from './bank.ts';
import { type Caller, callIn, ring } from './caller.ts';
import { issueLink, useLink } from './desk.ts';
import { assertLost, brokenPair, count, countReplies, type Pair, realPair, together, without } from './racing.ts';

/** Every single-use thing, pressed on both nodes at once. */
export function showSingleUse(at: () => Bank): void {
  test('T1, T2, I2: of a thousand approvals of one request on two nodes one is accepted', async () => {
    const words = await approveOnce(at(), realPair(at()), 1000);
    assert.equal(words['200'], 1, JSON.stringify(words));
    assert.deepEqual(without(words, '200', '409 being-answered', '409 already-approved'), {}, 'nobody is refused otherwise');
    await assertLost(async () => (await approveOnce(at(), brokenPair(at()), 50))['200'], 1);
  });

  test('T2, I2: of a hundred phones that enrol at once with one activation code one gets in', async () => {
    assert.deepEqual(await enrolOnce(at(), realPair(at()), 100), { '200': 1, '403 not-enrolled': 99 });
    await assertLost(async () => (await enrolOnce(at(), brokenPair(at()), 20))['200'], 1);
  });

  test('T2, I2: of two hundred log-ins with one staff link one gets in', async () => {
    assert.deepEqual(await logInOnce(at(), realPair(at()), 200), { '303': 1, '403': 199 });
    await assertLost(async () => (await logInOnce(at(), brokenPair(at()), 50))['303'], 1);
  });

  test('T2, D1, I2: of two hundred callers who key one call code one is identified', async () => {
    assert.deepEqual(await keyOnce(at(), realPair(at()), 200), { identified: 1, 'not-identified': 199 });
    await assertLost(async () => (await keyOnce(at(), brokenPair(at()), 20))['identified'], 1);
  });
}

async function approveOnce(bank: Bank, pair: Pair, times: number) {
  const { phone, caller } = await callIn(bank, pair);
  const [waiting] = await phone.waiting();
  const request = await phone.read(waiting?.id ?? '');
  const approval = phone.makeApproval(request, ownCode);
  const replies = await together(pair, times, () => phone.call('POST', `/requests/${request.id}/approve`, approval));
  await caller.hears('identified');
  await caller.hangsUp();
  return countReplies(replies);
}

async function enrolOnce(bank: Bank, pair: Pair, times: number) {
  const customer = await bank.addCustomer();
  const activationCode = await issueActivationCode(pair[0], customer);
  const given = { userCode: customer.userCode, activationCode, ownCode: ownCode.code };
  return countReplies(await together(pair, times, (node) => newPhone([node]).enrol(given)));
}

async function logInOnce(bank: Bank, pair: Pair, times: number) {
  const link = await issueLink(pair[0], await bank.addAdvisor());
  const log = async (node: Pair[number]) => {
    const answer = await useLink(node, link);
    await answer.arrayBuffer();
    return String(answer.status);
  };
  return count(await together(pair, times, log));
}

async function keyOnce(bank: Bank, pair: Pair, times: number) {
  const phone = await bank.enrol(await bank.addCustomer(), pair);
  const { code } = (await phone.callCode(ownCode)).body as { code: string };
  const callers = await together(pair, times, (node) => ring(node));
  const words = await Promise.all(callers.map((caller) => keyCallCode(caller, code)));
  await Promise.all(callers.map((caller) => caller.hangsUp()));
  return count(words);
}

async function keyCallCode(caller: Caller, code: string): Promise<string> {
  await caller.hears('menu');
  caller.presses('1');
  await caller.hears('user-code');
  caller.enters(code);
  const { say } = await caller.hears('identified', 'not-identified');
  return say.some(({ prompt }) => prompt === 'identified') ? 'identified' : 'not-identified';
}
