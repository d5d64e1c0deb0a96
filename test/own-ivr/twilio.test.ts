import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { closeDoors, origin } from '../telephone/door.ts';
import { contactCentre, swedish } from './platform.ts';
import { tellStories } from './stories.ts';
import { account, openTwilioDoor, openTwilioPlatform, post, token } from './twilio-platform.ts';

const open = async () => openTwilioPlatform(await openTwilioDoor());
const ring = { CallSid: `CA${'a'.repeat(32)}`, CallStatus: 'ringing', From: '+46701740605', To: swedish };

describe('a bank whose IVR speaks TwiML, with the vendor’s library at the other end', () => {
  after(closeDoors);
  tellStories(open);

  test('who does not sign as the account does is nobody: no signature, another token, another account, another address', async () => {
    const door = await openTwilioDoor();
    const url = '/phone/twilio/v1/calls';
    for (const how of [{ signature: '' }, { signature: 'AAAA' }, { account: `AC${'f'.repeat(32)}` }])
      assert.equal((await post(door, url, ring, how)).statusCode, 401);
    assert.equal((await post(door, `${url}?a=1`, ring)).statusCode, 200);
    const all = { AccountSid: account, ApiVersion: '2010-04-01', Direction: 'inbound', ...ring };
    const signed = getExpectedTwilioSignature(token, origin + url, all);
    assert.equal((await post(door, url, ring, { signature: signed })).statusCode, 200);
    assert.equal((await post(door, `${url}/${ring.CallSid}/1`, ring, { signature: signed })).statusCode, 401);
    assert.equal((await post(door, url, { ...ring, To: '+46846500420' }, { signature: signed })).statusCode, 401);
    assert.equal((await post(door, '/phone/twilio/v1/status', ring, { signature: signed })).statusCode, 401);
    assert.equal(door.line.count(), 1);
    const headers = { 'content-type': 'application/json' };
    const junk = await door.server.inject({ method: 'POST', url, headers, payload: '{' });
    assert.equal(junk.statusCode, 400);
    assert.doesNotMatch(junk.body, /acd\.example/);
  });

  test('what is sent twice changes nothing: a call is opened once, a step is answered once', async () => {
    const door = await openTwilioDoor();
    const first = await post(door, '/phone/twilio/v1/calls', ring);
    const again = await post(door, '/phone/twilio/v1/calls', ring);
    assert.equal(again.body, first.body);
    assert.equal(door.line.count(), 1);
    const key = { ...ring, Digits: '2', FinishedOnKey: '' };
    const asked = await post(door, `/phone/twilio/v1/calls/${ring.CallSid}/1`, key);
    const replayed = await post(door, `/phone/twilio/v1/calls/${ring.CallSid}/1`, key);
    assert.match(asked.body, /user-code/);
    assert.equal(replayed.body, asked.body);
  });

  test('one call cannot be carried on with the signature of another', async () => {
    const door = await openTwilioDoor();
    await post(door, '/phone/twilio/v1/calls', ring);
    const other = { ...ring, CallSid: `CA${'b'.repeat(32)}` };
    assert.equal((await post(door, `/phone/twilio/v1/calls/${ring.CallSid}/1`, other)).statusCode, 401);
  });

  test('a number that is nobody’s is rejected, a call beyond the limit hears busy, and neither is answered', async () => {
    const door = await openTwilioDoor({ limits: { calls: 1 } });
    assert.match((await post(door, '/phone/twilio/v1/calls', { ...ring, To: '+4681234567' })).body, /<Reject reason="rejected"\/>/);
    await post(door, '/phone/twilio/v1/calls', ring);
    const { body } = await post(door, '/phone/twilio/v1/calls', { ...ring, CallSid: `CA${'c'.repeat(32)}` });
    assert.match(body, /<Response><Reject reason="busy"\/><\/Response>/);
  });

  test('T38 part: a call that this node has lost, and one that cannot be opened, get a person, unidentified', async () => {
    const door = await openTwilioDoor();
    const lost = await post(door, `/phone/twilio/v1/calls/${ring.CallSid}/7`, { ...ring, Digits: '47110823' });
    assert.match(lost.body, new RegExp(`<Dial [^>]+><Sip>${contactCentre}</Sip></Dial>`));
    Object.assign(door.bank.stores.calls, { open: () => Promise.reject(new Error('out of order')) });
    assert.match((await post(door, '/phone/twilio/v1/calls', ring)).body, /<Dial /);
    assert.ok(door.complaints.every((line) => !line.includes('47110823')));
  });

  test('where the platform does not say that a hash was pressed, whole entries are taken all the same', async () => {
    const platform = await openTwilioPlatform(await openTwilioDoor(), { tellsKey: false });
    await platform.call();
    await platform.press('2');
    await platform.press('604218#');
    await platform.press('71946#');
    await platform.silence(1);
    assert.ok(platform.news().includes('sv/cell'));
  });
});
