import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import Fastify from 'fastify';
import { handleErrors } from './errors.ts';
import { registerHealth } from './health.ts';
import { createHttp, type HttpOptions } from './http.ts';
import { createMeasures } from './measures.ts';

const pages = await mkdtemp(join(tmpdir(), 'styrka-pages-'));
after(() => rm(pages, { recursive: true }));
for (const folder of ['hand', 'app']) {
  await mkdir(join(pages, folder));
  await writeFile(join(pages, folder, 'main.js'), '// a page\n');
}

async function open(options: Partial<HttpOptions> = {}) {
  const usual = { pages, frames: [], framedBy: [], secure: false, openapi: false, demo: false };
  return createHttp({ ...usual, complain: () => {}, errorPage: () => undefined, ...options });
}

test('whoever sends a request without end is cut off, and does not hold a connection for ever', async () => {
  const http = await open();
  assert.ok(http.server.requestTimeout > 0 && http.server.requestTimeout <= 60_000);
  await http.close();
});

test('S42 part: a connection whose other end is gone without a word breaks within half a minute', async () => {
  const http = await open();
  const { keepAlive, keepAliveInitialDelay } = http.server as unknown as { keepAlive: boolean; keepAliveInitialDelay: number };
  assert.equal(keepAlive, true);
  assert.ok(keepAliveInitialDelay > 0 && keepAliveInitialDelay <= 20, `${keepAliveInitialDelay} s`);
  await http.close();
});

test('the hand that presses buttons in the demo is no file of a bank', async () => {
  const [bank, demo] = [await open(), await open({ demo: true })];
  assert.equal((await bank.inject('/pages/app/main.js')).statusCode, 200);
  for (const url of [
    '/pages/hand/main.js',
    '/pages/%68and/main.js',
    '/pages//hand/main.js',
    '/pages/app/../hand/main.js',
    '/pages/app/..%2fhand/main.js',
    '/pages/.//hand/main.js',
  ])
    assert.notEqual((await bank.inject(url)).statusCode, 200, url);
  assert.equal((await demo.inject('/pages/hand/main.js')).statusCode, 200);
  await Promise.all([bank.close(), demo.close()]);
});

test('I8 part: JSON that is not marked otherwise is kept by no cache, for it may say who is calling', async () => {
  const http = await open();
  http.get('/person', async () => ({ customer: 'aino' }));
  http.get('/page', (_, reply) => reply.header('cache-control', 'no-cache').send({ page: true }));
  assert.equal((await http.inject('/person')).headers['cache-control'], 'no-store');
  assert.equal((await http.inject('/page')).headers['cache-control'], 'no-cache');
  assert.equal((await http.inject('/pages/app/main.js')).headers['cache-control'], 'public, max-age=3600');
  await http.close();
});

test('I7 part: the numbers are for the bank and its own machines: a stranger learns nothing of the calls', async () => {
  const server = Fastify();
  handleErrors(server, () => {});
  const findClient = (token: string) => (token === 'ours' ? 'prometheus' : undefined);
  const calls = { list: async () => [] } as unknown as Parameters<typeof registerHealth>[1]['calls'];
  const telephony = { look: () => ({ isThere: true, delay: 250 }) };
  registerHealth(server, { calls, measures: createMeasures(), telephony, ready: async () => true, findClient });
  for (const authorization of [undefined, 'Bearer other', 'Basic ours']) {
    const answer = await server.inject({ url: '/metrics', headers: authorization ? { authorization } : {} });
    assert.equal(answer.statusCode, 401);
    assert.doesNotMatch(answer.body, /styrka_/);
  }
  const answer = await server.inject({ url: '/metrics', headers: { authorization: 'Bearer ours' } });
  assert.match(answer.body, /styrka_calls_alive 0/);
});

test('a form of the bank’s may lead back to its clients by redirects, also to one that came later, and to nobody else', async () => {
  const clients = ['https://hamnen.example'];
  const http = await open({ formsTo: () => clients });
  const policy = async () => String((await http.inject('/nothing')).headers['content-security-policy']);
  assert.match(await policy(), /;form-action 'self' https:\/\/hamnen\.example;/);
  clients.push('com.example.app:');
  assert.match(await policy(), /;form-action 'self' https:\/\/hamnen\.example com\.example\.app:;/);
  await http.close();
  const alone = await open();
  assert.match(String((await alone.inject('/nothing')).headers['content-security-policy']), /;form-action 'self';/);
  await alone.close();
});
