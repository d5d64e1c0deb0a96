import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PhoneClient, Reply } from '../phone-client.ts';
import { type Bank, type Customer, issueActivationCode, newPhone, ownCode } from './bank.ts';
import { askApp, type Caller, ring } from './caller.ts';
import { issueLink, useLink } from './desk.ts';
import type { Node } from './nodes.ts';

type Pair = readonly [Node, Node];

/** Every single-use thing, pressed on both nodes at once; each race also on broken stores, where it must be lost (T3). */
export function showSingleUse(at: () => Bank): void {
  const pairs = () => {
    const { north, south, askew, awry } = at().nodes;
    return { real: [north, south], broken: [askew, awry] } as const satisfies Record<string, Pair>;
  };

  test('T1, T2, I2: of a thousand approvals of one request on two nodes one is accepted', async () => {
    const race = async (pair: Pair, times: number) => {
      const { phone, caller } = await callIn(at(), pair);
      const [waiting] = await phone.waiting();
      const request = await phone.read(waiting?.id ?? '');
      const approval = phone.makeApproval(request, ownCode);
      const replies = await together(times, () => phone.call('POST', `/requests/${request.id}/approve`, approval));
      await caller.hears('identified');
      await caller.hangsUp();
      return countReplies(replies);
    };
    const words = await race(pairs().real, 1000);
    assert.equal(words['200'], 1, JSON.stringify(words));
    assert.deepEqual(without(words, '200', '409 being-answered', '409 already-approved'), {}, 'nobody is refused otherwise');
    await assertLost(async () => (await race(pairs().broken, 50))['200'] ?? 0, 1);
  });

  test('T2, I2: of two hundred phones that enrol at once with one activation code one gets in', async () => {
    const race = async (pair: Pair, times: number) => {
      const [customer] = await at().addCustomers(1);
      assert.ok(customer);
      const activationCode = await issueActivationCode(pair[0], customer);
      const given = { userCode: customer.userCode, activationCode, ownCode: ownCode.code };
      return countReplies(await together(times, () => newPhone(pair).enrol(given)));
    };
    const words = await race(pairs().real, 200);
    assert.deepEqual(words, { '200': 1, '403 not-enrolled': 199 });
    await assertLost(async () => (await race(pairs().broken, 20))['200'] ?? 0, 1);
  });

  test('T2, I2: of two hundred log-ins with one staff link one gets in', async () => {
    const race = async (pair: Pair, times: number) => {
      const link = await issueLink(pair[0], await at().addAdvisor());
      const answers = await together(times, async (turn) => {
        const answer = await useLink(pair[turn % 2] ?? pair[0], link);
        await answer.arrayBuffer();
        return String(answer.status);
      });
      return count(answers);
    };
    assert.deepEqual(await race(pairs().real, 200), { '303': 1, '403': 199 });
    await assertLost(async () => (await race(pairs().broken, 50))['303'] ?? 0, 1);
  });

  test('T2, D1, I2: of two hundred callers who key one call code one is identified', async () => {
    const race = async (pair: Pair, times: number) => {
      const [customer] = await at().addCustomers(1);
      assert.ok(customer);
      const phone = await at().enrol(customer, pair);
      const { code } = (await phone.callCode(ownCode)).body as { code: string };
      const callers = await together(times, (turn) => ring(pair[turn % 2] ?? pair[0]));
      const words = await Promise.all(callers.map((caller) => keyCallCode(caller, code)));
      await Promise.all(callers.map((caller) => caller.hangsUp()));
      return count(words);
    };
    assert.deepEqual(await race(pairs().real, 200), { identified: 1, 'not-identified': 199 });
    await assertLost(async () => (await race(pairs().broken, 40))['identified'] ?? 0, 1);
  });
}

/** A customer's call on the first node that waits for the app, and the phone that speaks with both. */
export async function callIn(bank: Bank, pair: Pair): Promise<{ customer: Customer; phone: PhoneClient; caller: Caller }> {
  const [customer] = await bank.addCustomers(1);
  assert.ok(customer);
  const phone = await bank.enrol(customer, pair);
  const caller = await ring(pair[0]);
  await askApp(caller, customer.userCode);
  return { customer, phone, caller };
}

async function keyCallCode(caller: Caller, code: string): Promise<string> {
  await caller.hears('menu');
  caller.presses('1');
  await caller.hears('user-code');
  caller.enters(code);
  const { say } = await caller.hears('identified', 'not-identified');
  return say.some(({ prompt }) => prompt === 'identified') ? 'identified' : 'not-identified';
}

/** All begin at once. */
export function together<Outcome>(times: number, act: (turn: number) => Promise<Outcome>): Promise<Outcome[]> {
  return Promise.all(Array.from({ length: times }, (_, turn) => act(turn)));
}

/** `200`, or the status and the code of what was refused. */
export function countReplies(replies: readonly Reply[]): Record<string, number> {
  return count(
    replies.map(({ status, body }) => (status < 300 ? String(status) : `${status} ${(body as { error?: { code: string } })?.error?.code}`)),
  );
}

export function count(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(Object.entries(Object.groupBy(words, (word) => word)).map(([word, same]) => [word, same?.length ?? 0]));
}

export function without(words: Record<string, number>, ...allowed: string[]): Record<string, number> {
  return Object.fromEntries(Object.entries(words).filter(([word]) => !allowed.includes(word)));
}

/** The broken store must be caught, or the race is no evidence; it may take a few rounds. */
export async function assertLost(race: () => Promise<number>, allowed: number): Promise<void> {
  const seen: number[] = [];
  for (let round = 0; round < 10; round++) {
    seen.push(await race());
    if ((seen.at(-1) ?? 0) > allowed) return;
  }
  assert.fail(`the broken store was not caught: ${seen}, allowed ${allowed}`);
}
