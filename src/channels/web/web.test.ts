import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { startPages } from '../../../test/help-pages.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the pages without a log-in', () => {
  let server: FastifyInstance;
  const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });

  beforeEach(() => {
    server = startPages();
  });

  for (const [wanted, language] of [
    ['sv-FI,sv', 'sv'],
    ['fi', 'fi'],
    ['de', 'en'],
  ] as const) {
    test(`a browser that speaks ${wanted} is led to the pages in ${language}`, async () => {
      const { statusCode, headers } = await get('/', { 'accept-language': wanted });
      assert.deepEqual([statusCode, headers.location], [302, `/${language}/help`]);
    });
  }

  test('where the bank has another first page, / leads there', async () => {
    server = startPages({ home: (language) => `/${language}/demo` });
    assert.equal((await get('/sv')).headers.location, '/sv/demo');
    assert.equal((await get('/', { 'accept-language': 'fi' })).headers.location, '/fi/demo');
  });

  test('the app has an origin of its own, and its address here leads there', async () => {
    assert.equal((await get('/app')).headers.location, 'http://localhost:8422/app');
    assert.equal((await get('/app/me?lang=fi')).headers.location, 'http://localhost:8422/app/me?lang=fi');
    assert.match((await get('/fi/help/app')).body, /href="http:\/\/localhost:8422\/app\?lang=fi"/);
  });

  test('the short way of a letter leads to the help in its language', async () => {
    assert.equal((await get('/hjalp')).headers.location, '/sv/help');
    assert.equal((await get('/ohje')).headers.location, '/fi/help');
    assert.equal((await get('/help')).headers.location, '/en/help');
  });

  test('a page that is not there is a page that says so, in the language of the address', async () => {
    const { body, statusCode } = await get('/fi/no<script>', { accept: 'text/html' });
    assert.equal(statusCode, 404);
    assert.match(body, /Sivua ei ole/);
    assert.doesNotMatch(body, /script/);
    assert.equal((await get('/api/v9', { accept: 'application/json' })).body, '{}');
  });
});
