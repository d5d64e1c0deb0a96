import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { keepBox, makeKeptBox, readKeptBox } from './box-file.ts';

test('RFC 4226 §4 R6: a file is a box with its whole secret, PIN and counter, or it is damaged', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'styrka-box-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'box.json');
  assert.equal(readKeptBox(file), undefined);
  const kept = makeKeptBox();
  keepBox(file, kept);
  assert.deepEqual(readKeptBox(file), kept);
  const { box } = kept;
  const broken = [
    { ...kept, secret: kept.secret.slice(0, 30) },
    { ...kept, secret: `${kept.secret.slice(0, 38)}zz` },
    { ...kept, serial: '' },
    { ...kept, box: { ...box, pin: '123' } },
    { ...kept, box: { ...box, counter: -1 } },
    { ...kept, box: { ...box, counter: '4' } },
    { ...kept, box: { ...box, display: undefined } },
    { serial: kept.serial },
    null,
  ];
  for (const one of broken.map((one) => JSON.stringify(one)).concat('', '{')) {
    writeFileSync(file, one);
    assert.equal(readKeptBox(file), 'damaged', one);
  }
});
