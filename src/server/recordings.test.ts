import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { test } from 'node:test';
import { lyktbanken } from '#texts';
import type { Config } from './config.ts';
import { findRecordings, findUnsaid } from './recordings.ts';

const fyrbanken = { ...lyktbanken, sv: { ...lyktbanken.sv, bank: 'Fyrbanken', bankGenitive: 'Fyrbankens' } };

const configure = (brand: Config['bank']['brand'], phone: Config['phone']) =>
  ({ bank: { brand, reasons: [] }, phone }) as unknown as Config;

test('a bank whose own recordings are not where it says does not start: callers would hear another name', () => {
  assert.throws(() => findRecordings('/no/such/folder'), {
    code: 'configuration-wrong',
    message: /phone\.recordings: .*\/no\/such\/folder/,
  });
  assert.deepEqual(findRecordings(undefined), {});
  assert.ok(isAbsolute(findRecordings('voices').recordings ?? ''));
});

test("a bank that speaks with the demo bank's name is told at every start, and only if it speaks itself", () => {
  assert.deepEqual(findUnsaid(configure(lyktbanken, { browser: true })), []);
  assert.match(findUnsaid(configure(fyrbanken, { browser: true })).join(), /: 2, sv\/greeting first/);
  assert.deepEqual(findUnsaid(configure(fyrbanken, undefined)), []);
});

test('what the bank has recorded says its words, unless it has noted others', (t) => {
  const recordings = mkdtempSync(join(tmpdir(), 'recordings-'));
  t.after(() => rmSync(recordings, { recursive: true }));
  mkdirSync(join(recordings, 'sv'));
  for (const name of ['greeting', 'we-call-you']) writeFileSync(join(recordings, 'sv', `${name}.wav`), '');
  assert.deepEqual(findUnsaid(configure(fyrbanken, { browser: true, recordings })), []);
  writeFileSync(
    join(recordings, 'manifest.json'),
    JSON.stringify({ greeting: { sv: { text: 'Välkommen till Lyktbankens kundtjänst.' } } }),
  );
  assert.match(findUnsaid(configure(fyrbanken, { browser: true, recordings })).join(), /: 1, sv\/greeting first/);
});
