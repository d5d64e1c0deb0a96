import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLetterFonts } from './index.ts';
import { unpackWoff } from './unpack-woff.ts';

/** The sum of a table's words (OpenType, "Calculating checksums"); the head's own sum of the whole file counts as nothing. */
function sumOf(font: Buffer, tag: string, offset: number, length: number): number {
  const table = Buffer.alloc(Math.ceil(length / 4) * 4);
  font.copy(table, 0, offset, offset + length);
  if (tag === 'head') table.writeUInt32BE(0, 8);
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

test('the fonts of the letters come out of their files whole: every table has the sum that the font says it has', async () => {
  for (const [name, bytes] of Object.entries(await readLetterFonts())) {
    const font = Buffer.from(bytes);
    const count = font.readUInt16BE(4);
    assert.ok(count >= 9, name);
    for (let n = 0; n < count; n++) {
      const [entry, tag] = [12 + n * 16, font.toString('latin1', 12 + n * 16, 16 + n * 16)];
      const [sum = 0, offset = 0, length = 0] = [4, 8, 12].map((at) => font.readUInt32BE(entry + at));
      assert.ok(offset % 4 === 0 && offset + length <= font.length, `${name} ${tag}`);
      assert.equal(sumOf(font, tag, offset, length), sum, `${name} ${tag}`);
    }
  }
});

test('what is no WOFF file is refused', () => {
  assert.throws(() => unpackWoff(Buffer.from('OTTO and so on')), RangeError);
});
