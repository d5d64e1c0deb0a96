/** What a telephone carries: samples a second, one channel of 16 bits. */
export const sampleRate = 8000;

const headerLength = 44;

/** A WAV file (RIFF, PCM) of samples between -1 and 1. */
export function writeWav(samples: Float64Array): Buffer {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => {
    data.writeInt16LE(Math.round(sample * 32767), index * 2);
  });
  const header = Buffer.alloc(headerLength);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(headerLength - 8 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

/** The samples of a WAV file, or undefined if it is not what a telephone carries. Other chunks than `fmt ` and `data` are passed over. */
export function readWav(file: Buffer): Int16Array | undefined {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  let carried = false;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const chunk = file.subarray(at + 8, at + 8 + length);
    if (name === 'fmt ') carried = isCarried(chunk);
    if (name === 'data') return carried ? readSamples(chunk) : undefined;
    at += 8 + length + (length % 2);
  }
  return undefined;
}

export function milliseconds(samples: Int16Array): number {
  return Math.round((samples.length * 1000) / sampleRate);
}

function isCarried(format: Buffer): boolean {
  if (format.length < 16) return false;
  const [kind, channels, rate, bits] = [format.readUInt16LE(0), format.readUInt16LE(2), format.readUInt32LE(4), format.readUInt16LE(14)];
  return kind === 1 && channels === 1 && rate === sampleRate && bits === 16;
}

/** Samples of 16 bits, the lower half first. */
export function readSamples(data: Buffer): Int16Array {
  const samples = new Int16Array(Math.floor(data.length / 2));
  for (let index = 0; index < samples.length; index += 1) samples[index] = data.readInt16LE(index * 2);
  return samples;
}
