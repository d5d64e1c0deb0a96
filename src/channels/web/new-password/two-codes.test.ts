import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numbers } from '../../../../test/credentials/box-bank.ts';
import { logInWithBox, openBoxWebBank } from '../../../../test/web/bank.ts';
import type { Page } from '../../../../test/web/browser.ts';

const { oskar, sven } = numbers;
const noted = { 'noted-password': 'yes', 'agreed-terms': 'yes' };
const place = '/sv/password/new/two-codes';

function look({ html, status, took, heading }: Page) {
  return { heading, status, took, html: html.replaceAll(/\/identify\/[\w-]+/g, '/identify/ID') };
}

describe('creating a new password with two codes in a row', () => {
  test('K26c, K30, K33: Oskar has forgotten his password and pressed the box thirty times, and gets in', async () => {
    const bank = await openBoxWebBank();
    const box = bank.boxes.oskar;
    for (let times = 0; times < 30; times++) box.press();
    const browser = bank.openBrowser();
    const first = await browser.open('/sv/password/new');
    assert.match(first.text, /Har kodboxen inte använts på länge.*Två koder i rad får den att stämma igen/);
    assert.match(first.html, new RegExp(`<a href="${place}">Ange två koder i rad i stället</a>`));
    assert.equal((await browser.send({ number: oskar, code: box.press() }, 'Logga in')).heading, 'Inloggningen lyckades inte');
    let page = await browser.open(place);
    assert.equal(page.heading, 'Skapa nytt lösenord');
    assert.match(page.text, /Ange två koder i rad.*Personnummer \(kundnummer\).*Första koden.*Vänta tills den släcks.*Nästa kod.*Logga in/);
    assert.match(page.html, /<a href="\/sv\/password\/new">Ange en kod i stället<\/a>/);
    page = await browser.send({ number: oskar, code: box.press(), next: box.press() }, 'Logga in');
    assert.equal(page.heading, 'Ditt temporära lösenord');
    const password = (/<span class="plate-code"[^>]*>(.*?)<\/span><\/p>/s.exec(page.html)?.[1] ?? '').replaceAll(/\D/g, '');
    page = await browser.send(noted, 'Fortsätt genom att logga in i Hamnen');
    assert.match(page.text, /Ange det temporära lösenordet som du har noterat/);
    await browser.send({ number: oskar, password });
    await browser.send({ code: '5829', repeat: '5829' }, 'OK');
    assert.equal((await browser.send({ code: box.press() })).address, '/sv/join');
    assert.equal((await logInWithBox(bank, oskar, '5829', box.press())).page.address, '/sv/join');
  });

  test('K26b, K26c: what cannot be two codes is told at once, at the field that is wrong, and uses none', async () => {
    const bank = await openBoxWebBank();
    const [code, next] = [bank.boxes.oskar.press(), bank.boxes.oskar.press()];
    const browser = bank.openBrowser();
    await browser.open(place);
    for (const [typed, field] of [
      [{ code: '12', next }, 'code'],
      [{ code, next: '12' }, 'next'],
      [{ code: code + next, next: '' }, 'code'],
    ] as const) {
      const page = await browser.send({ number: oskar, ...typed }, 'Logga in');
      assert.equal(page.status, 422);
      assert.match(page.text, /Ange två koder, den ena efter den andra, på 8 siffror var\./);
      assert.match(page.html, new RegExp(`href="#${field}"`));
      assert.doesNotMatch(page.html, new RegExp(`${code}|${next}`));
    }
    const spaced = `${next.slice(0, 4)} ${next.slice(4)}`;
    assert.equal((await browser.send({ number: oskar, code, next: spaced }, 'Logga in')).heading, 'Ditt temporära lösenord');
  });

  test('I7, D6, K30: an unknown number and a blocked agreement see what wrong codes see, after the same time, and are led back here', async () => {
    const seen = [];
    for (const number of [oskar, '8112189876', sven]) {
      const bank = await openBoxWebBank();
      const { boxes } = bank;
      const codes = number === sven ? { code: boxes.sven.press(), next: boxes.sven.press() } : { code: '48229137', next: '48229138' };
      const browser = bank.openBrowser();
      const first = await browser.open(place);
      const page = await browser.send({ number, ...codes }, 'Logga in');
      seen.push([look(first), look(page), look(await browser.send({}, 'Försök igen'))]);
    }
    assert.deepEqual([seen[1], seen[2]], [seen[0], seen[0]]);
    assert.equal(seen[0]?.[1]?.heading, 'Inloggningen lyckades inte');
  });
});
