import assert from 'node:assert/strict';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { type Door, origin } from '../telephone/door.ts';
import { contactCentre, lengthOf, nameOf, openIvrDoor, type Platform, swedish } from './platform.ts';
import { checkByLibrary } from './twiml-by-library.ts';
import { readXml, type Tree } from './xml-tree.ts';

export const account = `AC${'0123456789abcdef'.repeat(2)}`;
export const token = 'the-auth-token-of-the-account';

export async function openTwilioDoor(change: object = {}): Promise<Door> {
  return openIvrDoor({ ownIvr: { twilio: { account, token, contactCentre } }, ...change });
}

type Post = { readonly signature?: string; readonly account?: string };

/** A request of Twilio's, signed by the vendor's own library. */
export async function post(
  { server }: Door,
  url: string,
  params: Record<string, string>,
  { signature, account: own = account }: Post = {},
) {
  const all = { AccountSid: own, ApiVersion: '2010-04-01', Direction: 'inbound', ...params };
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-twilio-signature': signature ?? getExpectedTwilioSignature(token, origin + url, all),
  };
  return server.inject({ method: 'POST', url, headers, payload: new URLSearchParams(all).toString() });
}

/** Runs TwiML as the vendor describes it, for one call. `tellsKey`: says which key finished a gathering. */
export async function openTwilioPlatform(door: Door, { tellsKey = true } = {}): Promise<Platform> {
  const { clock } = door.bank;
  const sid = `CA${Math.trunc(clock.now()).toString(16).padStart(32, '0')}`;
  const heard: string[] = [];
  const documents: string[] = [];
  let numbers = { From: '+46701740605', To: swedish };
  let gather: Tree | null = null;
  let dial: Tree | null = null;
  let isOver = false;
  const pathOf = (url = '') => url.slice(origin.length);
  const fetch = async (path: string, params: Record<string, string> = {}) => {
    gather = null;
    dial = null;
    const response = await post(door, path, { CallSid: sid, CallStatus: 'in-progress', ...numbers, ...params });
    assert.equal(response.statusCode, 200, response.body);
    assert.match(String(response.headers['content-type']), /^text\/xml/);
    documents.push(response.body);
    checkByLibrary(response.body);
    await run(readXml(response.body).children);
  };
  const play = async (tree: Tree) => {
    if (tree.name === 'Pause') return clock.advance(Number(tree.attributes['length']) * 1_000);
    const name = nameOf(tree.text);
    heard.push(name);
    await clock.advance(lengthOf(name));
  };
  const run = async (verbs: Tree[]): Promise<void> => {
    for (const verb of verbs) {
      if (verb.name === 'Play' || verb.name === 'Pause') await play(verb);
      else if (verb.name === 'Redirect') return fetch(pathOf(verb.text));
      else {
        gather = verb.name === 'Gather' ? verb : null;
        dial = verb.name === 'Dial' ? verb : null;
        isOver = !gather && !dial;
        return;
      }
    }
    isOver = true;
  };
  const press = async (keys: string): Promise<void> => {
    if (!gather) return;
    const { action, finishOnKey = '#', numDigits = '1000' } = gather.attributes;
    const end = finishOnKey === '' ? -1 : keys.indexOf(finishOnKey);
    const digits = (end < 0 ? keys : keys.slice(0, end)).slice(0, Number(numDigits));
    if (gather.children[0]) heard.push(nameOf(gather.children[0].text));
    const isWhole = end >= 0 || digits.length >= Number(numDigits);
    if (!isWhole) await clock.advance(Number(gather.attributes['timeout']) * 1_000);
    await fetch(pathOf(action), { Digits: digits, ...(tellsKey ? { FinishedOnKey: end < 0 ? '' : finishOnKey } : {}) });
  };
  const beSilent = async () => {
    if (!gather) return;
    const asked: Tree = gather;
    for (const verb of asked.children) await play(verb);
    await clock.advance(Number(asked.attributes['timeout']) * 1_000);
    await fetch(pathOf(asked.attributes['action']), { Digits: '', ...(tellsKey ? { FinishedOnKey: '' } : {}) });
  };
  return {
    door,
    owner: 'twilio',
    documents,
    news: () => heard.splice(0),
    async call({ to = swedish, from = '+46701740605' } = {}) {
      numbers = { From: from, To: to };
      await fetch('/phone/twilio/v1/calls', { CallStatus: 'ringing' });
    },
    press,
    async silence(ms) {
      const end = clock.now() + ms;
      while (clock.now() < end && gather) await beSilent();
    },
    get talkingTo() {
      const sip = (dial as Tree | null)?.children[0];
      if (!sip) return null;
      const [address = '', call = ''] = sip.text.split('?X-Styrka-Call=');
      return { address, call: decodeURIComponent(call) };
    },
    async endTalk(how) {
      assert.ok(dial);
      const { action } = (dial as Tree).attributes;
      await fetch(pathOf(action), { DialCallStatus: how === 'hung-up' ? 'completed' : 'no-answer' });
    },
    async hangUp() {
      isOver = true;
      gather = null;
      await post(door, '/phone/twilio/v1/status', { CallSid: sid, CallStatus: 'completed', ...numbers });
    },
    get isOver() {
      return isOver;
    },
  };
}
