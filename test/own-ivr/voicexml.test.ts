import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { closeDoors, type Door } from '../telephone/door.ts';
import { swedish } from './platform.ts';
import { tellStories } from './stories.ts';
import { openVoiceXmlDoor, openVoiceXmlPlatform, spellings } from './voicexml-platform.ts';

const start = (door: Door, authorization?: string) =>
  door.server.inject({ method: 'GET', url: '/phone/vxml/v1/start', headers: authorization ? { authorization } : {} });
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const post = (door: Door, url: string, params: Record<string, string> = {}) =>
  door.server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(params).toString(),
  });
const next = (document: string) => /<submit next="https:\/\/bank\.example([^"]+)"/.exec(document)?.[1] ?? '';

describe('a bank whose IVR speaks VoiceXML 2.1', () => {
  after(closeDoors);
  tellStories(async () => openVoiceXmlPlatform(await openVoiceXmlDoor()));

  test('keys are understood however a platform writes them', async () => {
    for (const spell of spellings) {
      const platform = await openVoiceXmlPlatform(await openVoiceXmlDoor(), { spell });
      await platform.call();
      await platform.press('2');
      await platform.press('604*');
      await platform.press('604218#');
      await platform.press('71946#');
      await platform.silence(1);
      assert.ok(platform.news().includes('sv/cell'));
    }
  });

  test('only a client that may, and does not sign its requests, gets a first document: by its token, or as name and password', async () => {
    const door = await openVoiceXmlDoor();
    for (const right of ['Bearer right', basic('ivr:right')]) assert.equal((await start(door, right)).statusCode, 200);
    for (const wrong of [undefined, 'Bearer wrong', basic('ivr:wrong'), basic('other:right'), basic(':right'), basic('ivr'), 'Basic %%']) {
      const refused = await start(door, wrong);
      assert.deepEqual([refused.statusCode, refused.headers['www-authenticate']], [401, 'Basic realm="styrka", charset="UTF-8"'], wrong);
    }
    const signs = await openVoiceXmlDoor({ signingKeysOf: () => [] });
    assert.equal((await start(signs, 'Bearer right')).statusCode, 401);
  });

  test('an address leads to one call, once, within a minute; one that was guessed leads nowhere and tells nothing', async () => {
    const door = await openVoiceXmlDoor();
    const first = next((await start(door, 'Bearer right')).body);
    const ring = { to: `sip:${swedish}@pbx.example`, from: 'tel:+46701740605' };
    const opened = await post(door, first, ring);
    assert.match(opened.body, /greeting/);
    assert.equal((await post(door, first, ring)).body, opened.body);
    assert.equal(door.line.count(), 1);
    for (const place of ['', '/1/keys', '/1/said'])
      assert.equal((await post(door, `/phone/vxml/v1/calls/${'A'.repeat(32)}${place}`, { ...ring, keys: '1' })).statusCode, 404);
    const late = next((await start(door, 'Bearer right')).body);
    await door.bank.clock.advance(61_000);
    assert.equal((await post(door, late, ring)).statusCode, 404);
  });

  test('a call beyond the limit hears so, a number that is nobody’s nothing; one that cannot be opened is an error', async () => {
    const door = await openVoiceXmlDoor({ limits: { calls: 0 } });
    const ring = async (to: string) => post(door, next((await start(door, 'Bearer right')).body), { to, from: '' });
    assert.match((await ring('tel:+46846500430')).body, /xml:lang="en-GB".*\/voices\/en\/busy\.wav.*<disconnect\/>/);
    assert.match((await ring('tel:+46812345')).body, /<block><disconnect\/><\/block>/);
    const broken = await openVoiceXmlDoor();
    Object.assign(broken.bank.stores.calls, { open: () => Promise.reject(new Error('out of order')) });
    const refused = await post(broken, next((await start(broken, 'Bearer right')).body), { to: swedish, from: '' });
    assert.deepEqual([refused.statusCode, /acd\.example/.test(refused.body)], [503, false]);
  });

  test('T38 part: whatever goes wrong, also with a call that was lost with its node, each document knows a person to put the caller through to', async () => {
    const platform = await openVoiceXmlPlatform(await openVoiceXmlDoor());
    await platform.call();
    await platform.press('1');
    await platform.press('47110823#');
    for (const document of platform.documents)
      assert.match(document, /<catch event="error"><goto next="#person"\/><\/catch>.*<form id="person">/);
  });
});
