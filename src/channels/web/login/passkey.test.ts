import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addPasskey, offerPasskey } from '#authenticators/passkey';
import type { Json } from '#ports';
import { passkeySettings } from '../../../../test/app-bank.ts';
import { openCredentialsBank } from '../../../../test/credentials/bank.ts';
import { numbers } from '../../../../test/credentials/box-bank.ts';
import { openWatched, runUntil, shapeOf } from '../../../../test/credentials/watched.ts';
import { createSoftPasskey } from '../../../../test/soft-passkey.ts';
import { logIn, openBoxWebBank, openWebBank } from '../../../../test/web/bank.ts';
import type { Page } from '../../../../test/web/browser.ts';
import { logInWithPasskey, openMajWithPasskey, optionsOf, usePasskey } from '../../../../test/web/passkey.ts';

const beside = 'Använd en lösennyckel i stället';
const look = ({ html, status, took, heading }: Page) => ({
  heading,
  status,
  took,
  html: html.replaceAll(/\/identify\/[\w-]+/g, '/identify/ID').replaceAll(/challenge&quot;:&quot;[\w-]+/g, 'challenge'),
});

describe('logging in with a passkey', () => {
  test('D4, D15, N8: nothing is typed, and the result says what was shown', async () => {
    const bank = await openWebBank();
    const { passkey } = await openMajWithPasskey(bank);
    assert.match((await bank.openBrowser().open('/en/login')).html, /<a href="\/en\/login\/passkey"[^>]*>With a passkey/);
    const { asked, page } = await logInWithPasskey(bank, passkey);
    assert.doesNotMatch(asked.html, /type="text"|type="password"/);
    assert.equal(page.address, '/sv/my');
    assert.match(page.text, /Inloggad som maj/);
    const [last] = await bank.stores.audit.of('maj', ['flow-identified'], 1);
    assert.deepEqual([last?.detail?.['plan'], last?.detail?.['acr'], last?.detail?.['amr']], ['passkey', 'loa2', ['hwk', 'mfa', 'user']]);
  });

  test('I2, T2: an answer is taken once, and in its own identification only', async () => {
    const bank = await openWebBank();
    const { passkey } = await openMajWithPasskey(bank);
    const browser = bank.openBrowser();
    await browser.open('/sv/login/passkey');
    const asked = await browser.send();
    const made = JSON.stringify(passkey.assert(optionsOf(asked).challenge));
    assert.equal((await browser.post(asked.address, { question: 'passkey', made })).address, '/sv/my');
    assert.equal((await browser.post(asked.address, { question: 'passkey', made })).address, '/sv/my');
    assert.equal(
      (await bank.stores.audit.of('maj', ['flow-judged', 'web-logged-in'], 9)).filter(({ flow }) => asked.address.endsWith(flow ?? '-'))
        .length,
      2,
    );
    await browser.open('/sv/login/passkey');
    await browser.send();
    assert.equal((await browser.send({ made }, 'Använd lösennyckeln')).heading, 'Inloggningen lyckades inte');
  });

  test('I7, D6: a passkey that nobody has, one that was taken out, and one of a blocked customer end on the same page', async () => {
    const bank = await openWebBank();
    const { passkey } = await openMajWithPasskey(bank);
    const stranger = createSoftPasskey(passkeySettings);
    stranger.user = passkey.user;
    const unknown = (await logInWithPasskey(bank, stranger)).page;
    await bank.stores.customers.block('maj', { at: bank.clock.now(), why: 'bank' }, { audit: [] });
    const blocked = (await logInWithPasskey(bank, passkey)).page;
    const [held] = await bank.stores.credentials.of('maj', 'passkey', bank.clock.now());
    await bank.stores.credentials.end(held?.id ?? '', bank.clock.now(), { audit: [] });
    const ended = (await logInWithPasskey(bank, passkey)).page;
    assert.equal(unknown.heading, 'Inloggningen lyckades inte');
    assert.deepEqual([look(blocked), look(ended)], [look(unknown), look(unknown)]);
  });

  test('a copy of a passkey that counts is refused: its counter must rise', async () => {
    const bank = await openWebBank();
    const { passkey } = await openMajWithPasskey(bank);
    passkey.counter = 7;
    assert.equal((await logInWithPasskey(bank, passkey)).page.address, '/sv/my');
    passkey.counter = 5;
    assert.equal((await logInWithPasskey(bank, passkey)).page.heading, 'Inloggningen lyckades inte');
  });

  test('I6: a customer whose codes others have locked logs in with it, and the codes work again', async () => {
    const bank = await openWebBank();
    const { passkey } = await openMajWithPasskey(bank);
    for (let guess = 0; guess < 5; guess++) await logIn(bank, 'maj', '604218', '0000').catch(() => undefined);
    assert.equal((await logIn(bank, 'maj', '604218', '71946')).page.heading, 'Inloggningen lyckades inte');
    assert.equal((await logInWithPasskey(bank, passkey)).page.address, '/sv/my');
    assert.equal((await logIn(bank, 'maj', '604218', '71946')).page.address, '/sv/my');
  });

  test('whoever has no script is told, and a form that brings nothing costs nothing', async () => {
    const bank = await openWebBank();
    const browser = bank.openBrowser();
    assert.match((await browser.open('/sv/login/passkey')).text, /fungerar bara om din webbläsare tillåter JavaScript/);
    const asked = await browser.send();
    for (const made of ['', 'x', '7', '{}', '{"id":"short"}']) {
      const page = await browser.send({ made }, 'Använd lösennyckeln');
      assert.match(page.text, /Ingen lösennyckel användes\. Försök igen, eller välj ett annat sätt\./);
      assert.equal(page.address.replace(/\?.*/, ''), asked.address);
    }
  });

  test('D4: where the bank is strict, it is the way that is named first', async () => {
    const bank = await openWebBank({ profile: 'strict' });
    assert.match((await bank.openBrowser().open('/sv/login')).text, /Logga in Med lösennyckel Med appen Lyktan Med kodtabell/);
  });
});

describe('the passkey beside a code', () => {
  test('D15: beside the cell, and whoever has one goes on with it', async () => {
    const bank = await openWebBank();
    const { passkey } = await openMajWithPasskey(bank);
    const browser = bank.openBrowser();
    await browser.open('/sv/login/code-table');
    assert.match((await browser.send({ 'user-code': '604218', password: '0000' })).heading, /Ange koden/);
    const asked = await browser.send({}, beside);
    assert.equal(asked.heading, 'Använd din lösennyckel');
    assert.match(asked.html, /allowCredentials&quot;:\[\]/);
    assert.equal((await usePasskey(browser, asked, passkey)).address, '/sv/my');
  });

  test('I1: somebody else’s passkey does not answer for whoever was claimed', async () => {
    const bank = await openWebBank();
    const { passkey } = await openMajWithPasskey(bank);
    const browser = bank.openBrowser();
    await browser.open('/sv/login/code-table');
    await browser.send({ 'user-code': '3182907', password: '0000' });
    const page = await usePasskey(browser, await browser.send({}, beside), passkey);
    assert.equal(page.heading, 'Inloggningen lyckades inte');
    assert.equal((await browser.open('/sv/my')).address, '/sv/login?ended=1');
  });

  test('D7: whoever knows a user code and has some passkey fills no room of its owner’s', async () => {
    const bank = await openWebBank();
    await openMajWithPasskey(bank);
    for (let time = 0; time < 7; time++) {
      const browser = bank.openBrowser();
      await browser.open('/sv/login/app');
      await browser.send({ 'user-code': '604218' });
      await usePasskey(browser, await browser.send({}, beside), createSoftPasskey(passkeySettings));
    }
    for (const kind of ['passkey', 'strangers']) assert.equal((await bank.stores.tries.state({ of: 'maj', kind })).wrong, 0);
  });

  test('D15, I7: offered to everybody alike, and what follows says nothing of who has one', async () => {
    const seen = [];
    for (const [userCode, has] of [
      ['604218', true],
      ['604218', false],
      ['3182907', false],
      ['99999999', false],
      ['918364', false],
    ] as const) {
      const bank = await openWebBank();
      if (has) await openMajWithPasskey(bank);
      const browser = bank.openBrowser();
      await browser.open('/sv/login/app');
      await browser.send({ 'user-code': userCode });
      const asked = await browser.send({}, beside);
      seen.push([look(asked), look(await usePasskey(browser, asked, createSoftPasskey(passkeySettings)))]);
    }
    for (const each of seen) assert.deepEqual(each, seen[0]);
    assert.equal(seen[0]?.[1]?.heading, 'Inloggningen lyckades inte');
  });

  test('T16: with a passkey, without one, unknown and blocked make the same calls to every port', async () => {
    const traces = [];
    for (const userCode of ['604218', '3182907', '99999999', '918364']) {
      const { bank, clock, trace } = await openWatched((given) => openCredentialsBank({}, given));
      if (userCode === '604218') {
        const state = { id: 'a'.repeat(30), publicKey: 'pQECAyYgASFYIA', user: 'u', counter: 0, synced: false, number: 1 };
        const own = { id: 'own', customer: 'maj', kind: 'passkey', version: 0, state, sealed: '', lookup: 'l', added: 0, expires: null };
        await bank.stores.credentials.add(own, { atMost: 5, now: 0, audit: [] });
      }
      trace.length = 0;
      const { flow } = await bank.identify.begin({ plan: 'code-table', channel: 'web', purpose: 'login', boundTo: { session: 's' } });
      await bank.identify.claim(flow, userCode);
      const asked = await bank.identify.switchTo(flow, 'passkey');
      const soft = createSoftPasskey(passkeySettings);
      const { format } = asked.prompts[0] ?? {};
      const challenge = format?.is === 'ceremony' ? (format.options as { challenge: string }).challenge : '';
      const over = await runUntil(clock, bank.identify.answer(flow, soft.assert(challenge) as never, asked.question));
      traces.push({ trace: [...trace], over: shapeOf(over) });
    }
    assert.ok((traces[0]?.trace.length ?? 0) > 20, 'there is something to compare');
    for (const each of traces) assert.deepEqual(each, traces[0]);
  });

  test('D15: it stands beside every code of every way to log in, to block and to confirm', async () => {
    const bank = await openBoxWebBank();
    const browser = bank.openBrowser();
    await browser.open('/sv/login/code-box');
    assert.match((await browser.send({ number: numbers.oskar, password: '8027' })).text, new RegExp(beside));
    assert.match((await browser.send({}, 'Ange två koder i rad i stället')).text, new RegExp(beside));
    await browser.open('/sv/block/code-table');
    assert.match((await browser.send({ 'user-code': '604218' })).text, new RegExp(beside));
    await browser.open('/sv/password/forgotten');
    assert.match((await browser.send({ 'user-code': '604218' })).text, new RegExp(beside));
  });

  test('S16, D15: it blocks, and it orders a one-time password, in place of the cell', async () => {
    const bank = await openWebBank();
    const { passkey } = await openMajWithPasskey(bank);
    const browser = bank.openBrowser();
    await browser.open('/sv/password/forgotten');
    await browser.send({ 'user-code': '604218' });
    assert.equal(
      (await usePasskey(browser, await browser.send({}, beside), passkey)).address,
      '/sv/password/forgotten/ordered?said=ordered',
    );
    await browser.open('/sv/block/code-table');
    await browser.send({ 'user-code': '604218' });
    assert.equal((await usePasskey(browser, await browser.send({}, beside), passkey)).address, '/sv/block/done');
    assert.ok((await bank.stores.customers.find('maj'))?.blocked);
  });
});

test('K15: whoever has a code box and no user code, and logs in with a passkey, is asked to join as after the box', async () => {
  const bank = await openBoxWebBank();
  const passkey = createSoftPasskey(passkeySettings);
  const offer = await offerPasskey(bank.issue, 'oskar', { flow: 'confirmed', bank: 'Lyktbanken', name: 'Oskar' }, passkeySettings);
  const { challenge, user } = offer as { readonly challenge: string; readonly user: { readonly id: string } };
  passkey.user = user.id;
  await addPasskey(bank.issue, 'oskar', { flow: 'confirmed', made: passkey.register(challenge) as Json }, passkeySettings);
  assert.equal((await logInWithPasskey(bank, passkey)).page.address, '/sv/join');
  const { passkey: majs } = await openMajWithPasskey(bank);
  assert.equal((await logInWithPasskey(bank, majs)).page.address, '/sv/my');
});
