/** A key that is heard in sound, ms from its beginning. */
export type HeardKey = { readonly key: string; readonly from: number; readonly until: number };

const low = [697, 770, 852, 941];
const high = [1209, 1336, 1477, 1633];
const keys = ['123A', '456B', '789C', '*0#D'];

/** So long a piece is looked at: two neighbouring tones can just be told apart, and the shortest key (ITU-T Q.24: 40 ms) holds three. */
const piece = 0.013;
/** A leak is to be found: fainter than any telephone would take for a key. Of full scale. */
const faintest = 0.0008;
/** All of the energy but this much is in the two tones: of a voice it is never for long. */
const purity = 0.7;
/** One tone may be so much louder than the other, as power: networks make the high one fainter. */
const twist = 16;
/** So many pieces alike are a key, and so many others end it. */
const leastPieces = 2;

/** Keys that stand as tones in sound, whoever made them (ITU-T Q.23). Reading a leak back out is the whole use of it. */
export function findKeys(samples: Int16Array, rate = 8_000): HeardKey[] {
  const size = Math.round(piece * rate);
  const hop = Math.floor(size / 2);
  const found: HeardKey[] = [];
  let run: { key: string; from: number; pieces: number } | null = null;
  const end = (at: number) => {
    if (run && run.pieces >= leastPieces) found.push({ key: run.key, from: toMs(run.from, rate), until: toMs(at, rate) });
    run = null;
  };
  for (let at = 0; at + size <= samples.length; at += hop) {
    const key = lookAt(samples.subarray(at, at + size), rate);
    if (run && run.key !== key) end(at);
    if (key === null) continue;
    if (run) run.pieces += 1;
    else run = { key, from: at, pieces: 1 };
  }
  end(samples.length);
  return joinBroken(found);
}

/** The keys alone, in order. */
export function readKeys(samples: Int16Array, rate = 8_000): string {
  return findKeys(samples, rate)
    .map(({ key }) => key)
    .join('');
}

/** A tone with a crackle in it is one key. */
function joinBroken(found: readonly HeardKey[]): HeardKey[] {
  const joined: HeardKey[] = [];
  for (const one of found) {
    const before = joined.at(-1);
    if (before && before.key === one.key && one.from - before.until < 15) joined[joined.length - 1] = { ...before, until: one.until };
    else joined.push(one);
  }
  return joined;
}

function lookAt(samples: Int16Array, rate: number): string | null {
  const energy = samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0);
  if (energy / samples.length < faintest ** 2) return null;
  const lows = low.map((tone) => measureTone(samples, tone, rate));
  const highs = high.map((tone) => measureTone(samples, tone, rate));
  const row = strongest(lows);
  const column = strongest(highs);
  const [a = 0, b = 0] = [lows[row], highs[column]];
  if (a + b < purity * energy || a > b * twist || b > a * twist) return null;
  return keys[row]?.[column] ?? null;
}

function strongest(powers: readonly number[]): number {
  return powers.indexOf(Math.max(...powers));
}

/** The energy of one frequency in it (Goertzel), to be compared with the sum of all samples squared. */
function measureTone(samples: Int16Array, tone: number, rate: number): number {
  const factor = 2 * Math.cos((2 * Math.PI * tone) / rate);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample / 32_768 + factor * one - two, one];
  return (2 * (one * one + two * two - factor * one * two)) / samples.length;
}

function toMs(samples: number, rate: number): number {
  return Math.round((samples * 1_000) / rate);
}

const tones: Readonly<Record<string, readonly [number, number]>> = Object.fromEntries(
  keys.flatMap((row, r) => [...row].map((key, c) => [key, [low[r] ?? 0, high[c] ?? 0]] as const)),
);

/** What a telephone makes of a key, `level` of full scale for each of its two tones. */
export function makeTone(key: string, ms: number, level = 0.18, rate = 8_000): Int16Array {
  const [a, b] = tones[key] ?? [0, 0];
  const at = (n: number, tone: number) => Math.sin((2 * Math.PI * tone * n) / rate);
  return Int16Array.from({ length: (ms * rate) / 1_000 }, (_, n) => Math.round(32_767 * level * (at(n, a) + at(n, b))));
}
