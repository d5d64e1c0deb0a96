import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import Fastify from 'fastify';
import { Broken } from '#ports';
import { errorCodes, handleErrors, refuseUnread } from './errors.ts';

test('the documented errors are those of the server, with their status', () => {
  const text = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  const documented = Object.fromEntries(
    [...text.matchAll(/^\| `([a-z-]+)` \| (\d+) \|/gm)].map(([, code, status]) => [code, Number(status)]),
  );
  assert.deepEqual(documented, errorCodes);
});

test('I8: what went wrong inside, and what the caller sent, stays inside', async () => {
  const log: string[] = [];
  const server = Fastify();
  handleErrors(server, (code, detail) => log.push(`${code} ${detail}`));
  server.get('/crash', () => Promise.reject(new Error('password 5863 of Aino')));
  server.get('/broken', () => Promise.reject(new Broken('sealed-value-damaged', 'Something stored here was changed.', 'credential 7')));
  server.post('/form', { schema: { body: { type: 'object', properties: { code: { type: 'number' } } } } }, async () => '');
  const crash = await server.inject({ url: '/crash', headers: { 'accept-language': 'fi' } });
  assert.deepEqual([crash.statusCode, crash.json().error.code], [503, 'out-of-order']);
  assert.match(crash.json().error.sentence, /Mikään ei ole muuttunut/);
  const broken = await server.inject('/broken');
  assert.deepEqual([broken.statusCode, broken.json().error.code], [503, 'out-of-order']);
  const form = await server.inject({ method: 'POST', url: '/form', payload: { code: 'secret-in-the-wrong-field' } });
  assert.equal(form.statusCode, 400);
  for (const { body } of [crash, broken, form]) assert.doesNotMatch(body, /5863|credential 7|secret-in/);
  assert.equal(log.length, 2);
});

test('an address that cannot be read is refused as any other request, and not repeated', async () => {
  const refused = await Fastify({ frameworkErrors: refuseUnread }).inject('/5863%E0%A4%A');
  assert.deepEqual([refused.statusCode, refused.json().error.code], [400, 'bad-request']);
  assert.doesNotMatch(refused.body, /5863/);
});

test('who comes too often reads why in the words of that door', async () => {
  const server = Fastify();
  handleErrors(server, () => {});
  server.get('/busy', () => Promise.reject(new Broken('too-many-requests', 'Alla linjer är upptagna.')));
  const busy = await server.inject('/busy');
  assert.deepEqual([busy.statusCode, busy.json().error], [429, { code: 'too-many-requests', sentence: 'Alla linjer är upptagna.' }]);
});

/** What the code says in this form, once each. */
function findCodes(form: RegExp): string[] {
  const root = new URL('../', import.meta.url);
  const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\.|\/page\//.test(file));
  const found = files.flatMap((file) => [...readFileSync(new URL(file, root), 'utf8').matchAll(form)].map(([, code]) => code ?? ''));
  return [...new Set(found)].sort();
}

test('every code that stands in the log only is documented, and no other', () => {
  const text = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  const [, logOnly = ''] = text.split('in the log only');
  const documented = [...logOnly.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code);
  assert.deepEqual(documented, findCodes(/\b(?:complain\(|raiseOnce\(parts, )'([a-z-]+)'/g));
});

test('every broken promise in the code has a documented code', () => {
  const codes = findCodes(/new Broken\(\s*'([a-z-]+)'/g);
  assert.ok(codes.length > 10);
  assert.deepEqual(
    codes.filter((code) => !(code in errorCodes)),
    [],
  );
});
