import assert from 'node:assert/strict';
import { isAbsolute } from 'node:path';
import { test } from 'node:test';
import { findRecordings } from './recordings.ts';

test('a bank whose own recordings are not where it says does not start: callers would hear another name', () => {
  assert.throws(() => findRecordings('/no/such/folder'), {
    code: 'configuration-wrong',
    message: /phone\.recordings: .*\/no\/such\/folder/,
  });
  assert.deepEqual(findRecordings(undefined), {});
  assert.ok(isAbsolute(findRecordings('voices').recordings ?? ''));
});
