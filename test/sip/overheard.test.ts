import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { createAsterisk } from '#adapters/asterisk';
import { systemClock, systemRandom } from '#adapters/system';
import type { Leg, RingingCall, Telephony } from '#ports';
import { type Bed, openBed } from './bed.ts';
import { readKeys } from './dtmf.ts';
import { findKeyed } from './find-keyed.ts';
import type { Manner } from './keys-on-wire.ts';
import { closePhones, openAdvisorPhone } from './scene.ts';
import { seeAsterisk } from './see-asterisk.ts';
import { runSipp } from './sipp.ts';
import { readSamples } from './voices-by-ear.ts';

const secret = '719463#';
/** The caller presses these as a sign for whoever follows the call; the advisor hears them, as everything that is said. */
const signs = { apart: '1*1*', together: '2*2*' } as const;

suite('what an advisor hears, and what is recorded, of the keys of a caller who is asked in the middle of the call', {
  timeout: 180_000,
}, () => {
  let bed: Bed;
  let telephony: Telephony;
  const arrivals = new Map<string | null, (call: RingingCall) => void>();
  before(async () => {
    bed = await openBed({ bank: false });
    const { host, port, app, password } = bed.styrka;
    const settings = { listen: { host, port }, app, password, recordings: 'styrka', advisors: 'PJSIP/{advisor}', isRecorded: true };
    telephony = createAsterisk(settings, { clock: systemClock, random: systemRandom, complain: () => {} });
    await telephony.open((call) => arrivals.get(call.from)?.(call));
    await seeAsterisk(telephony);
  });
  after(async () => {
    await closePhones();
    await telephony?.close();
    await bed?.stop();
  });

  for (const [as, phone, from] of [
    ['events', 'anna', '0701740711'],
    ['tones', 'jonas', '0701740712'],
  ] as const satisfies [Manner['as'], keyof Bed['phones'], string][])
    test(`T32, I8: keys as ${as} that belong to the talk are heard by the advisor, those that are asked for by nobody`, async () => {
      const advisor = await openAdvisorPhone(bed, phone);
      const call = `overheard-${as}`;
      let told = '';
      let leg: Leg | undefined;
      const talk = async () => assert.equal(await leg?.talk({ phone, call }), 'talking');
      // So long after the call was answered as the caller below keys the next thing.
      const follow = (ms: number, then: () => unknown) => setTimeout(then, ms);
      arrivals.set(from, (ringing) => {
        void ringing.answer({ onKey: (key) => (told += key), onGone: () => {}, onTalkOver: () => {} }).then((answered) => {
          leg = answered;
          leg.play([{ file: 'sv/one-moment' }], () => {});
          void talk();
          follow(6_500, () => {
            leg?.takeBack();
            leg?.play([{ file: 'sv/password' }], () => {});
          });
          follow(12_500, talk);
        });
      });
      const pressing = [4_000, signs.apart, 4_700, secret, 4_600, signs.together, 1_000];
      const manner = { as, tone: 100, gap: 100 };
      const { bad, errors } = await runSipp({ server: bed.sip.plain, to: '0846500410', from, calls: [{ pressing }], manner, stays: 500 });
      assert.equal(bad, 0, errors.slice(-600));
      assert.equal(told, secret, 'what Styrka was told');
      assert.equal(advisor.keysHeard, signs.apart + signs.together, 'what the advisor was told');
      const recorded = await readFile(join(bed.folder, `spool/recording/styrka-${call}.wav`));
      assert.ok(recorded.length > 16_000 * 4, 'they were recorded');
      assert.ok(!readKeys(readSamples(recorded.subarray(44))).includes(secret.slice(0, 3)));
      assert.deepEqual(await findKeyed(bed.folder, new Set([secret.slice(0, 6)])), []);
    });
});
