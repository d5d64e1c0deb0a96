import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createEars } from './ears.ts';
import { learnVoices, readSamples } from './voices-by-ear.ts';

const folder = fileURLToPath(new URL('../../voices', import.meta.url));
const voices = learnVoices(folder);
const packet = 160;

function read(file: string): Int16Array {
  return readSamples(readFileSync(join(folder, `${file}.wav`)).subarray(44));
}

/** Hears this packet by packet, 20 ms each, but for those that are lost. */
function listen(pieces: readonly (Int16Array | number)[], isLost: (packet: number) => boolean = () => false) {
  let now = 0;
  const ears = createEars(voices, () => now);
  const all = Int16Array.from(pieces.flatMap((piece) => (typeof piece === 'number' ? Array<number>(piece * 8).fill(0) : [...piece])));
  for (let at = 0; at < all.length; at += packet) {
    if (!isLost(at / packet)) ears.hear(all.subarray(at, at + packet));
    now += 20;
  }
  return ears;
}

const filesOf = ({ heard }: ReturnType<typeof listen>) => heard.map(({ file, isWhole }) => (isWhole ? file : `${file} …`));

describe('ears that know the recordings', () => {
  test('sentences, their parts and numbers are known in their order, also where two begin with the same word', () => {
    const ears = listen([
      1_003,
      read('sv/menu-app'),
      read('sv/choose-1'),
      120,
      read('sv/choose-2'),
      read('fi/number-4'),
      500,
      read('fi/number-4'),
    ]);
    assert.deepEqual(filesOf(ears), ['sv/menu-app', 'sv/choose-1', 'sv/choose-2', 'fi/number-4', 'fi/number-4']);
  });

  test('a voice that is cut is heard as far as it went, and what follows as a whole', () => {
    const ears = listen([read('en/user-code').subarray(0, 8_000), read('en/password')]);
    assert.deepEqual(filesOf(ears), ['en/user-code …', 'en/password']);
    const [cut] = ears.heard;
    assert.ok(cut && cut.until - cut.begun > 800 && cut.until - cut.begun < 1_100);
  });

  test('with every tenth packet lost it is still one sentence', () => {
    const ears = listen([read('sv/not-identified'), 300], (at) => at % 10 === 3);
    assert.deepEqual(
      ears.heard.map(({ file }) => file),
      ['sv/not-identified'],
    );
  });

  test('silence is what nobody hears, also when nothing arrives at all', () => {
    const greeting = read('sv/greeting');
    assert.ok(listen([greeting, 3_500, greeting]).measureSilence(0) >= 3_500);
    assert.ok(listen([greeting, 3_500, greeting], (at) => at > 150 && at < 280).measureSilence(0) >= 3_500);
    assert.ok(listen([read('waiting'), read('waiting'), read('waiting')]).measureSilence(0) < 2_500);
  });

  test('noise is no voice', () => {
    const noise = Int16Array.from({ length: 40_000 }, (_, at) => ((at * 7_919 * 104_729) % 20_011) - 10_000);
    assert.deepEqual(listen([noise]).heard, []);
  });
});
