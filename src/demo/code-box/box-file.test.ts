import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { claimCounter, keepBox, keepRaised, makeKeptBox, readKeptBox } from './box-file.ts';

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
    { ...kept, answerSecret: '' },
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

test('D10: a counter that was claimed is spent for every window, and what is kept later never takes it back', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'styrka-box-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'box.json');
  const kept = makeKeptBox();
  keepBox(file, kept);
  assert.deepEqual(
    [0, 0, 7, 3].map((least) => claimCounter(file, 'code', least)),
    [0, 1, 7, 8],
  );
  assert.deepEqual(
    [0, 0].map((least) => claimCounter(file, 'answer', least)),
    [0, 1],
  );
  keepRaised(file, { ...kept, box: { ...kept.box, pin: '7283', isStart: false } });
  const after = readKeptBox(file);
  assert.ok(after && after !== 'damaged');
  assert.deepEqual([after.box.pin, after.box.counter, after.box.answered], ['7283', 9, 2]);
  assert.throws(() => claimCounter(join(folder, 'other.json'), 'code', 0));
});
