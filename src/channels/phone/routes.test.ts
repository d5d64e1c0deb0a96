import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { WebSocket } from 'ws';
import { settle } from '#adapters/virtual';
import { Broken } from '#ports';
import { openPhoneBank, phoneSettings } from '../../../test/telephone/bank.ts';
import { createTestServer } from '../../../test/test-server.ts';
import type { PhoneParts } from './parts.ts';
import { registerPhone } from './register.tsx';
import type { Step } from './step.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the doors of the telephone', () => {
  const opened: FastifyInstance[] = [];
  after(() => Promise.all(opened.map((server) => server.close())));

  const origin = 'https://bank.example';
  const statusOf: Record<string, number> = { 'not-authenticated': 401, 'bad-request': 400, 'too-many-requests': 429, 'not-found': 404 };

  async function openDoor(change: Partial<PhoneParts> = {}) {
    const bank = await openPhoneBank();
    const server = createTestServer();
    // As the server's own: a broken promise becomes its sentence.
    server.setErrorHandler((error: Error & { statusCode?: number; validation?: unknown }, _, reply) => {
      if (error instanceof Broken)
        return reply.code(statusOf[error.code] ?? 503).send({ error: { code: error.code, sentence: error.message } });
      return reply.code(error.validation ? 400 : (error.statusCode ?? 500)).send({ error: { code: 'bad-request', sentence: 'no' } });
    });
    const complaints: string[] = [];
    const line = registerPhone(server, {
      ...bank,
      settings: phoneSettings,
      origin,
      assets: () => ({ scripts: ['/pages/phone.js'], styles: ['/pages/styrka.css'] }),
      findClient: (token) => (token === 'right' ? 'ivr' : undefined),
      demo: false,
      browserPhone: true,
      complain: (code, detail) => complaints.push(`${code} ${detail}`),
      ...change,
    });
    await server.ready();
    opened.push(server);
    return { bank, server, line, complaints };
  }

  type Door = Awaited<ReturnType<typeof openDoor>>;
  const number = '08-465 004 10';
  const bearer = { authorization: 'Bearer right' };

  const ring = async ({ server }: Door, body: object = { to: number }, headers: Record<string, string> = bearer) =>
    server.inject({ method: 'POST', url: '/phone/v1/calls', payload: body, headers });
  const enter = async ({ server }: Door, call: string, body: object, headers: Record<string, string> = bearer) =>
    server.inject({ method: 'POST', url: `/phone/v1/calls/${call}/input`, payload: body, headers });

  describe('the contract over HTTPS', () => {
    test('an IVR carries a call from the greeting to the queue, and hangs up', async () => {
      const door = await openDoor();
      const rung = await ring(door, { to: number, from: '+46701740605' });
      assert.equal(rung.statusCode, 201);
      const { call, step } = rung.json() as { call: string; step: Step };
      assert.deepEqual(
        step.say.map(({ prompt }) => prompt),
        ['greeting', 'menu'],
      );
      assert.deepEqual(step.collect, { min: 1, max: 1, hash: false, first: 8_000, between: 0, secret: false, keep: false, swallow: 0 });
      const asked = (await enter(door, call, { step: 1, keys: '1', ended: 'key' })).json().step as Step;
      assert.deepEqual([asked.n, asked.say[0]?.prompt, asked.collect?.max], [2, 'user-code', 8]);
      const requested = (await enter(door, call, { step: 2, keys: '47110823', ended: 'hash' })).json().step as Step;
      assert.deepEqual([requested.say[0]?.prompt, requested.sound], ['app-request', 'waiting']);
      assert.equal((await enter(door, call, { step: 2, keys: '5', ended: 'key' })).json().step.n, 3);
      const queued = (await enter(door, call, { step: 3, keys: '0', ended: 'key' })).json().step as Step;
      assert.deepEqual(
        queued.say.map(({ prompt }) => prompt),
        ['unidentified', 'queue'],
      );
      const gone = await door.server.inject({ method: 'DELETE', url: `/phone/v1/calls/${call}`, headers: bearer });
      assert.equal(gone.statusCode, 204);
      const over = await door.server.inject({ url: `/phone/v1/calls/${call}/step?after=4`, headers: bearer });
      assert.equal(over.json().step.over, 'ended');
    });

    test('a long poll answers with the next step, or with the present one after twenty-five seconds', async () => {
      const door = await openDoor();
      const { call } = (await ring(door)).json();
      const poll = (after: number) => door.server.inject({ url: `/phone/v1/calls/${call}/step?after=${after}`, headers: bearer });
      assert.equal((await poll(0)).json().step.n, 1);
      const waiting = poll(1);
      await enter(door, call, { step: 1, keys: '1', ended: 'key' });
      assert.equal((await waiting).json().step.n, 2);
      const idle = poll(2);
      await settle();
      await door.bank.clock.advance(25_000);
      assert.equal((await idle).json().step.n, 2);
    });

    test('off unless switched on: without a token nobody calls where there is no browser phone', async () => {
      const door = await openDoor({ browserPhone: false });
      for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: 'Basic right' }] as Record<string, string>[])
        assert.equal((await ring(door, { to: number }, headers)).statusCode, 401);
      assert.equal((await ring(door)).statusCode, 201);
      assert.equal((await door.server.inject('/sv/demo/phone')).statusCode, 404);
    });

    test('another page’s browser may not call, and nobody finds another one’s call', async () => {
      const door = await openDoor();
      assert.equal((await ring(door, { to: number }, { origin: 'https://evil.example' })).statusCode, 401);
      const { call } = (await ring(door, { to: number }, { origin })).json();
      assert.equal((await enter(door, call, { step: 1, keys: '1', ended: 'key' })).statusCode, 404);
      assert.equal((await enter(door, call, { step: 1, keys: '1', ended: 'key' }, { origin })).statusCode, 200);
    });

    test('junk is refused, changes nothing, and is never repeated', async () => {
      const door = await openDoor();
      const { call } = (await ring(door)).json();
      const junk: object[] = [
        {},
        { step: 1, keys: '47110823x', ended: 'hash' },
        { step: 1, keys: '1'.repeat(33), ended: 'hash' },
        { step: '1', keys: '1', ended: 'key' },
        { step: 1, keys: '1', ended: 'never' },
        { step: 1, keys: '1', ended: 'key', more: true },
      ];
      for (const body of junk) {
        const answer = await enter(door, call, body);
        assert.equal(answer.statusCode, 400);
        assert.doesNotMatch(answer.body, /47110823/);
      }
      assert.equal((await ring(door, { to: '112' })).statusCode, 400);
      assert.equal((await ring(door, { to: number, from: '<script>' })).statusCode, 400);
      const big = await enter(door, call, { step: 1, keys: '1', ended: 'key', fill: 'x'.repeat(3_000) });
      assert.equal(big.statusCode, 413);
      assert.equal((await enter(door, 'x'.repeat(27), { step: 1, keys: '1', ended: 'key' })).statusCode, 404);
      assert.equal(door.line.find(call, 'client ivr')?.board.step.n, 1);
    });

    test('limits: inputs a second, calls of one address, calls in all', async () => {
      const door = await openDoor({ limits: { messages: 2, callsOfOne: 1, calls: 3 } });
      const { call } = (await ring(door)).json();
      const codes = await Promise.all([1, 2, 3, 4, 5].map(() => enter(door, call, { step: 9, keys: '', ended: 'said' })));
      assert.deepEqual(
        codes.map(({ statusCode }) => statusCode),
        [200, 200, 200, 200, 429],
      );
      const finnish = { to: '08-465 004 20' };
      assert.equal((await ring(door, finnish, { origin })).statusCode, 201);
      const busy = await ring(door, finnish, { origin });
      assert.equal(busy.statusCode, 429);
      assert.match(busy.json().error.sentence, /Soita hetken kuluttua uudelleen/);
      assert.equal((await ring(door)).statusCode, 201);
      assert.equal((await ring(door)).statusCode, 429);
    });

    test('the voices are served, to be kept', async () => {
      const { server } = await openDoor();
      const voice = await server.inject('/voices/sv/greeting.wav');
      assert.deepEqual([voice.statusCode, voice.headers['content-type']], [200, 'audio/wav']);
      assert.match(String(voice.headers['cache-control']), /max-age=3600/);
      assert.equal((await server.inject('/voices/../package.json')).statusCode, 404);
    });

    test('the browser phone has its page in each language', async () => {
      const { server } = await openDoor();
      for (const [language, title] of [
        ['sv', 'Telefonen – Lyktbanken'],
        ['fi', 'Puhelin – Lyhtypankki'],
        ['en', 'The phone – Lykta Bank'],
      ]) {
        const page = await server.inject(`/${language}/demo/phone`);
        assert.match(page.body, new RegExp(`<title>${title}</title>`));
      }
    });
  });

  describe('the contract over a socket', () => {
    const connect = async (door: Door, headers: Record<string, string> = { origin }) => {
      const address = await door.server.listen({ host: '127.0.0.1', port: 0 });
      const socket = new WebSocket(`${address.replace('http', 'ws')}/phone/v1/live`, { headers });
      const heard: { is: string; step?: Step; code?: string; sentence?: string }[] = [];
      const waiting: (() => void)[] = [];
      let code: number | undefined;
      const wake = () => {
        for (const call of waiting.splice(0)) call();
      };
      socket.on('message', (data) => {
        heard.push(JSON.parse(String(data)));
        wake();
      });
      socket.on('close', (closed) => {
        code = closed;
        wake();
      });
      await new Promise<void>((resolve, reject) => socket.on('open', resolve).on('error', reject));
      const until = async (there: () => boolean) => {
        while (!there()) await new Promise<void>((resolve) => waiting.push(resolve));
      };
      return {
        heard,
        socket,
        send: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
        next: async () => {
          await until(() => heard.length > 0 || code !== undefined);
          return heard.shift();
        },
        closed: async () => {
          await until(() => code !== undefined);
          return code;
        },
      };
    };
    const wait = async (there: () => boolean) => {
      while (!there()) await settle();
    };

    test('a browser calls, keys and is answered; what changes by itself is pushed', async () => {
      const door = await openDoor();
      const browser = await connect(door);
      browser.send({ do: 'call', to: number });
      assert.equal((await browser.next())?.step?.n, 1);
      browser.send({ do: 'input', step: 1, keys: '5', ended: 'key' });
      assert.deepEqual(
        (await browser.next())?.step?.say.map(({ prompt }) => prompt),
        ['unidentified', 'queue'],
      );
      const [call] = await door.bank.calls.list();
      await door.bank.calls.take(call?.id ?? '', 'anna');
      assert.deepEqual((await browser.next())?.step?.talk, { advisor: 'Anna Backman' });
      browser.socket.close();
      await browser.closed();
      await wait(() => door.line.count() === 0);
      assert.deepEqual(await door.bank.calls.list(), []);
    });

    test('an input that changes nothing is answered with the present step', async () => {
      const door = await openDoor();
      const browser = await connect(door);
      browser.send({ do: 'call', to: number });
      await browser.next();
      browser.send({ do: 'input', step: 1, keys: '', ended: 'said' });
      assert.equal((await browser.next())?.step?.n, 1);
    });

    test('S42: a socket that breaks hangs up at once, whatever the caller was doing', async () => {
      const door = await openDoor();
      const browser = await connect(door);
      browser.send({ do: 'call', to: number });
      browser.send({ do: 'input', step: 1, keys: '1', ended: 'key' });
      await browser.next();
      browser.socket.terminate();
      await wait(() => door.line.count() === 0);
    });

    test('junk on the socket gets a sentence and never crashes; who sends nothing else is shown out', async () => {
      const door = await openDoor({ limits: { refusals: 8 } });
      const browser = await connect(door);
      browser.send({ do: 'call', to: number });
      await browser.next();
      for (const junk of ['', '{', '[]', 'null', '{"do":"input"}', '{"do":"call","to":{}}']) {
        browser.send(junk);
        const refused = await browser.next();
        assert.deepEqual([refused?.is, refused?.sentence], ['refused', 'Det här meddelandet går inte att förstå.']);
      }
      browser.send({ do: 'call', to: number });
      assert.equal((await browser.next())?.code, 'call-goes-on');
      assert.equal(door.line.count(), 1);
      browser.send('x'.repeat(2_049));
      assert.equal((await browser.next())?.code, 'too-long');
      assert.equal(await browser.closed(), 1008);
      await wait(() => door.line.count() === 0);
    });

    test('a frame that is far too large breaks the connection, and nothing else', async () => {
      const door = await openDoor();
      const browser = await connect(door);
      browser.socket.on('error', () => {});
      browser.send('x'.repeat(100_000));
      assert.equal(await browser.closed(), 1009);
      assert.equal((await ring(door)).statusCode, 201);
    });

    test('more messages than a person can send are refused', async () => {
      const door = await openDoor({ limits: { messages: 2 } });
      const browser = await connect(door);
      for (let count = 0; count < 5; count++) browser.send({ do: 'input', step: 1, keys: '', ended: 'said' });
      const codes = await Promise.all([1, 2, 3, 4, 5].map(() => browser.next()));
      assert.deepEqual(codes.map((one) => one?.code).sort(), ['no-call', 'no-call', 'no-call', 'no-call', 'too-fast']);
    });

    test('a page of another origin, and a stranger, do not come in', async () => {
      const door = await openDoor({ browserPhone: false });
      await assert.rejects(connect(door, { origin: 'https://evil.example' }), /401/);
      const other = await openDoor();
      await assert.rejects(connect(other, { origin: 'https://evil.example' }), /401/);
    });

    test('a number that is not ours, and a bank that is full, are said', async () => {
      const door = await openDoor({ limits: { calls: 1 } });
      const browser = await connect(door);
      browser.send({ do: 'call', to: '0812345' });
      assert.equal((await browser.next())?.code, 'no-such-number');
      await ring(door);
      browser.send({ do: 'call', to: '08-465 004 30' });
      assert.deepEqual(await browser.next(), {
        is: 'refused',
        code: 'busy',
        sentence: 'We cannot take more calls right now. Please call again in a little while.',
      });
    });

    test('a store that is out of order answers no call, and says so', async () => {
      const door = await openDoor();
      Object.assign(door.bank.stores.calls, { open: () => Promise.reject(new Error('out of order')) });
      const browser = await connect(door);
      browser.send({ do: 'call', to: number });
      assert.equal((await browser.next())?.code, 'no-answer');
      assert.deepEqual(door.complaints, ['phone-socket Error']);
    });
  });
});
