import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { enrolPhone, openAppBank } from '../../test/app-bank.ts';

const assets = () => ({ scripts: ['/pages/app/main-1.js'], styles: ['/pages/styrka.css'] });
const openPages = () => openAppBank({}, { assets, file: async (path) => Buffer.from(`// ${path}`) });

describe('the page of the app', () => {
  test('every address of the app is the same page, in the language that was chosen or that the browser wants', async () => {
    const { server } = await openPages();
    for (const url of [
      '/app',
      '/app/enrol',
      '/app/me',
      '/app/requests/abc',
      '/app/phones',
      '/app/call-us',
      '/app/user-code',
      '/app/block',
    ]) {
      const { statusCode, body, headers } = await server.inject({ url, headers: { 'accept-language': 'fi' } });
      assert.equal(statusCode, 200, url);
      assert.match(body, /<html lang="fi">/);
      assert.match(body, /<title>Lyhty-sovellus – Lyhtypankki<\/title>/);
      assert.equal(headers['cache-control'], 'no-cache');
    }
    assert.match((await server.inject('/app?lang=en')).body, /<html lang="en">/);
    assert.equal((await server.inject('/')).headers.location, '/app');
  });

  test('nothing inline runs, and the page says nothing of any customer', async () => {
    const bank = await openPages();
    await enrolPhone(bank);
    const { body } = await bank.server.inject('/app');
    const scripts = [...body.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes ?? '');
    for (const attributes of scripts) assert.match(attributes, / src=| type="application\/json"/);
    assert.ok(!/<style| style=| on[a-z]+=/.test(body));
    for (const secret of ['aino', '47110823']) assert.ok(!body.includes(secret));
  });

  test('it can be installed: a name in each language, icons, one scope', async () => {
    const { server } = await openPages();
    for (const [lang, name] of [
      ['sv', 'Lyktan'],
      ['fi', 'Lyhty-sovellus'],
      ['en', 'Lyktan'],
    ]) {
      const { headers, body } = await server.inject(`/app/manifest.webmanifest?lang=${lang}`);
      assert.match(String(headers['content-type']), /application\/manifest\+json/);
      const manifest = JSON.parse(body) as { name: string; scope: string; display: string; icons: { sizes: string }[] };
      assert.deepEqual([manifest.name, manifest.scope, manifest.display], [name, '/app', 'standalone']);
      assert.ok(manifest.icons.some(({ sizes }) => sizes === '512x512'));
    }
    const worker = await server.inject('/app-worker.js');
    assert.equal(worker.body, '// app/service-worker.js');
    assert.match(String(worker.headers['content-type']), /text\/javascript/);
  });
});
