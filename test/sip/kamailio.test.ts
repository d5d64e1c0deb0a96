import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, suite, test } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePorts } from '../free-ports.ts';
import { type Baresip, openBaresip } from './baresip.ts';
import { type Bed, openBed } from './bed.ts';
import { learnVoices } from './voices-by-ear.ts';

const voices = learnVoices(fileURLToPath(new URL('../../voices', import.meta.url)));
const shipped = fileURLToPath(new URL('../../deploy/kamailio/kamailio.cfg', import.meta.url));
const program = '/usr/sbin/kamailio';
const beds: Bed[] = [];
let folder: string;
let kamailio: ChildProcess;
let said = '';
let phone: Baresip;

describe('two Asterisks behind Kamailio', () => {
  before(async () => {
    if (!existsSync(program)) return;
    folder = await mkdtemp(join(tmpdir(), 'styrka-kamailio-'));
    beds.push(...(await Promise.all([openBed({ bank: false }), openBed({ bank: false })])));
    const [port] = await findFreePorts(1);
    const list = join(folder, 'asterisks.list');
    await writeFile(list, beds.map(({ sip }) => `1 sip:${sip.plain} 0 0\n`).join(''));
    const place = ['WITHOUT_TLS=1', `OUTSIDE=udp:127.0.0.1:${port}`, `ASTERISKS="${list}"`, 'FROM_OPERATOR="127.0.0.1"'];
    kamailio = spawn(program, [
      '-f',
      shipped,
      '-DD',
      '-E',
      '-Y',
      folder,
      '-P',
      join(folder, 'pid'),
      ...place.flatMap((one) => ['-A', one]),
    ]);
    for (const stream of [kamailio.stdout, kamailio.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said = `${said}${chunk}`.slice(-8000);
      });
    phone = await openBaresip({ server: `127.0.0.1:${port}` }, voices);
    await pass(500);
  });
  after(async () => {
    await phone?.close();
    if (kamailio && kamailio.exitCode === null) {
      kamailio.kill('SIGTERM');
      await once(kamailio, 'exit');
    }
    await Promise.all(beds.map((bed) => bed.stop()));
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  /** Whose call it is; while Styrka is away it rings there for some seconds. */
  async function ringOnce(): Promise<number> {
    void phone.call('0846500410').catch(() => {});
    for (let tries = 100; tries > 0; tries--) {
      const channels = await Promise.all(beds.map(({ asterisk }) => asterisk.ask('core show channels concise').catch(() => '')));
      const at = channels.findIndex((line) => line.includes('!Ring!Stasis!'));
      if (at >= 0) {
        await phone.hangUp();
        for (let left = 100; left > 0 && (await beds[at]?.asterisk.ask('core show channels concise'))?.trim(); left--) await pass(50);
        return at;
      }
      await pass(50);
    }
    throw new Error(`No Asterisk has the call. ${said}`);
  }

  suite('two Asterisks behind Kamailio, as deploy/kamailio says it', {
    timeout: 90_000,
    skip: !existsSync(program) && 'no kamailio here',
  }, () => {
    test('calls are divided between both', async () => {
      assert.deepEqual(new Set([await ringOnce(), await ringOnce()]), new Set([0, 1]));
    });

    test('when one dies, the next callers are answered by the other one', async () => {
      await beds[0]?.killAsterisk();
      assert.deepEqual([await ringOnce(), await ringOnce()], [1, 1]);
    });
  });
});
