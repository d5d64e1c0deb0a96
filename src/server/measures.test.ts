import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallRecord } from '#ports';
import { createMeasures } from './measures.ts';

const call = (identifiedAfter: number | null, failed: readonly string[] = []) =>
  ({
    opened: 1_000,
    failed,
    identified: identifiedAfter === null ? null : { at: 1_000 + identifiedAfter * 1_000, customer: 'aino' },
  }) as unknown as CallRecord;

test('S65: how long it takes until a caller is identified is measured, and the numbers name nobody', () => {
  const measures = createMeasures();
  for (const one of [call(20), call(40), call(null, ['app']), call(null)]) measures.note(one);
  const text = measures.write();
  assert.match(text, /time_to_identified_seconds_bucket\{le="30"\} 1\n/);
  assert.match(text, /time_to_identified_seconds_bucket\{le="\+Inf"\} 2\n/);
  assert.match(text, /time_to_identified_seconds_sum 60\n/);
  assert.match(text, /calls_over_total 4\n/);
  assert.match(text, /tried_and_failed_total 1\n/);
  assert.doesNotMatch(text, /aino/);
});
