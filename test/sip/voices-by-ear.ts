import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A recording as it comes out of a telephone: each sample one byte of G.711. Where the same words are said, several files are one. */
export type Recording = { readonly files: readonly string[]; readonly sound: Uint8Array };
export type Place = { readonly recording: Recording; readonly at: number };

/** All recordings that can be known again, by what stands at every so many samples of each. */
export type Voices = ReadonlyMap<number, readonly Place[]>;

/** 8 ms: shorter than the least that is ever played, long enough to stand in one place only. */
export const gramLength = 64;
const stride = 80;
const header = 44;

/** Folders of recordings (WAV, 8 kHz, mono, 16 bit), each known by its path below its folder: `sv/menu-app`. */
export function learnVoices(...folders: readonly string[]): Voices {
  const places = new Map<number, Place[]>();
  for (const recording of folders.flatMap(readFolder)) {
    for (let at = 0; at + gramLength <= recording.sound.length; at += stride) {
      if (isFlat(recording.sound, at)) continue;
      const key = hashAt(recording.sound, at);
      const others = places.get(key);
      if (others) others.push({ recording, at });
      else places.set(key, [{ recording, at }]);
    }
  }
  return places;
}

/** Where these bytes stand in the recordings: several may begin with the same word. */
export function findPlaces(voices: Voices, hash: number, sound: Uint8Array, at: number): Place[] {
  return (voices.get(hash) ?? []).filter((place) => countSame(place.recording.sound, place.at, sound, at, gramLength) === gramLength);
}

function readFolder(folder: string): Recording[] {
  const same = new Map<string, { files: string[]; sound: Uint8Array }>();
  for (const path of globSync('**/*.wav', { cwd: folder }).sort()) {
    const sound = toAlaw(readSamples(readFileSync(join(folder, path)).subarray(header)));
    const key = Buffer.from(sound.buffer).toString('latin1');
    const file = path.replaceAll('\\', '/').replace(/\.wav$/, '');
    const known = same.get(key);
    if (known) known.files.push(file);
    else same.set(key, { files: [file], sound });
  }
  return [...same.values()];
}

/** 16 bits each, the low byte first. */
export function readSamples(bytes: Buffer): Int16Array {
  return new Int16Array(Uint8Array.from(bytes.subarray(0, bytes.length & ~1)).buffer);
}

export function writeWave(samples: Int16Array): Buffer {
  const head = Buffer.alloc(header);
  head.write('RIFF', 0);
  head.writeUInt32LE(header - 8 + samples.byteLength, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(16_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([head, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)]);
}

/** Silence and steady tones look the same everywhere. */
function isFlat(sound: Uint8Array, at: number): boolean {
  return new Set(sound.subarray(at, at + gramLength)).size < 12;
}

const base = 257;
let leaving = 1;
for (let power = 1; power < gramLength; power++) leaving = Math.imul(leaving, base);

export function hashAt(sound: Uint8Array, at: number): number {
  let hash = 0;
  for (let place = at; place < at + gramLength; place++) hash = (Math.imul(hash, base) + (sound[place] ?? 0)) | 0;
  return hash;
}

/** The hash one sample later. */
export function roll(hash: number, first: number, next: number): number {
  return (Math.imul(hash - Math.imul(first, leaving), base) + next) | 0;
}

export function countSame(one: Uint8Array, from: number, other: Uint8Array, at: number, length: number): number {
  let same = 0;
  for (let place = 0; place < length; place++) if (one[from + place] === other[at + place]) same += 1;
  return same;
}

/** G.711 A-law: the sign, the segment, four bits of what is left, and every other bit turned over (ITU-T G.711, 3.1 and table 1a). */
function encode(sample: number): number {
  const magnitude = sample >= 0 ? sample >> 3 : -(sample | 7) >> 3;
  const segment = Math.max(0, 27 - Math.clz32(magnitude));
  const step = (magnitude >> Math.max(1, segment)) & 0x0f;
  return ((segment << 4) | step) ^ (sample >= 0 ? 0xd5 : 0x55);
}

const codes = new Uint8Array(1 << 16);
for (let sample = -0x8000; sample < 0x8000; sample++) codes[sample & 0xffff] = encode(sample);

export function toAlaw(samples: Int16Array): Uint8Array {
  const sound = new Uint8Array(samples.length);
  for (let at = 0; at < sound.length; at++) sound[at] = codes[(samples[at] ?? 0) & 0xffff] ?? 0;
  return sound;
}

/** The middle of each step: whichever way a telephone rounds, it makes the same code of it. */
export function fromAlaw(sound: Uint8Array): Int16Array {
  return Int16Array.from(sound, (code) => {
    const bare = code ^ 0x55;
    const segment = (bare & 0x70) >> 4;
    const step = ((bare & 0x0f) << 4) + (segment === 0 ? 8 : 0x108);
    const magnitude = step << Math.max(0, segment - 1);
    return bare & 0x80 ? magnitude : -magnitude;
  });
}
