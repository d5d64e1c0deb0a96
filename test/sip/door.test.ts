import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { WebSocket } from 'ws';
import { createAsterisk } from '#adapters/asterisk';
import { systemClock, systemRandom } from '#adapters/system';
import { type Certificates, makeCertificates } from './certificates.ts';

const [app, password] = ['styrka', 'shown by Asterisk'];

let folder: string;
let certificates: Certificates;
let telephony: ReturnType<typeof createAsterisk>;

const read = (file: string) => readFile(file, 'utf8');

describe('the way in for Asterisk', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'styrka-door-'));
    certificates = await makeCertificates(folder);
    const { authority, server } = certificates;
    const tls = { certificate: await read(server.certificate), key: await read(server.key), clients: await read(authority) };
    const settings = { listen: { host: '127.0.0.1', port: 0 }, tls, app, password, recordings: 'styrka', advisors: 'PJSIP/{advisor}' };
    telephony = createAsterisk(settings, { clock: systemClock, random: systemRandom, complain() {} });
    await telephony.open(() => {});
  });

  after(async () => {
    await telephony.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** How the door answers: `open`, a status, or the code of a refusal before anything was said. */
  async function knock(more: { cert?: string; key?: string; maxVersion?: 'TLSv1.1' }): Promise<string> {
    const socket = new WebSocket(`wss://127.0.0.1:${telephony.port}/`, ['ari'], {
      ca: await read(certificates.authority),
      headers: { authorization: `Basic ${Buffer.from(`${app}:${password}`).toString('base64')}` },
      ...(more.maxVersion ? { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
      ...more,
    });
    try {
      return await new Promise((resolve) => {
        socket.on('open', () => resolve('open'));
        socket.on('unexpected-response', (_, { statusCode }) => resolve(String(statusCode)));
        socket.on('error', (error) => resolve((error as NodeJS.ErrnoException).code ?? error.message));
      });
    } finally {
      socket.terminate();
    }
  }

  test('S29 part: with the right password and no certificate, or a stranger’s, Asterisk is not let in; with its own it is', async () => {
    const shown = async ({ certificate, key }: { certificate: string; key: string }) => ({
      cert: await read(certificate),
      key: await read(key),
    });
    const { client, stranger } = certificates;
    assert.notEqual(await knock({}), 'open');
    assert.notEqual(await knock(await shown(stranger)), 'open');
    assert.notEqual(await knock({ ...(await shown(client)), maxVersion: 'TLSv1.1' }), 'open');
    assert.equal(telephony.look().isThere, false);
    assert.equal(await knock(await shown(client)), 'open');
  });
});
