import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { refuseForeignHosts } from './own-origin.ts';

test('the demo answers whoever sits at this machine, and no name that DNS leads here', async () => {
  const server = Fastify();
  refuseForeignHosts(server);
  server.get('/', async () => 'here');
  const status = async (host: string) => (await server.inject({ url: '/', headers: { host } })).statusCode;
  for (const host of ['localhost:8420', '127.0.0.1:8420', '[::1]:8420', 'localhost']) assert.equal(await status(host), 200, host);
  for (const host of ['bank.example:8420', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil.example'])
    assert.equal(await status(host), 421, host);
});
