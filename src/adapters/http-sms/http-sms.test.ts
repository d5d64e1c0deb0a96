import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createHttpSmsGateway } from './index.ts';

const message = { id: 'm1', to: '+46701740611', text: 'Lyktbanken: åäö 482 913' };

async function withGateway(
  answer: (request: IncomingMessage, body: string, response: ServerResponse) => void,
  work: (gateway: ReturnType<typeof createHttpSmsGateway>) => Promise<void>,
  patience = 30_000,
): Promise<void> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => answer(request, Buffer.concat(pieces).toString(), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`;
  try {
    await work(createHttpSmsGateway({ name: 'second', url, token: 'geheim', patience }));
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

test('a message is posted as JSON with the bank’s token, and known by the reference that comes back', async () => {
  const seen: unknown[] = [];
  await withGateway(
    (request, body, response) => {
      seen.push(request.method, request.url, request.headers.authorization, JSON.parse(body));
      response.writeHead(202, { 'content-type': 'application/json' }).end('{"reference":"abc-1"}');
    },
    async (gateway) => assert.deepEqual(await gateway.send(message), { is: 'sent', reference: 'abc-1' }),
  );
  assert.deepEqual(seen, ['POST', '/messages', 'Bearer geheim', message]);
});

test('a number that is refused is refused for good; all else may be different elsewhere or later', async () => {
  const answers: [status: number, body: string, is: string][] = [
    [400, '', 'refused'],
    [422, '{}', 'refused'],
    [401, '', 'failed'],
    [429, '', 'failed'],
    [500, 'oops', 'failed'],
    [200, 'not JSON', 'failed'],
    [200, '{"reference":7}', 'failed'],
    [200, '{"reference":""}', 'failed'],
    [302, '', 'failed'],
  ];
  for (const [status, body, is] of answers)
    await withGateway(
      (_, __, response) => void response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end(body),
      async (gateway) => assert.equal((await gateway.send(message)).is, is, `${status} ${body}`),
    );
});

test('a gateway that does not answer, or is not there, has failed', async () => {
  await withGateway(
    () => {},
    async (gateway) => assert.deepEqual(await gateway.send(message), { is: 'failed' }),
    200,
  );
  const gone = createHttpSmsGateway({ name: 'second', url: 'http://127.0.0.1:1/', token: 'geheim' });
  assert.deepEqual(await gone.send(message), { is: 'failed' });
});
