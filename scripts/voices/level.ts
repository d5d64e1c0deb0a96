import { sampleRate } from './wav.ts';

/** As loud as every recording is while it speaks, and the highest that a sample may be, dB of full scale. */
export const speechLevel = -24;
const highestPeak = -3;

/** Ends that begin and stop at nothing: no click (seconds). */
const fade = 0.005;
const breath = { before: 0.02, after: 0.04 };

const frameLength = 0.02 * sampleRate;

/** Whispered or not, a recording is heard as loud as the others; silence is no part of how loud it is. */
export function levelVoice(samples: Int16Array): Float64Array {
  const voice = Float64Array.from(samples, (sample) => sample / 32768);
  const gain = Math.min(speechLevel - loudnessOf(voice), highestPeak - peakOf(voice));
  const length = Math.round(fade * sampleRate);
  const before = Math.round(breath.before * sampleRate);
  const levelled = new Float64Array(before + voice.length + Math.round(breath.after * sampleRate));
  voice.forEach((sample, index) => {
    const end = Math.min(1, index / length, (voice.length - 1 - index) / length);
    levelled[before + index] = sample * amplitude(gain) * end;
  });
  return levelled;
}

/** Root mean square of the frames of 20 ms that sound: those less than 30 dB under the loudest. In dB of full scale. */
export function loudnessOf(samples: Float64Array): number {
  const frames = Array.from({ length: Math.max(1, Math.floor(samples.length / frameLength)) }, (_, frame) =>
    samples.subarray(frame * frameLength, (frame + 1) * frameLength),
  );
  const powers = frames.map((frame) => frame.reduce((sum, sample) => sum + sample * sample, 0) / frame.length);
  const loudest = Math.max(...powers);
  const sounding = powers.filter((power) => power > loudest / 1000);
  return decibel(Math.sqrt(sounding.reduce((sum, power) => sum + power, 0) / sounding.length));
}

export function peakOf(samples: Float64Array): number {
  let peak = 1 / 32768;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return decibel(peak);
}

function decibel(value: number): number {
  return 20 * Math.log10(value);
}

function amplitude(gain: number): number {
  return 10 ** (gain / 20);
}
