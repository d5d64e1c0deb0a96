import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { WebSocket } from 'ws';
import { settle } from '#adapters/virtual';
import { bearer, closeDoors, type Door, number, openDoor, origin, ring } from '../../../test/telephone/door.ts';
import type { Step } from './step.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the contract over a socket', () => {
  after(closeDoors);

  const connect = async (door: Door, headers: Record<string, string> = { origin }) => {
    const { server } = door;
    const address = server.server.listening ? server.listeningOrigin : await server.listen({ host: '127.0.0.1', port: 0 });
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

  test('a browser holds only so many sockets, whether it calls or not; a bank’s client as many as it likes', async () => {
    const door = await openDoor({ limits: { sockets: 2 } });
    const [first] = [await connect(door), await connect(door)];
    assert.equal(await (await connect(door)).closed(), 1013);
    first.socket.close();
    await first.closed();
    await connect(door);
    for (let count = 0; count < 3; count++) {
      const client = await connect(door, bearer);
      client.send('junk');
      assert.equal((await client.next())?.code, 'junk');
    }
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
