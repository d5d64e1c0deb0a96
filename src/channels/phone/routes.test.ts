import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { settle } from '#adapters/virtual';
import { bearer, closeDoors, enter, number, openDoor, origin, ring } from '../../../test/telephone/door.ts';
import type { Step } from './step.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the contract over HTTPS', () => {
  after(closeDoors);

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

  test("a bank's own recording is served before ours, file by file", async (t) => {
    const recordings = mkdtempSync(join(tmpdir(), 'recordings-'));
    t.after(() => rmSync(recordings, { recursive: true }));
    mkdirSync(join(recordings, 'sv'));
    writeFileSync(join(recordings, 'sv/greeting.wav'), 'of our own');
    const { server } = await openDoor({ recordings });
    const hear = async (file: string) => (await server.inject(`/voices/${file}.wav`)).body;
    assert.equal(await hear('sv/greeting'), 'of our own');
    for (const file of ['sv/recording', 'fi/greeting', 'waiting', 'pause/120']) assert.match(await hear(file), /^RIFF/);
    assert.equal((await server.inject('/voices/sv/no-such.wav')).statusCode, 404);
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
