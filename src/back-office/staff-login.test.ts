import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { hashToken } from '#ports';
import { createBrowser, type DeskBank, deskOrigin, logIn, openDeskBank } from '../../test/desk-bank.ts';
import { issueStaffLink } from './index.ts';
import { redeemStaffLink } from './staff-links.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('the log-in of staff', () => {
  let bank: DeskBank;
  const post = (url: string, payload: object, headers: Record<string, string> = { origin: deskOrigin }) =>
    bank.server.inject({ method: 'POST', url, headers, payload });
  const tokenFor = async (who: string) => (await issueStaffLink(bank.parts, who)).split('#')[1] ?? '';
  const audited = async () => (await bank.stores.audit.since(0, 100)).map(({ what, staff }) => `${what} ${staff}`);

  beforeEach(async () => {
    bank = await openDeskBank();
  });

  describe('staff log in with a link that works once', () => {
    test('the link leads to the log-in page, with the token where no server and no log sees it', async () => {
      const link = new URL(await issueStaffLink(bank.parts, 'anna'));
      assert.equal(`${link.origin}${link.pathname}${link.search}`, `${deskOrigin}/staff/login`);
      assert.ok(Buffer.from(link.hash.slice(1), 'base64url').length >= 16);
    });

    test('opening the page burns nothing: a preview may look at the link', async () => {
      const token = await tokenFor('anna');
      for (const _ of [1, 2]) assert.equal((await bank.server.inject({ url: '/staff/login' })).statusCode, 200);
      assert.equal((await post('/staff/login', { link: token })).statusCode, 303);
    });

    test('I2: of many presses at once one logs in', async () => {
      const token = await tokenFor('anna');
      const redeemed = await Promise.all(Array.from({ length: 20 }, () => redeemStaffLink(bank.parts, token)));
      assert.deepEqual(
        redeemed.flatMap((staff) => staff?.id ?? []),
        ['anna'],
      );
      assert.equal((await post('/staff/login', { link: token })).statusCode, 403);
    });

    test('after ten minutes it works no more, and the page says so', async () => {
      const token = await tokenFor('anna');
      await bank.clock.advance(10 * 60_000);
      const answer = await post('/staff/login?lang=sv', { link: token });
      assert.equal(answer.statusCode, 403);
      assert.match(answer.body, /role="alert">Länken gäller inte längre\. Be om en ny länk\./);
    });

    test('a token that was never issued, an empty one and nothing at all are refused alike', async () => {
      const bodies = await Promise.all([{ link: 'x'.repeat(27) }, { link: '' }, {}].map((body) => post('/staff/login', body)));
      assert.deepEqual(new Set(bodies.map(({ statusCode, body }) => `${statusCode} ${body}`)).size, 1);
      assert.equal(bodies[0]?.statusCode, 403);
    });

    test('a link for somebody without a place here is refused like any other', async () => {
      const refused = await post('/staff/login', { link: 'x'.repeat(27) });
      for (const who of ['kristina', 'petteri', 'ulla']) {
        const answer = await post('/staff/login', { link: await tokenFor(who) });
        assert.deepEqual([answer.statusCode, answer.body], [refused.statusCode, refused.body]);
        assert.equal(answer.headers['set-cookie'], undefined);
      }
    });

    test('I8: neither the token of the link nor that of the session is stored or audited', async () => {
      const token = await tokenFor('anna');
      const answer = await post('/staff/login', { link: token });
      const session = /styrka_staff=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
      const written = JSON.stringify(await bank.stores.audit.since(0, 100));
      assert.ok(session.length >= 22 && !written.includes(session) && !written.includes(token));
      assert.equal(await bank.stores.sessions.find(session, bank.clock.now()), undefined);
      assert.deepEqual(await audited(), ['staff-link-issued anna', 'staff-logged-in anna']);
    });
  });

  describe('the session of a member of staff', () => {
    test('its cookie is HttpOnly, SameSite=Strict, and unless on loopback Secure and for this host alone', async () => {
      const flags = async () =>
        String((await post('/staff/login', { link: await tokenFor('anna') }, { origin: bank.parts.origin })).headers['set-cookie']);
      assert.match(await flags(), /^styrka_staff=[\w-]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
      bank = await openDeskBank({ origin: 'https://styrka.lyktbanken.example' });
      assert.match(await flags(), /^__Host-styrka_staff=[\w-]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    });

    test('over TLS a cookie that a sister host could have set opens nothing', async () => {
      bank = await openDeskBank({ origin: 'https://styrka.lyktbanken.example' });
      const answer = await post('/staff/login', { link: await tokenFor('anna') }, { origin: bank.parts.origin });
      const [cookie = ''] = String(answer.headers['set-cookie']).split(';');
      const ask = (cookies: string) => createBrowser(bank, cookies).send('GET', '/desk/v1/me');
      assert.equal((await ask(cookie)).status, 200);
      assert.equal((await ask(cookie.replace('__Host-', ''))).status, 401);
    });

    test('it ends after half an hour without work, and after twelve hours in any case', async () => {
      const anna = await logIn(bank, 'anna');
      await bank.clock.advance(29 * 60_000);
      assert.equal((await anna.send('PATCH', '/desk/v1/me', { available: true })).status, 200);
      await bank.clock.advance(29 * 60_000);
      assert.equal((await anna.send('GET', '/desk/v1/me')).status, 200, 'a press is work');
      await bank.clock.advance(2 * 60_000);
      assert.equal((await anna.send('GET', '/desk/v1/me')).status, 401, 'looking is not');
      const jonas = await logIn(bank, 'jonas');
      for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
        await jonas.send('PATCH', '/desk/v1/me', { available: true });
        await bank.clock.advance(20 * 60_000);
      }
      assert.equal((await jonas.send('PATCH', '/desk/v1/me', { available: true })).status, 401);
    });

    test('logging out ends it for whoever holds the cookie, and nobody is available any more', async () => {
      const anna = await logIn(bank, 'anna');
      await anna.send('PATCH', '/desk/v1/me', { available: true });
      const out = await anna.send('POST', '/staff/logout');
      assert.deepEqual([out.status, out.headers.location], [303, '/staff/login']);
      assert.equal((await anna.send('GET', '/desk/v1/me')).status, 401);
      assert.equal((await bank.stores.staff.find('anna'))?.available, false);
    });

    test('the token of an unused link opens nothing as a cookie', async () => {
      const stranger = createBrowser(bank, `styrka_staff=${await tokenFor('anna')}`);
      assert.equal((await stranger.send('GET', '/desk/v1/me')).status, 401);
    });

    test("a customer's session opens nothing", async () => {
      const session = {
        id: await hashToken(bank.parts.keys, 'an-app-token'),
        kind: 'app',
        of: 'anna',
        began: 0,
        expires: bank.clock.now() + 60_000,
      };
      await bank.stores.sessions.begin(session, { audit: [] });
      assert.equal((await createBrowser(bank, 'styrka_staff=an-app-token').send('GET', '/desk/v1/me')).status, 401);
    });
  });

  describe('only our own pages log in and out', () => {
    for (const [what, headers] of [
      ['another site', { origin: 'https://lyktbanken.example.net' }],
      ['another port of this machine', { origin: 'http://localhost:8422' }],
      ['an origin that is hidden', { origin: 'null' }],
      ['no origin at all', {}],
    ] as const) {
      test(`${what} is refused`, async () => {
        const token = await tokenFor('anna');
        assert.equal((await post('/staff/login', { link: token }, headers)).statusCode, 403);
        assert.equal((await post('/staff/logout', {}, headers)).statusCode, 403);
        assert.equal((await post('/staff/login', { link: token })).statusCode, 303, 'and the link is not burnt');
      });
    }
  });

  describe('the demo', () => {
    test('lists the advisors, one press each, and takes nobody else', async () => {
      bank = await openDeskBank({ demo: true });
      const page = await bank.server.inject({ url: '/staff/login?lang=fi' });
      assert.deepEqual(
        [...page.body.matchAll(/Kirjaudu: ([^<]+)/g)].map(([, name]) => name),
        ['Anna Backman', 'Jonas Ek'],
      );
      assert.equal((await post('/staff/login', { staff: 'anna' })).headers.location, '/desk');
      assert.equal((await post('/staff/login', { staff: 'ulla' })).statusCode, 403);
    });

    test('outside the demo nobody is listed and a name alone opens nothing', async () => {
      assert.doesNotMatch((await bank.server.inject({ url: '/staff/login' })).body, /Anna Backman/);
      assert.equal((await post('/staff/login', { staff: 'anna' })).statusCode, 403);
    });
  });

  test('the page asks for its heading in the language of whoever opens it', async () => {
    const heading = async (headers: Record<string, string>, url = '/staff/login') =>
      /<h1>([^<]+)<\/h1>/.exec((await bank.server.inject({ url, headers })).body)?.[1];
    assert.equal(await heading({ 'accept-language': 'sv' }), 'Inloggning för personal');
    assert.equal(await heading({ 'accept-language': 'fi' }), 'Henkilökunnan kirjautuminen');
    assert.equal(await heading({ 'accept-language': 'fi' }, '/staff/login?lang=en'), 'Staff log-in');
  });
});
