import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { decodeProtectedHeader } from 'jose';
import * as openid from 'openid-client';
import { openMemory } from '#adapters/memory';
import { createServer, type Running, readConfig } from '#server';
import { bank } from '../../src/demo/bank.ts';
import { findFreePorts } from '../free-ports.ts';
import { logIn } from './log-in.ts';
import { issuer, keyOfClient, openOpenidBank, privateKeyOf, redirectUri, webClient } from './provider.ts';

type Told = Record<string, string[]> & Record<string, string>;

describe('the OpenID Provider of a whole server', () => {
  let folder = '';
  let server: Running;
  let told: Told;
  const complaints: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'styrka-discovery-'));
    const nothing = { scripts: [], styles: [] };
    const pages = Object.fromEntries(['phone', 'app', 'back-office', 'web'].map((name) => [name, nothing]));
    await writeFile(join(folder, 'assets.json'), JSON.stringify({ sources: 'none', pages }));
    const [port = 0, appPort = 0] = await findFreePorts(2);
    const config = readConfig({
      bank,
      policy: { profile: 'strict' },
      store: { folder: 'unused' },
      keys: { file: join(folder, 'keys') },
      listen: { host: '127.0.0.1', port, appPort },
      openid: { clients: [webClient] },
    });
    const complain = (code: string, detail: string) => void complaints.push(`${code} ${detail}`);
    server = await createServer(config, { opened: openMemory(), pages: folder, complain });
    told = await (await fetch(`${server.addresses.main}/.well-known/openid-configuration`)).json();
  });
  after(async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('every address that discovery tells is served, on the main origin, and both forms of discovery tell the same', async () => {
    const addresses = Object.entries(told).filter(([name]) => /_endpoint$|_uri$/.test(name));
    assert.ok(addresses.length >= 9, String(addresses.length));
    for (const [name, address] of addresses) {
      assert.ok(address.startsWith(`${server.addresses.main}/openid/`), `${name} ${address}`);
      const isRead = /_uri$|authorization_endpoint|end_session|userinfo/.test(name) && !name.startsWith('pushed');
      const answer = await fetch(address, { method: isRead ? 'GET' : 'POST', redirect: 'manual' });
      assert.ok(![404, 405, 500, 503].includes(answer.status), `${name} ${answer.status}`);
    }
    const other = await (await fetch(`${server.addresses.main}/.well-known/oauth-authorization-server`)).json();
    assert.deepEqual(other, told);
    assert.equal(told['issuer'], server.addresses.main);
    assert.deepEqual(complaints, []);
  });

  test('what a stranger says of the host changes no address', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const headers = {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'ftp',
        'x-forwarded-for': '1.2.3.4',
      };
      request(`${server.addresses.main}/.well-known/openid-configuration`, { headers }, (answer) => {
        let all = '';
        answer.on('data', (piece) => (all += piece)).on('end', () => resolve(all));
      })
        .on('error', reject)
        .end();
    });
    assert.deepEqual(JSON.parse(text), told);
  });

  test('an error is a page of the bank for a person, in each language, and two words for a client; both are guarded', async () => {
    const address = `${server.addresses.main}/openid/authorize?client_id=nobody`;
    const seen = new Set<string>();
    for (const language of ['sv', 'fi', 'en']) {
      const answer = await fetch(address, { headers: { accept: 'text/html', 'accept-language': language } });
      assert.equal(answer.status, 400);
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      const html = await answer.text();
      assert.match(html, new RegExp(`<html lang="${language}"`));
      assert.doesNotMatch(html, /nobody|invalid_/);
      seen.add(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '');
    }
    assert.equal(seen.size, 3);
    const plain = await fetch(address, { headers: { accept: 'application/json' } });
    assert.deepEqual([plain.status, ((await plain.json()) as { error: string }).error], [400, 'invalid_client']);
    const token = await fetch(`${server.addresses.main}/openid/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'x' }) });
    assert.equal(token.headers.get('cache-control'), 'no-store');
    assert.match(token.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  });

  test('the real client finds it and pushes a request over the wire', async () => {
    const proof = openid.PrivateKeyJwt(await privateKeyOf(keyOfClient));
    const options = { execute: [openid.allowInsecureRequests] };
    const client = await openid.discovery(new URL(server.addresses.main), webClient.id, undefined, proof, options);
    const code_challenge = await openid.calculatePKCECodeChallenge(openid.randomPKCECodeVerifier());
    const asked = {
      redirect_uri: redirectUri,
      scope: 'openid',
      code_challenge,
      code_challenge_method: 'S256',
      state: openid.randomState(),
    };
    const url = await openid.buildAuthorizationUrlWithPAR(client, asked);
    const answer = await fetch(url, { redirect: 'manual' });
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get('location') ?? '', /\/openid\/interaction\//);
    for (const cookie of answer.headers.getSetCookie()) assert.match(cookie, /httponly/i);
  });
});

test('D13: ID tokens are signed by each algorithm that discovery tells, as the client is registered, and none is none', async () => {
  const { id_token_signing_alg_values_supported: algorithms } = await (
    await (await openOpenidBank()).fetch(`${issuer}/.well-known/openid-configuration`)
  ).json();
  assert.deepEqual(algorithms, ['ES256', 'PS256', 'RS256']);
  const clients = (['ES256', 'PS256', 'RS256'] as const).map((signed) => ({ ...webClient, id: signed.toLowerCase(), idToken: { signed } }));
  const bank = await openOpenidBank({ clients });
  for (const client of clients) {
    const alg = client.id.toUpperCase();
    const connected = await bank.connect(client, undefined, { id_token_signed_response_alg: alg });
    openid.enableNonRepudiationChecks(connected);
    const { id_token } = await (await logIn(bank, connected)).redeem();
    assert.equal(decodeProtectedHeader(id_token ?? '').alg, alg);
  }
});

test('what discovery does not tell is refused: other grants, answers by form or fragment, other types of response', async () => {
  const bank = await openOpenidBank();
  const client = await bank.connect();
  const { grant_types_supported, response_modes_supported } = client.serverMetadata();
  for (const grant of ['client_credentials', 'password', 'implicit', 'urn:ietf:params:oauth:grant-type:device_code']) {
    assert.ok(!grant_types_supported?.includes(grant));
    await assert.rejects(openid.genericGrantRequest(client, grant, {}), { error: 'unsupported_grant_type' });
  }
  assert.deepEqual(response_modes_supported, ['query', 'jwt', 'query.jwt']);
  for (const request of [
    { response_mode: 'form_post' },
    { response_mode: 'fragment' },
    { response_mode: 'fragment.jwt' },
    { response_type: 'token' },
    { response_type: 'id_token' },
    { response_type: 'code id_token' },
    { response_type: 'none' },
    { scope: 'openid ftn_hetu' },
  ] as Record<string, string>[]) {
    const { page } = await logIn(bank, client, { request });
    assert.doesNotMatch(page.address, /[?&#]code=|id_token=|access_token=/, JSON.stringify(request));
  }
});
