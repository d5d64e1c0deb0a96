import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';
import { connect } from 'node:tls';
import WebSocket from 'ws';
import type { DeskState } from '#back-office';
import { askUntil } from '../two-nodes/news.ts';
import { type Bed, openBed } from './bed.ts';
import { runSipp, type SippSettings } from './sipp.ts';

const number = '0846500410';
/** A registered number of a customer's (the demo bank's Aino Lindqvist). */
const numberOfAino = '+46701740605';

describe('who is not who it says it is, and who is nobody', () => {
  let bed: Bed;
  let cookie = '';
  before(async () => {
    bed = await openBed({ bank: { callsAtOnce: 2 } });
    cookie = await logIn(bed.bank.main);
  });
  after(() => bed?.stop());

  const call = (more: Partial<SippSettings>) =>
    runSipp({
      ...{ server: bed.sip.plain, to: number, calls: [{ pressing: [] }], manner: { as: 'events', tone: 60, gap: 60 }, stays: 300 },
      ...more,
    });
  const isAnswered = async (more: Partial<SippSettings>) => {
    const { bad, errors } = await call(more);
    assert.equal(bad, 0, errors.slice(-600));
  };
  const look = async () => {
    const answer = await fetch(`${bed.bank.main}/desk/v1/calls`, { headers: { cookie } });
    return (await answer.json()) as DeskState;
  };
  const isQuiet = () => askUntil(look, ({ queue }) => queue.length === 0, 'nobody waits');

  test('T37: over SIP too a spoofed number changes nothing, whatever vouches for it: it is a caller whom nobody knows', async () => {
    const seen = [];
    const who = (name: string) => `"Aino Lindqvist" <sip:${name}@bank.example;user=phone>`;
    for (const from of [numberOfAino, '+358401234567', 'anonymous']) {
      const headers = [
        `P-Asserted-Identity: ${who(from)}`,
        `P-Preferred-Identity: ${who(from)}`,
        `Remote-Party-ID: ${who(from)};party=calling;screen=yes;privacy=off`,
        `Diversion: ${who(from)};reason=unconditional`,
        'Identity: eyJhbGciOiJFUzI1NiJ9.e30.AAAA;info=<https://127.0.0.1/x>;alg=ES256;ppt=shaken',
        `X-Styrka-Customer: aino`,
      ];
      await isQuiet();
      const calling = call({ from, name: 'Aino Lindqvist', headers, calls: [{ pressing: [1_200, '5', 300] }], stays: 2_000 });
      const { queue } = await askUntil(look, (state) => state.queue.length > 0, 'the caller waits');
      const { id: _id, ...rest } = queue[0] ?? assert.fail('nobody');
      seen.push({ ...rest, opened: 0, queued: 0 });
      await calling;
    }
    for (const other of seen) assert.deepEqual(other, seen[0]);
    assert.doesNotMatch(JSON.stringify(seen[0]), /aino|Lindqvist/i);
  });

  test('a call beyond those that one node takes hears busy, and the next one is answered when there is room', async () => {
    await isQuiet();
    const two = call({ calls: [{ pressing: [] }, { pressing: [] }], stays: 3_000 });
    await pass(1_500);
    await isAnswered({ answered: 486 });
    assert.equal((await two).bad, 0);
    await isAnswered({});
  });

  test('S29 part: a trunk with a password calls only with it, and who tries others is written down for those who shut doors', async () => {
    const { user, password } = bed.trunkPassword;
    const address = '127.0.0.4';
    await isAnswered({ address, answered: 401 });
    await isAnswered({ address, login: { user, password: 'wrong' }, answered: 401 });
    await isAnswered({ address, login: { user: 'somebody', password }, answered: 401 });
    await isAnswered({ address, login: { user, password } });
    const log = await readFile(join(bed.folder, 'log/security.log'), 'utf8');
    assert.match(log, /SecurityEvent="(?:InvalidPassword|ChallengeResponseFailed)".*127\.0\.0\.4/);
    assert.ok(!log.includes(password));
  });

  test('S29 part: nobody calls from an address that is no trunk', async () => {
    const before = (await bed.asterisk.ask('core show channels count')).match(/\d+ calls? processed/)?.[0];
    for (const address of ['127.0.0.9', '127.1.2.3']) await isAnswered({ address, answered: 401 });
    assert.equal((await bed.asterisk.ask('core show channels count')).match(/\d+ calls? processed/)?.[0], before);
  });

  test('S29 part: without a certificate of ours nobody is heard where one is asked for', async () => {
    const { client, stranger } = bed.certificates;
    const shake = (shown?: { readonly certificate: string; readonly key: string }) =>
      shakeHands(bed.sip.mutual, bed.certificates.authority, shown);
    assert.match(await shake(client), /^SIP\/2\.0 /);
    assert.equal(await shake(), '');
    assert.equal(await shake(stranger), '');
  });

  test('S29 part: TLS older than 1.2 is not spoken', async () => {
    for (const at of [bed.sip.tls, bed.sip.mutual]) {
      const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const;
      assert.equal(await shakeHands(at, bed.certificates.authority, bed.certificates.client, old), '');
    }
  });

  test('T40 part: a stranger cannot be Asterisk: not without the password, not with another, and not while the first one is there', async () => {
    const { host, port, app, password } = bed.styrka;
    const knock = (auth: string | undefined, path = '/ari') => knockAt(`ws://${host}:${port}${path}`, auth);
    assert.equal(await knock(undefined), 401);
    assert.equal(await knock(`${app}:${password}x`), 401);
    assert.equal(await knock(`${app}:`), 401);
    assert.equal(await knock(`root:${password}`), 401);
    assert.equal(await knock(`${app}:${password}`), 503);
    await isAnswered({});
  });
});

/** What is answered to OPTIONS; empty: nobody answers. */
async function shakeHands(at: string, authority: string, shown?: { certificate: string; key: string }, more: object = {}): Promise<string> {
  const [host, port] = at.split(':');
  const own = shown ? { cert: await readFile(shown.certificate), key: await readFile(shown.key) } : {};
  const socket = connect({ host, port: Number(port), ca: await readFile(authority), servername: 'localhost', ...own, ...more });
  socket.on('error', () => {});
  const lines = [
    'OPTIONS sip:127.0.0.1 SIP/2.0',
    `Via: SIP/2.0/TLS 127.0.0.1:5061;branch=z9hG4bK-${Math.random()}`,
    'From: <sip:a@127.0.0.1>;tag=1',
    'To: <sip:127.0.0.1>',
    `Call-ID: hands-${Math.random()}`,
    'CSeq: 1 OPTIONS',
    'Max-Forwards: 5',
    'Content-Length: 0',
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  let said = '';
  socket.on('data', (data) => {
    said += data;
    socket.end();
  });
  const late = setTimeout(() => socket.destroy(), 5_000);
  await new Promise((resolve) => socket.once('close', resolve));
  clearTimeout(late);
  return said;
}

/** The status that the door answers; 101: it is open. */
async function knockAt(url: string, auth: string | undefined): Promise<number> {
  const socket = new WebSocket(url, 'ari', auth === undefined ? {} : { auth });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_, answer) => {
      resolve(answer.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('open', () => {
      resolve(101);
      socket.terminate();
    });
    socket.on('error', reject);
  });
}

async function logIn(main: string): Promise<string> {
  const given = await fetch(`${main}/sv/demo/people/anna/desk`, { redirect: 'manual' });
  const link = given.headers.get('location')?.split('#')[1] ?? assert.fail(`${given.status}`);
  const headers = { origin: main, 'content-type': 'application/x-www-form-urlencoded' };
  const entered = await fetch(`${main}/staff/login`, { method: 'POST', headers, body: new URLSearchParams({ link }), redirect: 'manual' });
  return entered.headers.get('set-cookie')?.split(';')[0] ?? assert.fail(`${entered.status}`);
}
