import assert from 'node:assert/strict';
import { type Door, origin } from '../telephone/door.ts';
import { contactCentre, lengthOf, nameOf, openIvrDoor, type Platform, swedish } from './platform.ts';
import { readGrammar } from './srgs.ts';
import { findAll, readXml, type Tree } from './xml-tree.ts';

export function openVoiceXmlDoor(change: object = {}): Promise<Door> {
  return openIvrDoor({ ownIvr: { voicexml: { contactCentre } }, ...change });
}

/** How platforms write keys: joined, apart, or by name. */
export const spellings: readonly ((keys: string) => string)[] = [
  (keys) => keys,
  (keys) => [...keys].join(' '),
  (keys) => [...keys].map((key) => `dtmf-${{ '#': 'pound', '*': 'star' }[key] ?? key}`).join(' '),
];

const basic = { authorization: `Basic ${Buffer.from('ivr:right').toString('base64')}` };

/** Runs VoiceXML 2.1 as far as a telephone needs it, for one call. `check` is given each document. */
export async function openVoiceXmlPlatform(
  door: Door,
  { spell = spellings[0] as (keys: string) => string, check = (_document: string): void => {} } = {},
): Promise<Platform> {
  const { clock } = door.bank;
  const heard: string[] = [];
  const documents: string[] = [];
  let session: Record<string, string> = {};
  let document: Tree | null = null;
  let field: Tree | null = null;
  let transfer: Tree | null = null;
  let isOver = false;
  const request = async (method: 'GET' | 'POST', url: string, params: Record<string, string> = {}) => {
    field = null;
    transfer = null;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const path = url.slice(origin.length);
    const response = await door.server.inject(
      method === 'GET'
        ? { method, url: path, headers: basic }
        : { method, url: path, headers: form, payload: new URLSearchParams(params).toString() },
    );
    assert.equal(response.statusCode, 200, response.body);
    assert.match(String(response.headers['content-type']), /^application\/voicexml\+xml/);
    documents.push(response.body);
    check(response.body);
    document = readXml(response.body);
    await runForm(findAll(document, 'form')[0] as Tree);
  };
  const submit = ({ attributes: { next = '', namelist = '' } }: Tree, values: Record<string, string> = {}) =>
    request('POST', next, Object.fromEntries(namelist.split(' ').flatMap((name) => (name === '' ? [] : [[name, values[name] ?? '']]))));
  const play = async (prompts: Tree[]) => {
    for (const piece of prompts.flatMap(({ children }) => children)) {
      if (piece.name === 'break') await clock.advance(readTime(piece.attributes['time']));
      else await playFile(nameOf(piece.attributes['src'] ?? ''));
    }
  };
  const playFile = async (name: string) => {
    heard.push(name);
    await clock.advance(lengthOf(name));
  };
  const runForm = async ({ children }: Tree): Promise<void> => {
    const values: Record<string, string> = {};
    for (const item of children) {
      if (item.name === 'var') values[item.attributes['name'] ?? ''] = session[item.attributes['expr'] ?? ''] ?? '';
      else if (item.name === 'field') {
        field = item;
        return;
      } else if (item.name === 'transfer') {
        transfer = item;
        return;
      } else {
        assert.equal(item.name, 'block');
        await play(item.children.filter(({ name }) => name === 'prompt'));
        const after = item.children.find(({ name }) => name !== 'prompt');
        if (after?.name === 'submit') return submit(after, values);
        isOver = after?.name === 'disconnect';
        if (isOver) return;
      }
    }
  };
  const told = (asked: Tree, event: string) => findAll(asked, event)[0]?.children[0] as Tree;
  const propertyOf = (asked: Tree, wanted: string) =>
    asked.children.find(({ name, attributes }) => name === 'property' && attributes['name'] === wanted)?.attributes['value'];
  const beSilent = async () => {
    if (!field) return;
    const asked: Tree = field;
    const prompts = asked.children.filter(({ name }) => name === 'prompt');
    await play(prompts);
    await clock.advance(readTime(prompts[0]?.attributes['timeout']));
    await submit(told(asked, 'noinput'));
  };
  return {
    door,
    owner: 'voicexml',
    documents,
    news: () => heard.splice(0),
    async call({ to = swedish, from = '+46701740605' } = {}) {
      session = {
        'session.connection.local.uri': `sip:${to}@pbx.example;user=phone`,
        'session.connection.remote.uri': from && `tel:${from}`,
      };
      await request('GET', `${origin}/phone/vxml/v1/start`);
    },
    async press(keys) {
      if (!field) return;
      const asked: Tree = field;
      const [first] = findAll(asked, 'audio');
      if (first) heard.push(nameOf(first.attributes['src'] ?? ''));
      const grammar = readGrammar(findAll(asked, 'grammar')[0] as Tree);
      const [taken, how] = grammar.take(keys);
      if (how !== 'whole') await clock.advance(readTime(propertyOf(asked, 'interdigittimeout')));
      await (how === 'no' ? submit(told(asked, 'nomatch')) : submit(told(asked, 'filled'), { keys: spell(taken) }));
    },
    async silence(ms) {
      const end = clock.now() + ms;
      while (clock.now() < end && field) await beSilent();
    },
    get talkingTo() {
      const { dest = '', aai = '' } = (transfer as Tree | null)?.attributes ?? {};
      return transfer ? { address: dest, call: aai } : null;
    },
    async endTalk(how) {
      assert.ok(transfer);
      await submit(told(transfer, 'filled'), { talk: how === 'hung-up' ? 'far_end_disconnect' : 'noanswer' });
    },
    async hangUp() {
      isOver = true;
      const [left] = (document as Tree | null)?.children.filter(({ attributes }) => attributes['event'] === 'connection.disconnect') ?? [];
      const { next = '' } = left?.children[0]?.attributes ?? {};
      await door.server.inject({
        method: 'POST',
        url: next.slice(origin.length),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    },
    get isOver() {
      return isOver;
    },
  };
}

function readTime(time = '0s'): number {
  const [, count = '', unit = ''] = /^([0-9.]+)(ms|s)$/.exec(time) ?? assert.fail(`${time} is no time`);
  return Number(count) * (unit === 's' ? 1_000 : 1);
}
