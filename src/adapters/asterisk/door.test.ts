import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { Broken } from '#ports';
import { openDoor } from './door.ts';

const settings = { listen: { host: '127.0.0.1', port: 0 }, password: 'right', app: 'styrka', recordings: 'styrka', advisors: '' };
const nobody = { isFree: () => true, noteStranger() {}, enter: () => assert.fail('somebody was let in') };

test('a stranger who is refused and stays all the same is put out, and holds up no end', { timeout: 10_000 }, async () => {
  let strangers = 0;
  const door = await openDoor(settings, { ...nobody, noteStranger: () => void strangers++ });
  const stranger = connect({ port: door.port, host: '127.0.0.1', allowHalfOpen: true });
  stranger.on('error', () => {});
  stranger.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  const answered = await new Promise<string>((resolve) => stranger.once('data', (data) => resolve(String(data))));
  assert.match(answered, /^HTTP\/1\.1 401 /);
  assert.equal(strangers, 1);
  await door.close();
  stranger.destroy();
});

test('an address that is taken is told at the start', async () => {
  const door = await openDoor(settings, nobody);
  const same = { ...settings, listen: { host: '127.0.0.1', port: door.port } };
  await assert.rejects(openDoor(same, nobody), (error) => error instanceof Broken && error.code === 'telephony-no-address');
  await door.close();
});
