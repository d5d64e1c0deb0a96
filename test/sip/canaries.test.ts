import assert from 'node:assert/strict';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findCanaries } from '../canaries/find-canaries.ts';
import { type CanaryServer, drawCanary, openServer } from '../canaries/open-server.ts';
import { askUntil } from '../two-nodes/news.ts';
import { type Bed, openBed } from './bed.ts';
import { makeTone } from './dtmf.ts';
import { findInText, findKeyed, isSound, listFiles } from './find-keyed.ts';
import type { Manner, Pressing } from './keys-on-wire.ts';
import { runSipp } from './sipp.ts';
import { writeWave } from './voices-by-ear.ts';

/** Callers, each with codes of their own, who call again and again; no more in a second than the machine carries well. */
const people = 40;
const calls = { events: 800, tones: 200 };
const atOnce = { events: 32, tones: 8 };
const perSecond = { events: 4, tones: 1 };

const password = '719463';
const number = '0846500410';
const manners = {
  events: { as: 'events', tone: 60, gap: 40, isMute: true },
  tones: { as: 'tones', tone: 60, gap: 40 },
} satisfies Record<string, Manner>;

describe('a thousand calls, and what is left of their keys', () => {
  let bed: Bed;
  let server: CanaryServer;
  const keyed = new Set<string>();
  before(async () => {
    bed = await openBed({ bank: false });
    const { host, port, app } = bed.styrka;
    const asterisk = { listen: { host, port }, app, password: { environment: 'STYRKA_ASTERISK_PASSWORD' }, protection: 'allowed' };
    server = await openServer(
      Array.from({ length: people }, () => password),
      { browser: false, asterisk },
    );
    await askUntil(server.metrics, (metrics) => metrics.includes('styrka_telephony_connected 1'), 'Asterisk is connected');
  });
  after(async () => {
    await server?.stop();
    await bed?.stop();
  });

  const call = (as: Manner['as'], count: number, most: number, each: number) =>
    runSipp({
      server: bed.sip.plain,
      to: number,
      from: '+46701740[call_number]',
      calls: pressings().map((pressing) => ({ pressing })),
      manner: manners[as],
      count,
      atOnce: most,
      perSecond: each,
      stays: 500,
      // A machine that has something else to do for a moment turns some away.
      busy: true,
    });

  /** The code table, blindly: whoever has called before knows when to press what. The codes are wrong, and secrets all the same. */
  const pressings = (): Pressing[] =>
    server.people.map(({ userCode }) => {
      const [cell, code] = [drawCanary(), drawCanary()];
      keyed.add(cell).add(code);
      return [1_200, '2', 300, `${userCode}#`, 200, `${password}#`, 400, `${cell}#`, 300, `${code}#`];
    });

  const countCalls = async () => {
    const metrics = await server.metrics();
    const read = (name: string) => Number(new RegExp(`^styrka_calls_${name}_total (\\d+)`, 'm').exec(metrics)?.[1]);
    return { answered: read('over'), failed: read('tried_and_failed') };
  };

  test('T32, I8: of what was keyed in a thousand calls nothing is in any log, account, file, sound, database or event', async () => {
    const results = await Promise.all([
      call('events', calls.events, atOnce.events, perSecond.events),
      call('tones', calls.tones, atOnce.tones, perSecond.tones),
    ]);
    for (const { bad, errors } of results) assert.equal(bad, 0, errors.slice(-900));
    const went = await countCalls();
    assert.ok(went.answered >= 0.9 * (calls.events + calls.tones), `${went.answered} were answered`);
    assert.ok(went.failed >= 0.95 * went.answered, `${went.failed} of ${went.answered} keyed all and were told that something was wrong`);
    const dump = await server.dump();
    for (const { cells } of server.people) for (const cell of cells.flat()) keyed.add(cell);
    assert.deepEqual(findCanaries(dump, keyed), []);
    assert.deepEqual(findInText(server.log(), keyed), []);
    assert.deepEqual(await findKeyed(bed.folder, keyed), []);
    assert.deepEqual((await listFiles(bed.folder)).filter(isSound), [], 'nobody asked for a recording');
  });

  test('T3, T32: in one call more, of which Asterisk was told to log the keys, and in one that was recorded, they are found', async () => {
    keyed.clear();
    await bed.asterisk.ask('logger add channel careless.log dtmf');
    const { bad } = await call('events', 1, 1, 1);
    assert.equal(bad, 0);
    await bed.asterisk.ask('logger remove channel careless.log');
    const logged = await findKeyed(bed.folder, keyed);
    assert.equal(logged.length, 2, `a cell and a code: ${logged}`);
    const [canary = ''] = keyed;
    const sound = [...canary].flatMap((key) => [...makeTone(key, 60, 0.02), ...new Int16Array(320)]);
    await mkdir(join(bed.folder, 'spool/recording'), { recursive: true });
    await writeFile(join(bed.folder, 'spool/recording/careless.wav'), writeWave(Int16Array.from(sound)));
    await appendFile(join(bed.folder, 'log/cdr-csv/Master.csv'), `"","","${canary.replace(/(....)/g, '$1 ')}"\n`);
    assert.equal((await findKeyed(bed.folder, new Set([canary]))).length, 3, 'log, sound and account');
  });
});
