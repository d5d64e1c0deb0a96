import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import Fastify from 'fastify';
import { registerApp } from '#app';
import * as server from '#authenticators/app-approval';
import { lines, sha256 } from './phone-client.ts';

const read = (file: string) => readFileSync(new URL(`../docs/integrating/${file}`, import.meta.url), 'utf8');

type Vectors = {
  deviceKey: { public: server.DeviceKey; device: string };
  texts: { name: string; version: string; values: Record<string, string>; text: string; sha256: string; signature: string }[];
  roll: { from: string; fromHash: string; to: string; toHash: string };
  passkeyChallenge: { nonce: string; challenge: string };
  refused: { why: string; text: number; change: [string, string] }[];
};
const vectors = JSON.parse(read('app-protocol.vectors.json')) as Vectors;
const { public: key, device } = vectors.deviceKey;

const writers: Record<string, (values: never) => string> = {
  'styrka-enrolment-1': server.writeEnrolment,
  'styrka-session-1': server.writeSession,
  'styrka-approval-2': server.writeApproval,
  'styrka-own-code-1': server.writeOwnCode,
  'styrka-act-1': server.writeAct,
};

describe('the test vectors of the app protocol', () => {
  test('the name of a phone is the thumbprint of its key', () => assert.equal(server.deviceOf(key), device));

  for (const { name, version, values, text, sha256: hash, signature } of vectors.texts) {
    test(`T28: ${name}: the server writes this text, with this hash, and takes this signature`, () => {
      assert.equal(writers[version]?.(values as never), text);
      assert.equal(server.hashText(text), hash);
      assert.ok(server.isSignedBy(key, text, signature));
      const plain = createPublicKey({ key: key as never, format: 'jwk' });
      assert.ok(verify('sha256', Buffer.from(text), { key: plain, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')));
    });
  }

  for (const { why, text: at, change } of vectors.refused) {
    test(`T28: refused: ${why}`, () => {
      const { text, signature } = vectors.texts[at] as Vectors['texts'][0];
      const changed = text.replace(...change);
      assert.notEqual(changed, text);
      assert.equal(server.isSignedBy(key, changed, signature), false);
    });
  }

  test('T31: a roll that follows is taken, the same again too, any other is not', () => {
    const { from, fromHash, to, toHash } = vectors.roll;
    assert.deepEqual(server.moveRoll({ now: fromHash, before: null }, from, to), { is: 'moved', roll: { now: toHash, before: fromHash } });
    assert.equal(server.moveRoll({ now: toHash, before: fromHash }, from, to).is, 'same');
    assert.equal(server.moveRoll({ now: toHash, before: fromHash }, from, from).is, 'broken');
  });

  test('a passkey is made for the hash of the nonce', () =>
    assert.equal(sha256(vectors.passkeyChallenge.nonce), vectors.passkeyChallenge.challenge));

  test('the phone in software writes texts of the same form', () => {
    const [first] = vectors.texts;
    assert.equal(lines(first?.version ?? '', first?.values ?? {}), first?.text);
  });
});

test('the document names every door of the app, and no other', async () => {
  const app = Fastify();
  const routes: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    if (url.startsWith('/app/v1/') && method !== 'HEAD') routes.push(`${String(method)} ${url}`);
  });
  registerApp(app, {} as never);
  await app.ready();
  const written = [...read('app-protocol.md').matchAll(/^### (\w+ \/app\/v1\/\S+)$/gm)].map(([, route]) => route);
  assert.deepEqual(written.sort(), routes.sort());
});
