import { sampleRate } from '../scripts/voices/wav.ts';

/** As ears do: by the shape of the spectrum, 25 ms every 10 ms, in twenty bands of a telephone. */
const frame = 0.025 * sampleRate;
const step = 0.01 * sampleRate;
const size = 256;
const bands = 20;
const coefficients = 12;

type Shape = number[];

/** Fainter than this a frame says nothing (root mean square). */
const faint = 0.004;

const toMel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
const toHertz = (mel: number) => 700 * (10 ** (mel / 2595) - 1);
const edges = Array.from({ length: bands + 2 }, (_, place) => {
  const [low, high] = [toMel(300), toMel(3400)];
  return (toHertz(low + ((high - low) * place) / (bands + 1)) * size) / sampleRate;
});

/** How differently two recordings sound, whoever speaks faster: the least distance when time is warped. *Sex* and *ett* were 3. */
export function measureApart(left: Shape[], right: Shape[]): number {
  let row = Array.from({ length: right.length + 1 }, (_, place) => (place === 0 ? 0 : Number.POSITIVE_INFINITY));
  for (const shape of left) {
    const next = [Number.POSITIVE_INFINITY];
    right.forEach((against, place) => {
      const before = Math.min(row[place] ?? 0, row[place + 1] ?? 0, next[place] ?? 0);
      next.push(before + Math.hypot(...shape.map((value, at) => value - (against[at] ?? 0))));
    });
    row = next;
  }
  return (row.at(-1) ?? 0) / (left.length + right.length);
}

/** The mel cepstra of what is said in a recording. */
export function listen(samples: Float64Array): Shape[] {
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  const frames: Shape[] = [];
  for (let at = 0; at + frame < samples.length; at += step) {
    const part = samples.subarray(at, at + frame).map((sample) => sample / peak / 2);
    if (Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / frame) > faint) frames.push(shapeOf(part));
  }
  return frames;
}

/** The cosines of the loudness of the bands, without the first: how loud the whole is does not matter. */
function shapeOf(part: Float64Array): Shape {
  const windowed = part.map((sample, at) => sample * (0.54 - 0.46 * Math.cos((2 * Math.PI * at) / (frame - 1))));
  const power = Array.from({ length: size / 2 + 1 }, (_, place) => powerAt(windowed, place));
  const loudness = Array.from({ length: bands }, (_, band) => {
    const [low = 0, middle = 0, high = 0] = edges.slice(band, band + 3);
    const weigh = (place: number) => Math.max(0, Math.min((place - low) / (middle - low), (high - place) / (high - middle)));
    return Math.log(power.reduce((sum, value, place) => sum + weigh(place) * value, 0) + 1e-7);
  });
  return Array.from({ length: coefficients }, (_, place) =>
    loudness.reduce((sum, value, band) => sum + value * Math.sqrt(2 / bands) * Math.cos((Math.PI * (place + 1) * (band + 0.5)) / bands), 0),
  );
}

function powerAt(part: Float64Array, place: number): number {
  let [real, imaginary] = [0, 0];
  for (let at = 0; at < part.length; at += 1) {
    const turn = (place * at) % size;
    real += (part[at] ?? 0) * (cosines[turn] ?? 0);
    imaginary += (part[at] ?? 0) * (sines[turn] ?? 0);
  }
  return real * real + imaginary * imaginary;
}

const cosines = Float64Array.from({ length: size }, (_, turn) => Math.cos((2 * Math.PI * turn) / size));
const sines = Float64Array.from({ length: size }, (_, turn) => Math.sin((2 * Math.PI * turn) / size));
