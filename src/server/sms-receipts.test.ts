import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestServer } from '../../test/test-server.ts';
import { handleErrors } from './errors.ts';
import { registerReceipts } from './sms-receipts.ts';

const clients: Record<string, string> = { 'token-of-the-house': 'sms-house', 'token-of-another': 'other-house' };

function open() {
  const server = createTestServer();
  handleErrors(server, () => {});
  const heard: unknown[] = [];
  const takers = new Map([['sms-house', async (receipt: unknown) => void heard.push(receipt)]]);
  registerReceipts(server, { findClient: (token) => clients[token], takers });
  const post = (payload: unknown, token = 'token-of-the-house') =>
    server.inject({
      method: 'POST',
      url: '/sms/v1/receipts',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: JSON.stringify(payload),
    });
  return { heard, post };
}

const receipt = { reference: 'abc-1', state: 'delivered' };

test('T44 part: a gateway tells over its own client what became of a message, as often as it likes', async () => {
  const { heard, post } = open();
  for (const _ of [1, 2]) assert.equal((await post(receipt)).statusCode, 204);
  assert.deepEqual(heard, [receipt, receipt]);
});

test('T44 part: nobody else tells anything, and nothing that is no receipt is heard', async () => {
  const { heard, post } = open();
  assert.equal((await post(receipt, 'stolen')).statusCode, 401);
  assert.equal((await post(receipt, 'token-of-another')).statusCode, 401);
  for (const wrong of [{}, { ...receipt, state: 'handed-over' }, { ...receipt, number: '+46' }, { ...receipt, reference: 7 }])
    assert.equal((await post(wrong)).statusCode, 400);
  assert.deepEqual(heard, []);
});
