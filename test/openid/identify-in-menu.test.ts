import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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

const script = join(import.meta.dirname, '../../examples/contact-centre/identify-in-menu.ts');
const key = makeKey('ES256', 'centre-1');
const nothing = { scripts: [], styles: [] };

describe('a bank that keeps its own menus asks by CIBA', () => {
  let folder = '';
  let server: Running;
  let phone: ReturnType<typeof createPhoneClient>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'styrka-menu-'));
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
    await core.stores.customers.add(aCustomer('maj', '604218'), { audit: [] });
    phone = createPhoneClient(carryByFetch(addresses.app), { origin: addresses.app, rpId: 'localhost' });
    const { code } = await issueActivationCode(core, 'maj');
    await phone.enrol({ userCode: '604218', activationCode: code, ownCode: ownCode.code, name: 'phone' });
    await phone.openSession();
  });
  after(async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Asterisk at the other end of AGI: answers each command, and says which came. */
  async function run(userCode: string, at: Record<string, () => Promise<unknown>> = {}) {
    const env = { ...process.env, ISSUER: server.addresses.main, CLIENT: 'contact-centre', KEY: join(folder, 'key.json') };
    const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'], env });
    const ended = once(child, 'close');
    child.stdin.write('agi_request: identify-in-menu\nagi_callerid: 0701740605\n\n');
    const commands: string[] = [];
    for await (const command of createInterface({ input: child.stdout })) {
      commands.push(command);
      const verb = command.split(' ').slice(0, 2).join(' ');
      await at[verb]?.();
      if (child.exitCode === null) child.stdin.write(verb === 'GET DATA' ? `200 result=${userCode}\n` : '200 result=0\n');
      if (at['hang up'] && verb === 'SET MUSIC') {
        await at['hang up']();
        child.kill('SIGHUP');
      }
    }
    const [code] = await ended;
    return { code, commands, said: commands.find((command) => command.startsWith('SAY DIGITS'))?.split(' ')[2] };
  }

  const waiting = async () => {
    for (;;) {
      const request = (await phone.waiting()).at(-1);
      if (request) return request.id;
    }
  };

  test('S7 S12 S13 part: it reads out the code that the app shows, and hands the customer on with the call', async () => {
    let shown = '';
    const approve = async () => {
      const id = await waiting();
      shown = String((await phone.read(id)).code).replaceAll(' ', '');
      await phone.approve(id, ownCode);
    };
    const { code, commands, said } = await run('604218', { 'SET MUSIC': async () => shown || (await approve()) });
    assert.equal(said, shown);
    assert.deepEqual(
      [code, commands.slice(-3)],
      [0, ['SET VARIABLE BANK_CUSTOMER maj', 'STREAM FILE bank/identified ""', 'EXEC Queue customer-service']],
    );
  });

  test('S42 part: who hangs up while the app is asked takes the question along', async () => {
    await run('604218', { 'hang up': waiting });
    assert.deepEqual(await phone.waiting(), []);
  });

  test('who is nobody’s customer, says no in the app, or keys no user code goes to the same queue, unidentified', async () => {
    let declined = false;
    const decline = async () => {
      if (!declined) await phone.decline(await waiting());
      declined = true;
    };
    for (const { commands } of [await run('604218', { 'SET MUSIC': decline }), await run('12')]) {
      assert.deepEqual(commands.slice(-2), ['STREAM FILE bank/not-identified ""', 'EXEC Queue customer-service']);
      assert.ok(!commands.some((command) => command.includes('BANK_CUSTOMER')));
    }
  });
});
