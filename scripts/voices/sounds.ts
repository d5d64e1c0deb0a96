import { sampleRate, writeWav } from './wav.ts';

type Tone = { hertz: number; at: number; seconds: number; fadeIn: number; fadeOut: number };

/** The voices have -24 dB (root mean square while they speak). Twelve under that is -36, and a sine of that has this peak. */
const softly = 10 ** (-33 / 20);

/** Two soft notes, A4 and E5, and silence until they begin again: two and a half seconds. */
export function makeWaiting(): Buffer {
  const note = { seconds: 0.25, fadeIn: 0.03, fadeOut: 0.15 };
  return play(2.5, [
    { hertz: 440, at: 0, ...note },
    { hertz: 659.26, at: 0.25, ...note },
  ]);
}

/** The ring-back tone of a European exchange (ITU-T E.180: 425 Hz), one second, then four of silence. */
export function makeRinging(): Buffer {
  return play(5, [{ hertz: 425, at: 0, seconds: 1, fadeIn: 0.01, fadeOut: 0.01 }]);
}

/** What is played to a caller of whom something is asked: a minute of nothing. It keeps the telephone system's own clock of the call going. */
export function makeSilence(): Buffer {
  return play(60, []);
}

/** What stands between two recordings. */
export function makePause(ms: number): Buffer {
  return play(ms / 1000, []);
}

function play(seconds: number, tones: Tone[]): Buffer {
  const samples = new Float64Array(Math.round(seconds * sampleRate));
  for (const tone of tones) {
    const length = Math.round(tone.seconds * sampleRate);
    const start = Math.round(tone.at * sampleRate);
    for (let index = 0; index < length; index += 1) samples[start + index] = softly * sampleOf(tone, index / sampleRate);
  }
  return writeWav(samples);
}

function sampleOf({ hertz, seconds, fadeIn, fadeOut }: Tone, time: number): number {
  const loudness = Math.min(1, time / fadeIn, (seconds - time) / fadeOut);
  return loudness * Math.sin(2 * Math.PI * hertz * time);
}
