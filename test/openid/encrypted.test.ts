import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compactDecrypt, decodeProtectedHeader, exportJWK, type FlattenedDecryptResult, generateKeyPair } from 'jose';
import { createJourney, readIdToken } from './journey.ts';
import { authenticate, createParty } from './party.ts';
import { issuer, openOpenidBank, webClient } from './provider.ts';

const ways = [
  { alg: 'RSA-OAEP-256', enc: 'A256GCM' },
  { alg: 'RSA-OAEP-256', enc: 'A128CBC-HS256' },
  { alg: 'ECDH-ES', enc: 'A128GCM' },
] as const;

for (const { alg, enc } of ways)
  test(`T53: an ID token for ${alg} and ${enc} is signed, then encrypted, and opens for its client alone`, async () => {
    const party = await createParty('party');
    const [own, others] = await Promise.all([generateKeyPair(alg), generateKeyPair(alg)]);
    const encryption = { ...(await exportJWK(own.publicKey)), kid: 'enc', use: 'enc', alg } as { kty: string };
    const registered = {
      ...webClient,
      id: 'party',
      auth: { is: 'private-key-jwt' as const, jwks: { keys: [party.jwk, encryption] } },
      idToken: { signed: 'PS256' as const, encrypted: { alg, enc } },
    };
    const bank = await openOpenidBank({ clients: [registered] });
    const client = createJourney(bank, 'party', async () => ({ form: await authenticate(party, issuer) }));
    const { back } = await client.ask();
    const { body } = await client.redeem(back?.['code']);
    const token = String(body['id_token']);
    assert.equal(token.split('.').length, 5);
    const head = decodeProtectedHeader(token);
    assert.deepEqual([head.alg, head.enc, head.kid], [alg, enc, 'enc']);
    assert.doesNotMatch(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString(), /maj/);
    await assert.rejects(compactDecrypt(token, others.privateKey));
    const { plaintext }: Pick<FlattenedDecryptResult, 'plaintext'> = await compactDecrypt(token, own.privateKey);
    const claims = await readIdToken(bank, new TextDecoder().decode(plaintext));
    assert.deepEqual([claims['sub'], claims['aud'], (claims['header'] as { alg: string }).alg], ['maj', 'party', 'PS256']);
  });

test('T53: while the key of a client cannot be had, it gets no ID token, and none in the clear', async () => {
  const party = await createParty('party');
  const { publicKey } = await generateKeyPair('RSA-OAEP-256');
  const signing = party.jwk;
  const encryption = { ...(await exportJWK(publicKey)), kid: 'enc', use: 'enc', alg: 'RSA-OAEP-256' };
  const keys = { keys: [signing, encryption] as object[] };
  const registered = {
    ...webClient,
    id: 'party',
    auth: { is: 'private-key-jwt' as const, jwksUri: 'https://party.example/jwks' },
    idToken: { encrypted: { alg: 'RSA-OAEP-256', enc: 'A256GCM' } as const },
  };
  const bank = await openOpenidBank({ clients: [registered] });
  bank.outside.set('https://party.example/jwks', () => Response.json(keys));
  const client = createJourney(bank, 'party', async () => ({ form: await authenticate(party, issuer) }));
  const { back } = await client.ask();
  keys.keys = [signing];
  const { status, body } = await client.redeem(back?.['code']);
  assert.notEqual(status, 200);
  assert.equal(body['id_token'], undefined);
});
