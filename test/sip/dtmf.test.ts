import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { createSeededRandom } from '#adapters/virtual';
import { findKeys, makeTone, readKeys } from './dtmf.ts';
import { readSamples } from './voices-by-ear.ts';

const canary = '481516234208151623421089*#0';
const voices = new URL('../../voices/', import.meta.url).pathname;

function join(...parts: readonly Int16Array[]): Int16Array {
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

function press(keys: string, tone: number, gap: number, level?: number): Int16Array {
  return join(...[...keys].flatMap((key) => [makeTone(key, tone, level), new Int16Array(gap * 8)]));
}

function addTo(samples: Int16Array, others: Int16Array, at: number): Int16Array {
  return samples.map((sample, n) => Math.max(-32_768, Math.min(32_767, sample + (others[n - at] ?? 0))));
}

function readVoice(file: string): Int16Array {
  return readSamples(readFileSync(`${voices}${file}`).subarray(44));
}

function makeNoise(length: number, level: number): Int16Array {
  const random = createSeededRandom(7);
  return Int16Array.from(random.bytes(length), (byte) => Math.round((byte - 128) * 256 * level));
}

describe('what looks for keys in sound', () => {
  for (const [tone, gap] of [
    [100, 100],
    [60, 40],
    [40, 60],
    [40, 20],
    [140, 300],
  ] as const)
    test(`T32 part: reads keys of ${tone} ms with ${gap} ms between`, () => assert.equal(readKeys(press(canary, tone, gap)), canary));

  test('T32 part: reads keys that are so faint that no telephone would take them, and with noise', () => {
    assert.equal(readKeys(press(canary, 80, 60, 0.002)), canary);
    const sound = press(canary, 80, 60, 0.1);
    assert.equal(readKeys(addTo(sound, makeNoise(sound.length, 0.03), 0)), canary);
  });

  test('T32 part: says when each key was heard', () => {
    const [first, second] = findKeys(join(new Int16Array(8_000), press('47', 100, 100)));
    assert.deepEqual([first?.key, second?.key], ['4', '7']);
    assert.ok(first && Math.abs(first.from - 1_000) < 15 && Math.abs(first.until - 1_100) < 15, JSON.stringify(first));
  });

  test('T32 part: a tone with a crackle in it is one key, and two presses of one key are two', () => {
    const tone = makeTone('5', 100);
    assert.equal(readKeys(tone.map((sample, n) => (n >= 320 && n < 350 ? 0 : sample))), '5');
    assert.equal(readKeys(press('55', 60, 40)), '55');
  });

  test('T32 part: of a voice it takes a single sound for a key now and then, and never hears a number in it', () => {
    const files = globSync('**/*.wav', { cwd: voices });
    assert.ok(files.length > 300, `${files.length} recordings`);
    const heard = files.map((file) => ({ file, keys: readKeys(readVoice(file)) }));
    assert.deepEqual(
      heard.filter(({ keys }) => keys.length > 1),
      [],
    );
    assert.ok(heard.filter(({ keys }) => keys.length > 0).length < files.length / 20);
  });

  test('T32 part: keys that leaked between voices are found', () => {
    const voice = readVoice('sv/greeting.wav');
    assert.equal(readKeys(join(voice, press('4815', 80, 60, 0.05), voice)), '4815');
  });
});
