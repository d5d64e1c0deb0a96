import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { faultCodes } from './faults.ts';

test('each thing that can be wrong with a file of boxes is shown by a test', () => {
  const files = globSync('**/*.test.ts', { cwd: import.meta.dirname }).map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'));
  const shown = files.join('\n');
  assert.deepEqual(
    faultCodes.filter((code) => !new RegExp(`['" ]${code}['" ]`).test(shown)),
    [],
  );
});
