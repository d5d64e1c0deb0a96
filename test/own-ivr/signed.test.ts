import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { WebSocket } from 'ws';
import { readSigningKeys, type Step } from '#channels/phone';
import { closeDoors, type Door, number, openDoor, origin } from '../telephone/door.ts';
import { type HowToSign, makeSigningKey, sign } from './signed-client.ts';

const keys = [
  makeSigningKey('ed25519', 'ivr-2026'),
  makeSigningKey('ecdsa-p256-sha256', 'ivr-2027'),
  makeSigningKey('rsa-pss-sha512', 'ivr-old'),
] as const;
const [key] = keys;
const bearer = { authorization: 'Bearer right', 'content-type': 'application/json' };

type Answer = { readonly call: string; readonly step: Step; readonly error: { readonly code: string; readonly sentence: string } };

describe('a client that signs its requests (RFC 9421, RFC 9530), by a library of others', () => {
  let door: Door;
  let address = '';
  let began = 0;

  before(async () => {
    const signing = readSigningKeys(keys.map(({ jwk }) => jwk));
    door = await openDoor({ signingKeysOf: (client) => (client === 'ivr' ? signing : undefined) });
    began = door.bank.clock.now();
    address = await door.server.listen({ host: '127.0.0.1', port: 0 });
  });
  after(closeDoors);

  type Ask = { method?: string; path?: string; body?: unknown; headers?: Record<string, string>; how?: Partial<HowToSign> };

  const headersOf = (method: string) => (method === 'POST' ? bearer : { authorization: bearer.authorization });
  const signed = ({ method = 'POST', path = '/phone/v1/calls', body = { to: number }, headers = headersOf(method), how = {} }: Ask = {}) =>
    sign(
      { method, url: origin + path, headers, ...(method === 'POST' ? { body: JSON.stringify(body) } : {}) },
      { key, now: door.bank.clock.now(), ...how },
    );

  const send = async (headers: Record<string, string>, { method = 'POST', path = '/phone/v1/calls', body = { to: number } }: Ask = {}) => {
    const response = await fetch(address + path, { method, headers, ...(method === 'POST' ? { body: JSON.stringify(body) } : {}) });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Answer };
  };
  const ask = async (what: Ask = {}) => send(await signed(what), what);

  const isRefused = async (what: Ask, sentence: RegExp) => {
    const { status, body } = await ask(what);
    assert.deepEqual([status, body.error.code], [401, 'signature-wrong']);
    assert.match(body.error.sentence, sentence);
  };

  test('S29 part: an IVR carries a call from the menu to the end, each request signed, by a key of any kind', async () => {
    for (const own of keys) {
      const how = { key: own };
      const rung = await ask({ how });
      assert.equal(rung.status, 201, JSON.stringify(rung.body));
      const { call } = rung.body;
      const path = `/phone/v1/calls/${call}`;
      const asked = await ask({ path: `${path}/input`, body: { step: 1, keys: '1', ended: 'key' }, how });
      assert.equal(asked.body.step.say[0]?.prompt, 'user-code');
      assert.equal((await ask({ method: 'GET', path: `${path}/step?after=1`, how })).body.step.n, 2);
      assert.equal((await ask({ method: 'DELETE', path, how })).status, 204);
    }
  });

  test('a WebSocket is signed once, when it is opened; without a signature it is not', async () => {
    const url = `${address.replace('http', 'ws')}/phone/v1/live`;
    const { authorization } = bearer;
    const headers = await signed({ method: 'GET', path: '/phone/v1/live', headers: { authorization } });
    const socket = new WebSocket(url, { headers });
    await once(socket, 'open');
    socket.send(JSON.stringify({ do: 'call', to: number }));
    const [data] = (await once(socket, 'message')) as [Buffer];
    assert.equal((JSON.parse(String(data)) as { step: Step }).step.n, 1);
    socket.close();
    for (const refused of [{ authorization }, headers]) {
      const other = new WebSocket(url, { headers: refused });
      const outcome = await new Promise((resolve) =>
        other.once('open', () => resolve('open')).once('error', ({ message }) => resolve(message)),
      );
      assert.match(String(outcome), /401/);
    }
  });

  test('a token without a signature is worth nothing, and a signature without the token neither', async () => {
    const bare = await send(bearer);
    assert.deepEqual([bare.status, bare.body.error.code], [401, 'signature-wrong']);
    const { authorization: _, ...headers } = await signed();
    assert.equal((await send({ ...headers, authorization: 'Bearer wrong' })).body.error.code, 'not-authenticated');
  });

  test('what was signed cannot be changed: body, address, method, token or time', async () => {
    const headers = await signed();
    const other = { to: '08-465 004 20' };
    assert.match((await send(headers, { body: other })).body.error.sentence, /Content-Digest/);
    const { 'content-digest': digest = '' } = await signed({ body: other });
    assert.match((await send({ ...headers, 'content-digest': digest }, { body: other })).body.error.sentence, /not right/);
    const got = await signed({ method: 'GET', path: '/phone/v1/calls/abc/step' });
    assert.equal((await send(got, { method: 'GET', path: '/phone/v1/calls/abd/step' })).status, 401);
    const asGot = await signed({ method: 'GET', path: '/phone/v1/calls/abc' });
    assert.equal((await send(asGot, { method: 'DELETE', path: '/phone/v1/calls/abc' })).status, 401);
    assert.equal((await send(got, { method: 'GET', path: '/phone/v1/calls/abc/step?after=1' })).status, 401);
    const late = {
      ...headers,
      'signature-input': (headers['signature-input'] ?? headers['Signature-Input'] ?? '').replace(
        /created=\d+/,
        (it) => `created=${Number(it.slice(8)) + 1}`,
      ),
    };
    assert.equal((await send(late)).status, 401);
    assert.equal(door.line.count(), 0);
  });

  test('a request counts once: the same again is refused, also the same nonce signed anew', async () => {
    const headers = await signed();
    assert.equal((await send(headers)).status, 201);
    const { status, body } = await send(headers);
    assert.deepEqual([status, body.error.sentence], [401, 'This signature has been used.']);
    const how = { params: { nonce: 'sixteen letters!' } };
    assert.equal((await ask({ how })).status, 201);
    await isRefused({ how }, /has been used/);
    await door.line.close();
  });

  test('a signature is good for a minute, and an early one not before its time', async () => {
    const now = door.bank.clock.now();
    await isRefused({ how: { now: now - 61_000 } }, /within the last minute/);
    await isRefused({ how: { now: now + 5_000 } }, /within the last minute/);
    // Signed before this node began, which remembers nothing of then.
    await isRefused({ how: { now: began - 1_000 } }, /within the last minute/);
    await isRefused({ how: { params: { expires: new Date(now - 1_000) } } }, /within the last minute/);
  });

  test('a signature must cover everything, name a key of this client, and leave the algorithm to the key', async () => {
    for (const left of ['@method', '@target-uri', 'authorization', 'content-digest']) {
      const fields = ['@method', '@target-uri', 'authorization', 'content-digest'].filter((one) => one !== left);
      await isRefused({ how: { fields } }, /does not cover/);
    }
    await isRefused({ how: { params: { nonce: 'short' } } }, /nonce of 16/);
    await isRefused({ how: { key: makeSigningKey('ed25519', 'a stranger’s'.replace('’', '')) } }, /names a key/);
    await isRefused({ how: { key: makeSigningKey('ed25519', key.id) } }, /not right/);
    await isRefused({ how: { params: { alg: 'rsa-pss-sha512' } } }, /not right/);
    const parts = { fields: ['@method', '@authority', '@path', '@query', 'authorization', 'content-digest'] };
    assert.equal((await ask({ how: parts })).status, 201);
    const labels = await signed();
    assert.match(
      (await send({ ...labels, 'signature-input': 'sig1=(', 'Signature-Input': 'sig1=(' })).body.error.sentence,
      /cannot be read/,
    );
    await door.line.close();
  });

  test('other clients and the browser phone go on without signatures', async () => {
    const response = await fetch(`${address}/phone/v1/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: number }),
    });
    assert.equal(response.status, 201);
    assert.ok((door.server.server.address() as AddressInfo).port > 0);
    await door.line.close();
  });

  test('the lines of the documentation sign as they should', async () => {
    const page = await readFile(join(import.meta.dirname, '../../docs/integrating/phone.md'), 'utf8');
    const [, lines = ''] = /```js\n(.+?)```/s.exec(page) ?? [];
    const { signRequest } = (await import(`data:text/javascript,${encodeURIComponent(lines)}`)) as {
      signRequest(request: object): Record<string, string>;
    };
    const signing = readSigningKeys([key.jwk]);
    // Those lines look at the machine's clock.
    const clock = { now: () => Date.now(), at: () => () => {} };
    const documented = await openDoor({ clock, signingKeysOf: () => signing });
    const own = { token: 'right', key: key.privateKey, keyid: key.id };
    const payload = JSON.stringify({ to: number });
    const headers = signRequest({ method: 'POST', url: `${origin}/phone/v1/calls`, body: payload, ...own });
    const base = await documented.server.listen({ host: '127.0.0.1', port: 0 });
    const send = () =>
      fetch(`${base}/phone/v1/calls`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: payload });
    const rung = await send();
    assert.equal(rung.status, 201, await rung.clone().text());
    assert.equal((await send()).status, 401);
    const { call } = (await rung.json()) as { call: string };
    const target = `/phone/v1/calls/${call}/step?after=0`;
    const read = await fetch(base + target, { headers: signRequest({ method: 'GET', url: origin + target, ...own }) });
    assert.equal(read.status, 200);
    await documented.line.close();
  });
});
