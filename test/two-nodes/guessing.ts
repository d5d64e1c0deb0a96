import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PhoneClient } from '../phone-client.ts';
import { type Bank, type Customer, ownCode } from './bank.ts';
import { askApp, type Caller, ring } from './caller.ts';
import { assertLost, brokenPair, countReplies, nameReply, type Pair, realPair, together } from './racing.ts';

const wrongCode = { is: 'own-code', code: '305811' } as const;

/** One phone's own code, tried on both nodes, over both doors: requests and acts. */
export function showGuessing(at: () => Bank): void {
  test('T9, T10, I3: of a hundred wrong own codes of one phone at once on two nodes five are evaluated, then it is locked', async () => {
    const { evaluated, phone } = await guess(at(), realPair(at()), 100);
    assert.equal(evaluated, 5);
    assert.equal(nameReply(await phone.callCode(ownCode)), '423 phone-locked', 'the right one is not looked at any more');
    await assertLost(async () => (await guess(at(), brokenPair(at()), 50)).evaluated, 5);
  });

  test('T8: fifty right own codes of one phone at once on two nodes are all taken', async () => {
    assert.deepEqual(await confirm(at(), realPair(at()), 50), { '200': 50 });
    await assertLost(async () => 50 - ((await confirm(at(), brokenPair(at()), 50))['200'] ?? 0), 0);
  });
}

async function guess(bank: Bank, pair: Pair, times: number): Promise<{ evaluated: number; phone: PhoneClient }> {
  const { customer, phone, callers } = await callOften(bank, pair, 10);
  const ids = (await phone.waiting()).map(({ id }) => id);
  await together(pair, times, (_, turn) =>
    turn % 4 < 2 ? phone.callCode(wrongCode) : phone.approve(ids[turn % ids.length] ?? '', wrongCode),
  );
  const rows = await bank.read(
    `select from audit where customer = $1 and what in ('answer-retried', 'act-not-confirmed') and detail->>'why' = 'own code'`,
    [customer.id],
  );
  await Promise.all(callers.map((caller) => caller.hangsUp()));
  return { evaluated: rows.length, phone };
}

async function confirm(bank: Bank, pair: Pair, times: number) {
  const { phone, callers } = await callOften(bank, pair, times / 2);
  const ids = (await phone.waiting()).map(({ id }) => id);
  assert.equal(ids.length, times / 2);
  const approved = Promise.all(ids.map((id) => phone.approve(id, ownCode)));
  const fetched = together(pair, times / 2, () => phone.callCode(ownCode));
  const words = countReplies([...(await approved), ...(await fetched)]);
  await Promise.all(callers.map((caller) => caller.hangsUp()));
  return words;
}

/** A customer in whose name many calls wait for the app. */
async function callOften(bank: Bank, pair: Pair, times: number): Promise<{ customer: Customer; phone: PhoneClient; callers: Caller[] }> {
  const customer = await bank.addCustomer();
  const phone = await bank.enrol(customer, pair);
  const callers = await together(pair, times, (node) => ring(node));
  await Promise.all(callers.map((caller) => askApp(caller, customer.userCode)));
  return { customer, phone, callers };
}
