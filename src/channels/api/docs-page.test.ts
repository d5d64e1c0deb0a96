import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOperations } from './docs-page.tsx';

test('the page of the API lists every operation that the description has', () => {
  const paths = { '/a': { get: { summary: 'Look' }, delete: {} }, '/b': { post: { summary: 'Begin' } } };
  assert.deepEqual(
    listOperations({ paths }).map(({ method, path }) => `${method} ${path}`),
    ['GET /a', 'DELETE /a', 'POST /b'],
  );
});
