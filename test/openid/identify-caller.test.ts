import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { issueActivationCode } from '#authenticators/activation-code';
import { createServer, type Running, readConfig } from '#server';
import { bank } from '../../src/demo/bank.ts';
import { ownCode } from '../app-bank.ts';
import { aCustomer } from '../credentials/bank.ts';
import { findFreePorts } from '../free-ports.ts';
import { carryByFetch, createPhoneClient } from '../phone-client.ts';
import { contactCentre } from './ciba.ts';
import { makeKey } from './provider.ts';

const script = join(import.meta.dirname, '../../examples/contact-centre/identify-caller.ts');
const key = makeKey('ES256', 'centre-1');
const nothing = { scripts: [], styles: [] };

test('the contact centre’s example has fewer than 60 lines and knows openid-client and Node alone', () => {
  const text = readFileSync(script, 'utf8');
  assert.ok(text.trimEnd().split('\n').length < 60);
  const imports = [...text.matchAll(/from '([^']+)'/g)].map(([, name = '']) => name).filter((name) => !name.startsWith('node:'));
  assert.deepEqual(imports, ['openid-client']);
});

/** What it says, and how it ends; `over`: the caller hangs up. */
function run(...args: string[]) {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: 'pipe' });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, text }));
  const says = async (pattern: RegExp) => {
    while (!pattern.test(text)) await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), ended.then(fail)]);
    return text;
  };
  return { says, ended, over: () => child.stdin?.end('\n') };
}

function fail({ text }: { readonly text: string }): never {
  throw new Error(`it ended: ${text}`);
}

test('the contact centre’s example says how it is used, and what is wrong with its arguments', async () => {
  const [help, none, strange] = await Promise.all([
    run('--help').ended,
    run().ended,
    run('47110823', '--key', 'nowhere', '--client', 'a').ended,
  ]);
  assert.deepEqual([help.code, none.code, strange.code], [0, 2, 2]);
  assert.match(help.text, /USER-CODE .*Exit code: 0 identified/s);
  assert.match(none.text, /--help/);
});

describe('the contact centre’s example in front of a whole server', () => {
  let folder = '';
  let server: Running;
  let phone: ReturnType<typeof createPhoneClient>;
  const args = () => ['604218', '--client', 'contact-centre', '--key', join(folder, 'key.json'), '--issuer', server.addresses.main];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'styrka-centre-'));
    await writeFile(join(folder, 'key.json'), JSON.stringify(key.privateJwk));
    const pages = Object.fromEntries(['phone', 'app', 'back-office', 'web'].map((name) => [name, nothing]));
    await writeFile(join(folder, 'assets.json'), JSON.stringify({ sources: 'none', pages }));
    const [port = 0, appPort = 0] = await findFreePorts(2);
    const client = { ...contactCentre, auth: { is: 'private-key-jwt', jwks: { keys: [key.publicJwk] } } };
    const config = readConfig({
      bank,
      policy: { profile: 'described' },
      store: { folder: 'unused' },
      keys: { file: join(folder, 'keys') },
      listen: { host: '127.0.0.1', port, appPort },
      openid: { clients: [client] },
    });
    server = await createServer(config, { opened: openMemory(), pages: folder, complain: () => {} });
    const { core, addresses } = server;
    await core.stores.customers.add({ ...aCustomer('maj', '604218'), name: 'Maj Söderholm' }, { audit: [] });
    phone = createPhoneClient(carryByFetch(addresses.app), { origin: addresses.app, rpId: 'localhost' });
    const { code } = await issueActivationCode(core, 'maj');
    await phone.enrol({ userCode: '604218', activationCode: code, ownCode: ownCode.code, name: 'phone' });
    await phone.openSession();
  });
  after(async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const waiting = async () => {
    for (;;) {
      const request = (await phone.waiting()).at(-1);
      if (request) return request.id;
    }
  };

  test('S11, S12: it identifies whoever approves in the app, and ends with the call', async () => {
    const call = run(...args(), '--purpose', 'cards', '--advisor', 'anna');
    const [, first, second] = /caller: (\d{3}) (\d{3})/.exec(await call.says(/Read this code/)) ?? [];
    const id = await waiting();
    const request = await phone.read(id);
    assert.equal(String(request.code).replaceAll(' ', ''), `${first}${second}`, 'the app shows the code that the caller hears');
    await phone.approve(id, ownCode);
    assert.match(await call.says(/Press Enter/), /Identified: Maj Söderholm \(maj\), loa2, by mfa pin swk\./);
    call.over();
    const { code, text } = await call.ended;
    assert.deepEqual([code, /The call is over/.test(text)], [0, true], text);
  });

  test('whoever says no in the app is not identified, and the caller is not told why', async () => {
    const call = run(...args());
    await call.says(/Read this code/);
    await phone.decline(await waiting());
    const { code, text } = await call.ended;
    assert.deepEqual([code, /Not identified/.test(text)], [1, true], text);
  });

  test('an advisor who is not registered cannot ask', async () => {
    const { code, text } = await run(...args(), '--advisor', 'nobody').ended;
    assert.deepEqual([code, /could not be asked: invalid_request/.test(text)], [3, true], text);
  });
});
