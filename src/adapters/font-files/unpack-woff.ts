import { inflateSync } from 'node:zlib';

const header = { woff: 44, sfnt: 12 } as const;
const entry = { woff: 20, sfnt: 16 } as const;

/**
 * A WOFF file (W3C WOFF 1.0) as the font that is packed in it. The PDF writer would inflate its tables in JavaScript, for every
 * letter anew: most of what a letter costs. Throws RangeError for what is no WOFF.
 */
export function unpackWoff(packed: Uint8Array): Uint8Array {
  const woff = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new RangeError('This is no WOFF file.');
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(header.sfnt + count * entry.sfnt);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const tables: Buffer[] = [];
  let at = head.length;
  for (let n = 0; n < count; n++) {
    const from = header.woff + n * entry.woff;
    const to = header.sfnt + n * entry.sfnt;
    const [offset = 0, packedLength = 0, length = 0] = [4, 8, 12].map((place) => woff.readUInt32BE(from + place));
    woff.copy(head, to, from, from + 4);
    woff.copy(head, to + 4, from + 16, from + 20);
    head.writeUInt32BE(at, to + 8);
    head.writeUInt32BE(length, to + 12);
    const table = woff.subarray(offset, offset + packedLength);
    // Each table begins at a multiple of four bytes.
    const whole = Buffer.alloc(Math.ceil(length / 4) * 4);
    (packedLength < length ? inflateSync(table) : table).copy(whole);
    tables.push(whole);
    at += whole.length;
  }
  return Buffer.concat([head, ...tables]);
}
