import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createAsterisk } from '#adapters/asterisk';
import { systemClock, systemRandom } from '#adapters/system';
import { createSeededRandom } from '#adapters/virtual';
import type { Telephony } from '#ports';
import { type Bed, openBed } from './bed.ts';
import { hearKeys, type KeyEars } from './hear-keys.ts';
import type { Manner } from './keys-on-wire.ts';
import { seeAsterisk } from './see-asterisk.ts';
import { runSipp, type SippSettings } from './sipp.ts';

// Every key, neighbours that are alike, and neighbours that are alike but for a tone.
const keys = '1192233845566077*90#';
const callsOfEach = 4;

const greeting = [{ file: 'sv/greeting' }, { file: 'sv/menu-app' }];
const events: Manner = { as: 'events', tone: 100, gap: 100 };
const tones: Manner = { as: 'tones', tone: 100, gap: 100 };
const lossy = () => ({ loss: 5, random: createSeededRandom(47_110_823) });

let bed: Bed;
let telephony: Telephony;
let ears: KeyEars;
let group = 700;

async function openEars(recordings: string): Promise<void> {
  await telephony?.close();
  const { host, port, app, password } = bed.styrka;
  const complain = () => {};
  const settings = { listen: { host, port }, app, password, recordings, advisors: 'PJSIP/{advisor}' };
  telephony = createAsterisk(settings, { clock: systemClock, random: systemRandom, complain });
  ears = await hearKeys(telephony, greeting, (ms, then) => setTimeout(then, ms));
  await seeAsterisk(telephony);
}

/** What was told of the keys of each of some callers who press all of them. */
async function listen(manner: Manner, more: Partial<SippSettings> = {}): Promise<string[]> {
  const from = `${group++}`;
  const calls = Array.from({ length: callsOfEach }, () => ({ pressing: [1_500, keys, 4_000] }));
  const { good, errors } = await runSipp({
    ...{ server: bed.sip.plain, to: '0846500410', from: `${from}[call_number]`, calls, count: callsOfEach, manner, patience: 30_000 },
    ...more,
  });
  assert.equal(good, callsOfEach, errors);
  return [...ears.heard].filter(([caller]) => caller.startsWith(from)).map(([, heard]) => heard);
}

/** Whether these are some of those, in their order, and none of them twice. */
function isWithin(told: string, pressed: string): boolean {
  let at = -1;
  return [...told].every((key) => {
    at = pressed.indexOf(key, at + 1);
    return at >= 0;
  });
}

const allRight = Array.from({ length: callsOfEach }, () => keys);

describe('keys over SIP', () => {
  before(async () => {
    bed = await openBed({ bank: false });
  });
  after(async () => {
    await telephony?.close();
    await bed?.stop();
  });

  describe('keys of a real telephone', { concurrency: true }, () => {
    before(() => openEars('styrka'));

    for (const [tone, gap] of [
      [100, 100],
      [40, 60],
      [60, 40],
      [100, 20],
      [40, 20],
    ] as const)
      test(`T34: keys by RFC 4733 of ${tone} ms with ${gap} ms between are each told once`, async () =>
        assert.deepEqual(await listen({ ...events, tone, gap }), allRight));

    for (const [tone, gap] of [
      [100, 100],
      [60, 60],
      [40, 40],
    ] as const)
      test(`T34: keys in the sound of ${tone} ms with ${gap} ms between are each told once`, async () =>
        assert.deepEqual(await listen({ ...tones, tone, gap }), allRight));

    test('T34: keys by RFC 4733 with 5 % of the packets lost are each told once', async () =>
      assert.deepEqual(await listen({ ...events, ...lossy() }), allRight));

    // A tone that lost too much is no key any more, for any telephone; the caller is asked again.
    test('T34: of keys in the sound with 5 % of the packets lost none is told twice, and hardly one is not heard', async () => {
      const heard = await listen({ ...tones, ...lossy() });
      assert.equal(heard.length, callsOfEach);
      for (const told of heard) assert.ok(isWithin(told, keys), told);
      assert.ok(heard.join('').length >= 0.9 * callsOfEach * keys.length, heard.join(' '));
    });

    test('T34: keys by SIP INFO with 5 % of the messages lost are each told once', async () =>
      assert.deepEqual(await listen(events, { calls: [{ pressing: [], byInfo: [1_500, keys] }], messageLoss: 5 }), allRight));

    test('T34: keys of a telephone that sends nothing while none is pressed are each told once', async () =>
      assert.deepEqual(await listen({ ...events, isMute: true }), allRight));
  });

  describe('what would tell a key twice', () => {
    before(() => openEars('no-such-folder'));

    test('T34 part: where nothing plays Asterisk tells short keys twice, and these tests find it', async () => {
      const heard = await listen({ ...events, tone: 40, gap: 60 });
      assert.ok(
        heard.some((told) => told.length > keys.length),
        `all were right: ${heard.join(' ')}`,
      );
    });
  });
});
