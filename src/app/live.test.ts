import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, describe, test } from 'node:test';
import type { WebSocket } from 'ws';
import { settle } from '#adapters/virtual';
import { type AppBank, callIn, enrolPhone, openAppBank, ownCode } from '../../test/app-bank.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the live app', () => {
  const banks: AppBank[] = [];
  /** Cut, not closed: a pipe inside the process does not carry the closing handshake, and ws would wait for it. */
  after(() => {
    for (const { server } of banks) for (const socket of server.websocketServer.clients) socket.terminate();
  });

  type Said = { is: string; code?: string; me?: { calls: { is: string }[]; waiting: unknown[] } };

  async function listen(bank: AppBank, hello: object, headers: Record<string, string> = {}) {
    banks.push(bank);
    const heard: Said[] = [];
    let wake = () => {};
    const socket: WebSocket = await bank.server.injectWS('/app/v1/live', { headers });
    socket.on('message', (data) => {
      heard.push(JSON.parse(String(data)));
      wake();
    });
    socket.send(JSON.stringify(hello));
    const next = async (): Promise<Said> => {
      if (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return heard.shift() as Said;
    };
    return { socket, next, heard };
  }
  const session = (token: string) => ({ do: 'session', token, language: 'sv' });

  describe('the live connection', () => {
    test('S9, N3: what changes is shown without being asked for, and ends with the call', async () => {
      const bank = await openAppBank();
      const phone = await enrolPhone(bank);
      const { next, socket } = await listen(bank, session(phone.state.token));
      assert.deepEqual((await next()).me?.calls, []);
      const { call } = await callIn(bank);
      let said = await next();
      while (said.me?.waiting.length !== 1) said = await next();
      assert.equal(said.me.calls[0]?.is, 'open');
      await phone.approve((await phone.waiting())[0]?.id ?? '', ownCode);
      while (said.me?.calls[0]?.is !== 'talking') said = await next();
      await bank.calls.hangUp(call, 'caller');
      while (said.me?.calls.length !== 0) said = await next();
      socket.terminate();
    });

    test('one phone listens eight times at most: the ninth window closes the first, and no other phone’s', async () => {
      const bank = await openAppBank();
      const [phone, other] = [await enrolPhone(bank), await enrolPhone(bank, 'elias')];
      const elias = await listen(bank, session(other.state.token));
      await elias.next();
      const windows = [];
      for (let window = 0; window < 8; window++) {
        const opened = await listen(bank, session(phone.state.token));
        await opened.next();
        windows.push(opened);
      }
      const closed = once(windows[0]?.socket ?? assert.fail(), 'close');
      const ninth = await listen(bank, session(phone.state.token));
      assert.equal((await ninth.next()).is, 'me');
      await closed;
      const rest = [...windows.slice(1), ninth, elias];
      assert.ok(rest.every(({ socket }) => socket.readyState === socket.OPEN));
      for (const { socket } of rest) socket.terminate();
    });

    test('a lost signal costs one look in two seconds, and nothing is sent when nothing has changed', async () => {
      const bank = await openAppBank();
      const phone = await enrolPhone(bank);
      const { next, heard, socket } = await listen(bank, session(phone.state.token));
      await next();
      await settle();
      await bank.clock.advance(2_000);
      assert.equal(heard.length, 0);
      await bank.stores.calls.open(
        {
          ...(await bank.calls.open({ from: null, to: '1', language: 'sv' })),
          id: 'silent',
          claimed: 'aino',
          lease: bank.clock.now() + 9_000,
        },
        { audit: [] },
      );
      await bank.clock.advance(2_000);
      assert.equal((await next()).me?.calls.length, 1);
      socket.terminate();
    });

    test('a session that is over, junk, and another origin are turned away', async () => {
      const bank = await openAppBank();
      const phone = await enrolPhone(bank);
      const over = await listen(bank, session('junk'));
      assert.equal((await over.next()).code, 'session-over');
      const junk = await listen(bank, { hello: 'there' });
      assert.equal((await junk.next()).code, 'malformed');
      const foreign = await listen(bank, session(phone.state.token), { origin: 'https://evil.example' });
      await once(foreign.socket, 'close');
      assert.deepEqual(foreign.heard, []);
    });

    test('a phone that is ended hears of it and is cut off', async () => {
      const bank = await openAppBank();
      const [phone, other] = [await enrolPhone(bank), await enrolPhone(bank)];
      const { next, socket } = await listen(bank, session(phone.state.token));
      await next();
      await settle();
      const closed = once(socket, 'close');
      await other.endPhone(phone.state.device, ownCode);
      assert.equal((await next()).is, 'refused');
      await closed;
    });
  });
});
