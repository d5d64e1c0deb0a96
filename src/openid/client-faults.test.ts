import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import type { OpenidClient } from './client.ts';
import { faultsOfClients } from './client-faults.ts';

const jwkOf = (pair: { publicKey: { export(as: { format: 'jwk' }): object } }, more = {}) =>
  ({ ...pair.publicKey.export({ format: 'jwk' }), ...more }) as { kty: string };
const ec = jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }), { use: 'sig', kid: 'ec' });
const enc = jwkOf(generateKeyPairSync('rsa', { modulusLength: 2048 }), { use: 'enc', alg: 'RSA-OAEP-256' });
const short = jwkOf(generateKeyPairSync('rsa', { modulusLength: 1024 }), { kid: 'short' });
const secret = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as { kty: string };

const good: OpenidClient = {
  id: 'web',
  name: { sv: 'Webben', fi: 'Verkko', en: 'The web' },
  profile: 'standard',
  redirectUris: ['https://web.example/cb'],
  auth: { is: 'private-key-jwt', jwks: { keys: [ec] } },
};
const ciba = { mode: 'poll', purposes: [{ id: 'call', name: good.name }], advisors: [], initiators: ['user'] } as const;
const encrypted = { alg: 'RSA-OAEP-256', enc: 'A256GCM' } as const;

function faults(change: Partial<OpenidClient>, certificates = false): string {
  return faultsOfClients([{ ...good, ...change }], { certificates }).join('\n');
}

test('registrations that are right have no faults', () => {
  const both = { is: 'private-key-jwt', jwks: { keys: [ec, enc] } } as const;
  assert.equal(faults({}), '');
  assert.equal(faults({ redirectUris: ['http://127.0.0.1:8421/cb'] }), '', 'inside one machine');
  assert.equal(faults({ profile: 'fapi2', payments: true, refresh: true, ciba }), '');
  assert.equal(faults({ profile: 'ftn', auth: both, idToken: { encrypted } }), '');
  assert.equal(faults({ auth: { is: 'tls', subject: 'CN=web' } }, true), '');
});

test('each fault of a registration is a sentence that names the client', () => {
  const cases: readonly (readonly [Partial<OpenidClient>, RegExp])[] = [
    [{ redirectUris: [] }, /^web: it has neither redirectUris nor ciba/],
    [{ redirectUris: ['http://web.example/cb'] }, /http:\/\/web.example\/cb is not https/],
    [{ redirectUris: ['https://*.example/cb'] }, /no address that can be compared/],
    [{ redirectUris: ['https://user:word@web.example/cb'] }, /no address that can be compared/],
    [{ postLogoutRedirectUris: ['javascript:alert(1)'] }, /is not https/],
    [{ backchannelLogoutUri: 'http://inside.example/out' }, /is not https/],
    [{ auth: { is: 'private-key-jwt' } }, /needs jwks or jwksUri/],
    [{ auth: { is: 'private-key-jwt', jwksUri: 'http://web.example/keys' } }, /is not https/],
    [{ auth: { is: 'private-key-jwt', jwks: { keys: [ec] }, jwksUri: 'https://web.example/keys' } }, /one too many/],
    [{ auth: { is: 'private-key-jwt', jwks: { keys: [ec] }, signedBy: ec } }, /signedBy/],
    [{ auth: { is: 'private-key-jwt', jwks: { keys: [secret] } } }, /a key is private/],
    [{ auth: { is: 'private-key-jwt', jwks: { keys: [short] } } }, /the key short has fewer than 2048 bits/],
    [{ auth: { is: 'tls', subject: 'CN=web' } }, /certificateHeader/],
    [{ idToken: { encrypted } }, /none of its keys is for RSA-OAEP-256/],
    [{ idToken: { encrypted }, auth: { is: 'secret', secretHash: 'a'.repeat(64) } }, /needs a key/],
    [{ profile: 'fapi2', auth: { is: 'secret', secretHash: 'a'.repeat(64) } }, /fapi2 takes no secret/],
    [{ profile: 'fapi2', idToken: { signed: 'RS256' } }, /ES256 or PS256/],
    [{ profile: 'ftn' }, /ftn encrypts its ID tokens/],
    [{ profile: 'ftn', redirectUris: ['https://a.example/cb', 'https://b.example/cb'] }, /one host/],
    [{ profile: 'ftn', ciba }, /ftn has no ciba/],
    [{ ciba: { ...ciba, mode: 'ping' } }, /needs notificationEndpoint/],
    [{ ciba: { ...ciba, purposes: [] } }, /purposes is empty/],
    [{ ciba: { ...ciba, purposes: [...ciba.purposes, ...ciba.purposes] } }, /purposes: call is there twice/],
    [
      {
        changes: [
          { id: 'limit', name: good.name },
          { id: 'limit', name: good.name },
        ],
      },
      /changes: limit is there twice/,
    ],
  ];
  for (const [change, sentence] of cases) assert.match(faults(change), sentence, JSON.stringify(change));
  assert.deepEqual(faultsOfClients([good, good], { certificates: false }), ['web is there twice']);
});
