import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { tellOfHandOver } from '../stories/hand-over.ts';
import { tellOfMidCall } from '../stories/mid-call.ts';
import type { OpenScene } from '../stories/scene.ts';
import { tellOfAino } from '../stories/way-one.ts';
import type { Baresip } from './baresip.ts';
import { type Bed, openBed } from './bed.ts';
import type { SipPhone } from './phone.ts';
import { closePhones, openAdvisorPhone, openSipPhone, spoken } from './scene.ts';

let bed: Bed;
let anna: Baresip;
let phone: SipPhone;

describe('callers with the app, over SIP', () => {
  before(async () => {
    bed = await openBed();
    anna = await openAdvisorPhone(bed);
  });

  after(async () => {
    await closePhones();
    await bed?.stop();
  });

  const openScene: OpenScene = async () => {
    phone = await openSipPhone(bed);
    return { bank: bed.bank, openPhone: async () => phone };
  };

  tellOfAino(openScene);
  tellOfMidCall(openScene);

  describe('the talk in which Aino was asked to identify', () => {
    test('the advisor hears and is heard, before it and after it', () => {
      for (const [ears, voice] of [
        [anna.ears, spoken.caller],
        [phone.baresip.ears, spoken.advisor],
      ] as const) {
        const files = ears.heard.map(({ file }) => file);
        const between = files.findIndex((file, at) => at > files.indexOf(voice) && file !== voice);
        assert.ok(between > 0 && files.indexOf(voice, between) > between, files.join(', '));
      }
    });

    test('S36, I8: while she was asked the advisor heard the waiting sound, and neither a voice of hers nor a prompt nor a key', () => {
      const files = anna.ears.heard.map(({ file }) => file);
      const changes = files.filter((file, at) => file !== files[at - 1]);
      // Before the two are put together, and when the call is over, she may hear the waiting sound for a moment.
      const talk = changes.slice(changes.indexOf(spoken.caller), changes.lastIndexOf(spoken.caller) + 1);
      assert.deepEqual(talk, [spoken.caller, 'waiting', spoken.caller]);
      assert.ok(changes.every((file) => talk.includes(file)));
      assert.equal(anna.keysHeard, '');
    });
  });

  describe('a call that is handed on', () => {
    before(() => openAdvisorPhone(bed, 'jonas'));
    tellOfHandOver(openScene);
  });
});
