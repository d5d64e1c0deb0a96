import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { fileOf, ours } from '../../scripts/voices/manifest.ts';
import { layOut } from '../../scripts/voices/own.ts';
import { readWav, writeWav } from '../../scripts/voices/wav.ts';
import { type Baresip, openBaresip } from './baresip.ts';
import { type Bed, openBed } from './bed.ts';
import { waitUntil } from './phone.ts';
import { numbers } from './scene.ts';
import { learnVoices } from './voices-by-ear.ts';

let folder: string;
let bed: Bed;
let phone: Baresip;

/** Ours from its end to its beginning: a voice of which nobody else has a word. */
function recordGreeting(own: string): void {
  const samples = readWav(readFileSync(fileOf(ours, { language: 'sv', name: 'greeting' }))) ?? assert.fail();
  mkdirSync(join(own, 'sv'), { recursive: true });
  writeFileSync(join(own, 'sv/greeting.wav'), writeWav(Float64Array.from(samples, (sample) => sample / 32768).reverse()));
}

describe('a bank with recordings of its own', () => {
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'own-voices-'));
    const [own, whole] = [join(folder, 'own'), join(folder, 'whole')];
    recordGreeting(own);
    layOut(pathToFileURL(`${own}/`), whole);
    bed = await openBed({ voices: whole });
  });
  after(async () => {
    await bed?.stop();
    rmSync(folder, { recursive: true });
  });

  suite("a bank's own voice on a telephone", { timeout: 120_000 }, () => {
    test("S1 part: callers hear the bank's own greeting, whole, and behind it our menu without a gap", async (t) => {
      t.after(() => phone.close());
      phone = await openBaresip({ server: bed.sip.plain }, learnVoices(join(folder, 'whole')));
      await phone.call(numbers.sv);
      await waitUntil(phone, (_, baresip) => (baresip.ears.heard.filter(({ isWhole }) => isWhole).length >= 3 ? true : undefined));
      const [first, second, third] = phone.ears.heard.filter(({ isWhole }) => isWhole);
      assert.deepEqual([first?.file, second?.file, third?.file], ['sv/greeting', 'sv/menu-app', 'sv/choose-1']);
      assert.ok((second?.begun ?? 0) - (first?.until ?? 0) < 3_000);
    });

    test('what Asterisk plays on hold is the waiting sound, and none of the other files', async () => {
      const shown = await bed.asterisk.ask('moh show files');
      assert.deepEqual(
        shown.match(/[^/\s]+(?=\.wav|$)/gm)?.filter((name) => name === 'waiting' || name === 'silence' || name === 'ringing'),
        ['waiting'],
      );
    });
  });
});
