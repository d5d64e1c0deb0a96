import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { createVirtualClock } from '#adapters/virtual';
import { registerApp } from '#app';
import { handleErrors } from './errors.ts';
import { knowsAddresses, limitOpenDoors } from './limit-open-doors.ts';

function openDoors(remembered?: number) {
  const clock = createVirtualClock();
  const server = Fastify();
  handleErrors(server, () => {});
  limitOpenDoors(server, clock, remembered);
  server.register(async (app) => {
    app.post('/open', { config: { open: true } }, async () => ({}));
    app.post('/owned', async () => ({}));
  });
  const ask = (remoteAddress: string, url = '/open') =>
    server.inject({ method: 'POST', url, remoteAddress, headers: { 'accept-language': 'fi' } });
  const askOften = async (address: string, times: number, url?: string) => {
    const answers = await Promise.all(Array.from({ length: times }, () => ask(address, url)));
    return answers.filter(({ statusCode }) => statusCode === 200).length;
  };
  return { clock, ask, askOften };
}

test('D7: an address that asks without measure is told to wait, in its language, and no other is', async () => {
  const { clock, ask, askOften } = openDoors();
  assert.equal(await askOften('192.0.2.7', 500), 40);
  const refused = await ask('192.0.2.7');
  assert.equal(refused.statusCode, 429);
  assert.match(refused.json().error.sentence, /Odota hetki/);
  assert.equal(await askOften('192.0.2.8', 10), 10);
  assert.equal(await askOften('192.0.2.7', 100, '/owned'), 100);
  await clock.advance(1_000);
  assert.equal(await askOften('192.0.2.7', 500), 20);
});

test('D7: a household of IPv6 is one address, an old address written anew is the same, and this machine is not limited', async () => {
  const { ask, askOften } = openDoors();
  const household = await Promise.all(Array.from({ length: 100 }, (_, at) => ask(`2001:db8:1:2:${at.toString(16)}::1`)));
  assert.equal(household.filter(({ statusCode }) => statusCode === 200).length, 40);
  assert.equal(await askOften('2001:db8:1:3::1', 1), 1);
  assert.equal(await askOften('192.0.2.9', 40), 40);
  assert.equal(await askOften('::ffff:192.0.2.9', 1), 0);
  assert.equal(await askOften('127.0.0.1', 200), 200);
});

test('D7: who has addresses without end fills no memory: the one that was silent longest is forgotten', async () => {
  const { ask, askOften } = openDoors(100);
  assert.equal(await askOften('192.0.2.7', 41), 40);
  for (let at = 1; at < 100; at++) await ask(`192.0.2.${100 + at}`);
  assert.equal(await askOften('192.0.2.7', 1), 0, 'as many as are remembered');
  for (let at = 0; at < 100; at++) await ask(`198.51.100.${at}`);
  assert.equal(await askOften('192.0.2.7', 41), 40);
});

test('D7: the doors of the app that need no session are limited, and no other', async () => {
  const app = Fastify();
  const open: string[] = [];
  app.addHook('onRoute', ({ url, config }) => void (config?.open && open.push(url)));
  registerApp(app, {} as never);
  await app.ready();
  assert.deepEqual(open, ['/app/v1/nonces', '/app/v1/passkeys/options', '/app/v1/enrolments', '/app/v1/sessions']);
});

test('behind a proxy that nobody has named all customers come from one address, and none is limited', () => {
  const listen = { host: '0.0.0.0', port: 8420, appPort: 8422 };
  assert.equal(knowsAddresses(listen), true);
  assert.equal(knowsAddresses({ ...listen, appUrl: 'https://app.bank.example' }), false);
  assert.equal(knowsAddresses({ ...listen, appUrl: 'https://app.bank.example', proxies: ['192.0.2.1'] }), true);
});
