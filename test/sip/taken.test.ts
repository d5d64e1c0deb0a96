import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findInstalled, runAsterisk } from '../../src/server/asterisk/index.ts';
import { findFreePorts } from '../free-ports.ts';

test('an Asterisk that cannot listen where it should says so and ends', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'styrka-taken-'));
  const [port = 0, web = 0] = await findFreePorts(2);
  const other = createSocket('udp4');
  await new Promise<void>((resolve) => other.bind(port, '127.0.0.1', resolve));
  const place = {
    folder: join(folder, 'asterisk'),
    installed: findInstalled(),
    voices: folder,
    styrka: { address: 'ws://127.0.0.1:9/', app: 'styrka', password: 'nobody listens there' },
    numbers: [],
    transports: [{ name: 'taken', protocol: 'udp', host: '127.0.0.1', port } as const],
    sound: { from: 39_000, to: 39_100, host: '127.0.0.1' },
    web: { host: '127.0.0.1', port: web },
    trunks: [],
    phones: [],
    callers: [],
    peers: [],
  };
  await assert.rejects(runAsterisk(place), { code: 'asterisk-not-started', message: `Asterisk cannot listen at udp 127.0.0.1:${port}.` });
  other.close();
  await rm(folder, { recursive: true });
});
