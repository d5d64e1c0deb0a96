import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openMemory } from '#adapters/memory';
import type { PrintedLetter } from '#ports';
import { createServer, type Running, readConfig } from '#server';
import { fromGsm7 } from '../../src/adapters/smpp/gsm7.ts';
import { bank } from '../../src/demo/bank.ts';
import { findFreePorts } from '../free-ports.ts';
import { type Smsc, startSmsc } from './smsc.ts';

const token = 'the-token-of-the-telephone';
type Step = { readonly n: number; readonly say: readonly { readonly prompt: string; readonly text: string }[] };

describe('a call whose code leaves through the gateway', () => {
  let smsc: Smsc;
  let server: Running;
  let folder: string;
  const letters: PrintedLetter[] = [];
  let print = () => {};
  const printed = new Promise<void>((resolve) => (print = resolve));
  const complaints: string[] = [];

  before(async () => {
    smsc = await startSmsc();
    folder = await mkdtemp(join(tmpdir(), 'styrka-peers-'));
    const nothing = { scripts: [], styles: [] };
    const pages = Object.fromEntries(['phone', 'app', 'back-office', 'demo'].map((name) => [name, nothing]));
    await writeFile(join(folder, 'assets.json'), JSON.stringify({ sources: 'none', pages }));
    const [port = 0, appPort = 0] = await findFreePorts(2);
    process.env['PEERS_SMPP_PASSWORD'] = 'secret';
    const smpp = {
      host: '127.0.0.1',
      port: smsc.port,
      systemId: 'styrka',
      passwordEnvironment: 'PEERS_SMPP_PASSWORD',
      sender: 'Lyktbanken',
    };
    const tokenHash = createHash('sha256').update(token).digest('hex');
    const config = readConfig({
      bank,
      policy: { profile: 'described' },
      store: { folder: 'unused' },
      keys: { file: join(folder, 'keys') },
      listen: { host: '127.0.0.1', port, appPort },
      sms: { gateways: [{ name: 'first', smpp }] },
      clients: [{ id: 'telephone', name: 'The telephone', tokenHash, may: ['phone'] }],
    });
    const printer = {
      print: async (letter: PrintedLetter) => {
        letters.push(letter);
        print();
        return 'printed' as const;
      },
      forget: async () => {},
    };
    const complain = (code: string, detail: string) => void complaints.push(`${code} ${detail}`);
    server = await createServer(config, { opened: openMemory(), pages: folder, printer, complain });
    await smsc.heard('bind');
    const add = {
      id: 'maj',
      name: 'Maj Söderholm',
      language: 'sv',
      userCode: '604218',
      address: ['Lotsgatan 11 B'],
      phoneNumber: '070-174 06 11',
    };
    await server.doors.importCustomers([JSON.stringify({ add })]);
    await server.doors.issue.handOverPassword('maj', '71946');
    await server.doors.issue.handOverTable('maj');
  });
  after(async () => {
    await server.close();
    await smsc.kill();
    await rm(folder, { recursive: true });
  });

  const ask = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) };
    const answer = await fetch(`${server.addresses.main}/phone/v1${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
    return (await answer.json()) as { readonly call: string; readonly step: Step };
  };

  test('S26: the code comes by SMS while the call goes on, and keying it identifies the caller (S19, S63)', async () => {
    const opened = await ask('POST', '/calls', { to: '08-465 004 10' });
    let { step } = opened;
    const key = async (keys: string, ended: 'key' | 'hash' = 'hash') => {
      ({ step } = await ask('POST', `/calls/${opened.call}/input`, { step: step.n, keys, ended }));
    };
    /** Steps come by themselves, too. */
    const hears = async (prompt: string) => {
      while (!step.say.some((one) => one.prompt === prompt)) ({ step } = await ask('GET', `/calls/${opened.call}/step?after=${step.n}`));
      return step.say.find((one) => one.prompt === prompt)?.text ?? '';
    };
    await key('2', 'key');
    await key('604218');
    await key('71946');
    const cell = /([A-E]) (\d+)/.exec(await hears('cell')) ?? [];
    await printed;
    await key(lookUp(letters, cell[1] ?? '', Number(cell[2])));
    await hears('sms');
    const { to, text } = await hearCode(smsc);
    assert.equal(to, '46701740611');
    const [, one = '', two = ''] =
      /^Lyktbanken: bekräftelsekod (\d{3}) (\d{3}) för ditt samtal kl\. \d\d\.\d\d\. Knappa in den i samtalet\./.exec(text) ?? [];
    assert.ok(one, text);
    await key(one + two);
    await hears('identified');
    const what = (await server.core.stores.audit.since(0, 999)).filter(({ customer }) => customer === 'maj').map((line) => line.what);
    assert.ok(what.includes('number-read') && what.includes('sms-sent') && what.includes('flow-identified'), what.join());
    const told = JSON.stringify([await server.core.stores.audit.since(0, 999), complaints]);
    assert.ok(!told.includes(one + two) && !told.includes(`${one} ${two}`) && !told.includes('1740611'));
  });
});

function lookUp(letters: readonly PrintedLetter[], column: string, row: number): string {
  const table = letters.find(({ kind }) => kind === 'code-table')?.text.table;
  const cell = table?.rows[row - 1]?.['ABCDE'.indexOf(column)];
  return cell?.groups.join('') ?? assert.fail(`there is no ${column} ${row}`);
}

/** Notices about the codes leave as well. */
async function hearCode(smsc: Smsc): Promise<{ readonly to: unknown; readonly text: string }> {
  for (let count = 1; ; count++) {
    const line = (await smsc.heard('message', count))[count - 1];
    const text = fromGsm7(Buffer.from(String(line?.['message']), 'hex'));
    if (text.includes('bekräftelsekod')) return { to: line?.['to'], text };
  }
}
