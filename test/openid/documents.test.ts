import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as openid from 'openid-client';
import { readClient } from '../../src/server/config-openid.ts';
import { issuer, keyOfClient, openOpenidBank, privateKeyOf, webClient } from './provider.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, '../../docs/integrating', name), 'utf8');
const blocks = (name: string, language: string) =>
  [...read(name).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, text = '']) => text);

type Run = (...given: unknown[]) => Promise<openid.IDToken>;
const AsyncFunction = (async () => {}).constructor as new (...names: string[]) => Run;

test('the first log-in of docs/integrating/openid.md is ten lines at most and logs a customer in, as it stands there', async () => {
  const [first = ''] = blocks('openid.md', 'js');
  const lines = first.split('\n').filter((line) => line && !line.startsWith('import '));
  assert.ok(lines.length <= 10, `${lines.length} lines`);
  const hamnen = { ...webClient, id: 'hamnen', redirectUris: ['https://hamnen.example/back'] };
  const bank = await openOpenidBank({ clients: [hamnen] });
  const sendThere = async (address: URL) => {
    const { address: cameBack } = await bank.openBrowser().open(address.pathname + address.search);
    return new URL(cameBack);
  };
  const options = { execute: [openid.allowInsecureRequests], [openid.customFetch]: bank.fetch };
  const key = await privateKeyOf(keyOfClient);
  const run = new AsyncFunction('openid', 'issuer', 'key', 'options', 'sendThere', lines.join('\n'));
  const claims = await run(openid, issuer, key, options, sendThere);
  assert.deepEqual([claims.sub, claims['acr']], ['maj', 'loa2']);
});

test('the registrations in docs/integrating/openid.md and ciba.md are taken by the server', () => {
  const [config = '{}'] = blocks('openid.md', 'json');
  const [centre = '{}'] = blocks('ciba.md', 'json');
  const registrations = [...(JSON.parse(config) as { openid: { clients: object[] } }).openid.clients, JSON.parse(centre) as object];
  for (const one of registrations) assert.deepEqual(readClient(one).faults, []);
});

test('every other document and file that the two guides name is there', () => {
  for (const name of ['openid.md', 'ciba.md'])
    for (const [, path = ''] of read(name).matchAll(/\]\((?!https?:)([^)#]+)/g))
      assert.doesNotThrow(() => readFileSync(join(import.meta.dirname, '../../docs/integrating', path)), `${name} names ${path}`);
});
