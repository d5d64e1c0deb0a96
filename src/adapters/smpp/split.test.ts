import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromGsm7, toGsm7 } from './gsm7.ts';
import { countParts, splitText } from './split.ts';

test('T43 part: the letters of our three languages are in the alphabet of the telephone', () => {
  const bytes = splitText('Åäö ÅÄÖ é #@', 0)[0]?.bytes;
  assert.deepEqual([...(bytes ?? [])], [0x0e, 0x7b, 0x7c, 0x20, 0x0e, 0x5b, 0x5c, 0x20, 0x05, 0x20, 0x23, 0x00]);
  assert.deepEqual(toGsm7('€[ł'), undefined);
  assert.deepEqual([...(splitText('a€', 0)[0]?.bytes ?? [])], [0x61, 0x1b, 0x65]);
});

test('T43 part: what fits into one message goes as one, what does not is split where no sign is torn', () => {
  assert.equal(countParts('å'.repeat(160)), 1);
  assert.equal(countParts('å'.repeat(161)), 2);
  assert.equal(countParts('€'.repeat(80)), 1);
  assert.equal(countParts('€'.repeat(81)), 2);
  assert.equal(countParts('ł'.repeat(70)), 1);
  assert.equal(countParts('ł'.repeat(71)), 2);
  assert.equal(countParts(''), 1);
  const [first, second] = splitText(`${'a'.repeat(152)}€${'b'.repeat(20)}`, 7);
  assert.deepEqual([...(first?.bytes.subarray(0, 6) ?? [])], [5, 0, 3, 7, 2, 1]);
  assert.deepEqual([...(second?.bytes.subarray(0, 8) ?? [])], [5, 0, 3, 7, 2, 2, 0x1b, 0x65]);
  const emoji = splitText('😀'.repeat(40), 1);
  assert.deepEqual(
    emoji.map(({ bytes }) => (bytes.length - 6) % 4),
    [0, 0],
  );
});

test('whatever the text, its parts are never too long, and put together they are the text again', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.stringMatching(/^[a-zåäöÅÄÖ€{}0-9 ]{0,500}$/));
  fc.assert(
    fc.property(texts, (text) => {
      const parts = splitText(text, 300);
      const bodies = parts.map(({ udh, bytes }) => bytes.subarray(udh ? 6 : 0));
      for (const { coding, bytes } of parts) assert.ok((coding === 0 ? Math.ceil((bytes.length * 7) / 8) : bytes.length) <= 140);
      const together = Buffer.concat(bodies);
      const read = parts[0]?.coding === 0 ? fromGsm7(together) : together.swap16().toString('utf16le');
      assert.equal(read, Buffer.from(text, 'utf16le').toString('utf16le'));
    }),
  );
});
