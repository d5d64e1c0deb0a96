import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { openMemory } from '#adapters/memory';
import { createServer, type Running, readConfig } from '#server';
import { bank } from '../../src/demo/bank.ts';
import { findFreePorts } from '../free-ports.ts';
import { makeSigningKey, sign } from './signed-client.ts';

const account = `AC${'0'.repeat(32)}`;
const key = makeSigningKey('ecdsa-p256-sha256', 'ivr-2026');
const hash = (token: string) => createHash('sha256').update(token).digest('hex');
const number = '+46846500410';

describe('the doors of a bank’s own IVR on a whole server', () => {
  let folder = '';
  let server: Running;
  let address = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'styrka-own-ivr-'));
    const nothing = { scripts: [], styles: [] };
    const pages = Object.fromEntries(['phone', 'app', 'back-office', 'web'].map((name) => [name, nothing]));
    await writeFile(join(folder, 'assets.json'), JSON.stringify({ sources: 'none', pages }));
    const [port = 0, appPort = 0] = await findFreePorts(2);
    address = `http://localhost:${port}`;
    process.env['TEST_TWILIO_TOKEN'] = 'the token';
    const contactCentre = 'sip:queue@acd.example';
    const config = readConfig({
      bank: { ...bank, numbers: [{ number, language: 'fi' }] },
      policy: { profile: 'described' },
      store: { folder: 'unused' },
      keys: { file: join(folder, 'keys') },
      listen: { host: '127.0.0.1', port, appPort, url: `${address}/` },
      phone: { browser: false, twilio: { account, tokenEnvironment: 'TEST_TWILIO_TOKEN', contactCentre }, voicexml: { contactCentre } },
      clients: [
        { id: 'signs', name: 'Signs', tokenHash: hash('one'), may: ['phone'], signing: { keys: [key.jwk] } },
        { id: 'ivr', name: 'Does not', tokenHash: hash('two'), may: ['phone'] },
      ],
    });
    server = await createServer(config, { opened: openMemory(), pages: folder, complain: () => {} });
  });
  after(async () => {
    await server?.close();
    delete process.env['TEST_TWILIO_TOKEN'];
    await rm(folder, { recursive: true, force: true });
  });

  test('TwiML: a call is answered in the language of its number', async () => {
    const url = `${address}/phone/twilio/v1/calls`;
    const form = { AccountSid: account, CallSid: `CA${'1'.repeat(32)}`, From: '+358401234567', To: number, CallStatus: 'ringing' };
    const headers = { 'x-twilio-signature': getExpectedTwilioSignature('the token', url, form) };
    const answer = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) });
    const text = await answer.text();
    assert.equal(answer.status, 200, text);
    const [, voice = ''] = /<Play>([^<]+fi\/greeting\.wav)<\/Play>/.exec(text) ?? [];
    assert.equal((await fetch(voice)).status, 200);
    const stranger = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
    assert.equal(stranger.status, 401);
  });

  test('VoiceXML: from the first document to the greeting', async () => {
    const start = `${address}/phone/vxml/v1/start`;
    assert.equal((await fetch(start)).status, 401);
    assert.equal((await fetch(start, { headers: { authorization: 'Bearer one' } })).status, 401);
    const first = await fetch(start, { headers: { authorization: `Basic ${btoa('ivr:two')}` } });
    const [, next = ''] = /<submit next="([^"]+)"/.exec(await first.text()) ?? [];
    const second = await fetch(next, { method: 'POST', body: new URLSearchParams({ to: `sip:${number}@pbx`, from: '' }) });
    assert.match(await second.text(), /fi\/greeting\.wav/);
  });

  test('S29 part: who signs is heard, and its token alone is not', async () => {
    const url = `${address}/phone/v1/calls`;
    const body = JSON.stringify({ to: number });
    const plain = { authorization: 'Bearer one', 'content-type': 'application/json' };
    const headers = await sign({ method: 'POST', url, headers: plain, body }, { key, now: Date.now() });
    assert.equal((await fetch(url, { method: 'POST', headers, body })).status, 201);
    assert.equal((await fetch(url, { method: 'POST', headers, body })).status, 401);
    assert.equal((await fetch(url, { method: 'POST', headers: plain, body })).status, 401);
    assert.equal((await fetch(url, { method: 'POST', headers: { ...plain, authorization: 'Bearer two' }, body })).status, 201);
  });
});
