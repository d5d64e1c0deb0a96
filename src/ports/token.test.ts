import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPlainKeys } from '#adapters/virtual';
import { hashToken, readBearer, refuseStranger } from './token.ts';

test('only what a bearer header holds is a token', () => {
  for (const header of ['Bearer abc.DEF-1=', 'bearer abc.DEF-1=', 'Bearer  abc.DEF-1='])
    assert.equal(readBearer(header), 'abc.DEF-1=', header);
  for (const header of [undefined, '', 'Bearer', 'Bearer ', 'abc', 'Basic abc', 'Bearer abc def', 'xBearer abc'])
    assert.equal(readBearer(header), undefined, header);
});

test('I7 part: whoever may not come in is told the same at every door', () => {
  assert.throws(() => refuseStranger(), { code: 'not-authenticated', message: 'This door needs a valid bearer token.' });
});

test('I8 part: a token is found by its hash, which without the key says nothing of it', async () => {
  const keys = createPlainKeys();
  const hash = await hashToken(keys, 'token');
  assert.match(hash, /^[\w-]{43}$/);
  assert.equal(await hashToken(keys, 'token'), hash);
  assert.notEqual(await hashToken(keys, 'token2'), hash);
  assert.notEqual(await hashToken({ digest: (purpose, value) => keys.digest(`other ${purpose}`, value) }, 'token'), hash);
});
