import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createHttpSmsGateway } from '#adapters/http-sms';
import { openMemory } from '#adapters/memory';
import { createSmppGateway } from '#adapters/smpp';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { noticeTo, type SmsGateway, sealNumber } from '#ports';
import { hearReceipts, type SmsParts, sendDue } from '#sms';
import { lyktbanken } from '#texts';
import { type Smsc, startSmsc } from './smsc.ts';

/** Lyktbanken's SMS in memory, over gateways that are real. */
async function openBank(gateways: readonly SmsGateway[]) {
  const { stores } = openMemory();
  const [clock, keys, random] = [createVirtualClock(), createPlainKeys(), createSeededRandom(1)];
  const wide = { count: 99, window: 60_000 };
  const policy = { smsPerNumber: wide, smsPerCustomer: wide, smsPerPrefix: wide };
  const complaints: string[] = [];
  const parts: SmsParts = {
    ...{ stores, clock, keys, random, policy, gateways, node: 'north', brand: lyktbanken, timeZone: 'Europe/Stockholm' },
    codeOf: async (challenge) => ({ text: `Lyktbanken: bekräftelsekod ${challenge} för ditt samtal kl. 14.02.` }),
    complain: (code, detail) => complaints.push(`${code} ${detail}`),
  };
  hearReceipts(parts);
  const number = { customer: 'maj', credential: 'number of maj', ...(await sealNumber(keys, 'maj', '+46701740611')) };
  await stores.numbers.register([number], clock.now(), { audit: [] });
  let messages = 0;
  const queue = async (challenge: string) => {
    const id = `message-${++messages}`;
    const message = { ...noticeTo('maj', 'codes-locked', { id, due: clock.now() }), body: { is: 'code', challenge } };
    await stores.sessions.begin({ id: `session-${id}`, kind: '', of: '', began: 0, expires: 1 }, { audit: [], outbox: [message] });
    return id;
  };
  const stateOf = async (id: string) => (await stores.sms.of(id)).map(({ gateway, state }) => `${gateway} ${state}`).join();
  /** Receipts come when they come. */
  const become = async (id: string, state: string) => {
    while ((await stateOf(id)) !== state) await setImmediate();
  };
  return { parts, clock, stores, queue, stateOf, become, complaints };
}

async function openLine(name: string, smsc: Smsc): Promise<SmsGateway> {
  const account = { name, host: '127.0.0.1', port: smsc.port, systemId: 'styrka', password: 'secret', sender: 'Lyktbanken' };
  const gateway = createSmppGateway({ ...account, patience: 500, pause: { first: 20, longest: 50 } });
  await smsc.heard('bind');
  return gateway;
}

describe('SMS from the outbox to the gateways of others', () => {
  test('S19 part: a code leaves through the gateway to the number of the register, and arrives once (T44)', async () => {
    const smsc = await startSmsc();
    const gateway = await openLine('first', smsc);
    const bank = await openBank([gateway]);
    await smsc.order('receipts twice');
    const id = await bank.queue('482 913');
    await sendDue(bank.parts);
    if ((await bank.stateOf(id)) === '') await sendAgain(bank);
    await bank.become(id, 'first delivered');
    const [submit, ...more] = await smsc.heard('message');
    assert.equal(submit?.['to'], '46701740611');
    const text = 'Lyktbanken: bekräftelsekod 482 913 för ditt samtal kl. 14.02.'.replaceAll('ä', '\x7b').replaceAll('ö', '\x7c');
    assert.equal(Buffer.from(String(submit?.['message']), 'hex').toString('latin1'), text);
    assert.deepEqual([more, await sendDue(bank.parts)], [[], 0]);
    const told = JSON.stringify([await bank.stores.audit.since(0, 99), await bank.stores.sms.of(id), bank.complaints]);
    assert.doesNotMatch(told, /482|1740611/);
    await gateway.close();
    await smsc.kill();
  });

  test('the first gateway dies in the middle: the second sends, and the first is used again when it is back', async () => {
    const [one, other] = [await startSmsc(), await startSmsc()];
    const gateways = [await openLine('first', one), await openLine('second', other)];
    const bank = await openBank(gateways);
    const sendOne = async () => {
      const id = await bank.queue('482 913');
      await sendDue(bank.parts);
      while ((await bank.stateOf(id)) === '') await sendAgain(bank);
      return (await bank.stateOf(id)).split(' ')[0];
    };
    while ((await sendOne()) !== 'first') await setImmediate();
    await one.kill();
    assert.equal(await sendOne(), 'second');
    assert.equal(await sendOne(), 'second');
    const again = await startSmsc(one.port);
    await again.heard('bind');
    while ((await sendOne()) !== 'first') await setImmediate();
    await Promise.all(gateways.map((gateway) => gateway.close()));
    await Promise.all([other.kill(), again.kill()]);
  });

  test('an SMPP gateway that is overloaded is stood in for by one over HTTP', async () => {
    const smsc = await startSmsc();
    const posted: string[] = [];
    const server = createServer((request, response) => {
      request.on('data', (piece: Buffer) => posted.push(piece.toString()));
      request.on('end', () => response.writeHead(202).end(`{"reference":"http-${posted.length}"}`));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const [first, second] = [await openLine('first', smsc), createHttpSmsGateway({ name: 'second', url, token: 'token' })];
    const bank = await openBank([first, second]);
    await smsc.order('throttle 9');
    const id = await bank.queue('482 913');
    await sendDue(bank.parts);
    assert.equal(await bank.stateOf(id), 'second handed-over');
    await second.take({ reference: 'http-1', state: 'delivered' });
    assert.equal(await bank.stateOf(id), 'second delivered');
    assert.match(posted[0] ?? '', /"to":"\+46701740611"/);
    await first.close();
    await new Promise((resolve) => server.close(resolve));
    await smsc.kill();
  });
});

/** What no gateway took comes again when its time has come. */
async function sendAgain({ clock, parts }: Awaited<ReturnType<typeof openBank>>): Promise<void> {
  await clock.advance(10_000);
  await sendDue(parts);
}
