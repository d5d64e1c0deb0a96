import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { deviceOf, hashText, signText, writeApproval, writeText } from './signed-texts.ts';

const path = new URL('../../../docs/integrating/app-protocol.vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(path, 'utf8'));

describe('what the page signs', () => {
  for (const { name, version, values, text, sha256 } of vectors.texts)
    test(`T28: ${name}: the page writes the text of the test vectors`, async () => {
      assert.equal(writeText(version, values), text);
      assert.equal(await hashText(text), sha256);
      if (version === 'styrka-approval-2') assert.equal(writeApproval(values, values.digits), text);
    });

  test('the page names and signs for a phone as the vectors do', async () => {
    const { private: secret, public: open, device } = vectors.deviceKey;
    assert.equal(await deviceOf(open), device);
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('jwk', secret, algorithm, false, ['sign']);
    const check = await crypto.subtle.importKey('jwk', open, algorithm, true, ['verify']);
    const signature = new Uint8Array(Buffer.from(await signText(key, 'text'), 'base64url'));
    assert.ok(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, check, signature, new TextEncoder().encode('text')));
  });
});
