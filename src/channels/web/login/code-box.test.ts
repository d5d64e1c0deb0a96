import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lastWhy, numbers } from '../../../../test/credentials/box-bank.ts';
import { logInWithBox as logIn, openBoxWebBank } from '../../../../test/web/bank.ts';
import type { Page } from '../../../../test/web/browser.ts';

const { oskar, ines, sven } = numbers;

function look({ html, status, took, heading }: Page) {
  return { heading, status, took, html: html.replaceAll(/\/identify\/[\w-]+/g, '/identify/ID') };
}

describe('logging in with a code box', () => {
  test('K3, K4, K15, K24, K25: number and password on the first page, the code on the next', async () => {
    const bank = await openBoxWebBank();
    const browser = bank.openBrowser();
    assert.match((await browser.open('/sv/login')).text, /Med appen Lyktan Med lösennyckel Med kodtabell Med kodbox/);
    const first = await browser.open('/sv/login/code-box');
    assert.match(first.text, /Personnummer \(kundnummer\).*Lösenord.*Fortsätt.*Skapa nytt lösenord/);
    const second = await browser.send({ number: oskar, password: '8027' });
    assert.equal(second.heading, 'Ange behörighetskoden');
    assert.match(second.html, /<input[^>]*name="code"[^>]*autocomplete="one-time-code"|autocomplete="one-time-code"[^>]*name="code"/);
    assert.match(second.text, /Behörighetskod.*Logga in/);
    assert.equal((await browser.send({ code: bank.boxes.oskar.press() }, 'Logga in')).address, '/sv/join');
    assert.equal((await browser.open('/sv/my')).heading, 'Din säkerhetslösning');
  });

  test('K6, K30a: hyphens and spaces are no fault; a wrong digit is told at once and costs nothing', async () => {
    const bank = await openBoxWebBank();
    const { second } = await logIn(bank, `${oskar.slice(0, 6)}-${oskar.slice(6)}`, '8027', bank.boxes.oskar.press());
    assert.equal(second.heading, 'Ange behörighetskoden');
    const browser = bank.openBrowser();
    await browser.open('/sv/login/code-box');
    for (const number of ['', oskar.slice(1), `${oskar.slice(0, 9)}${(Number(oskar[9]) + 1) % 10}`, '604218']) {
      const page = await browser.send({ number, password: '8027' });
      assert.equal(page.status, 422, number);
      assert.match(page.text, /Ange personnumret \(ÅÅMMDDXXXX\) eller kundnumret: tio siffror utan bindestreck/);
    }
    assert.equal(browser.cookies.size, 0);
  });

  test('K32: eight digits in the password field are told to be a code of the box, and no try is used', async () => {
    const bank = await openBoxWebBank();
    const browser = bank.openBrowser();
    for (let time = 0; time < 7; time++) {
      await browser.open('/sv/login/code-box');
      const page = await browser.send({ number: oskar, password: ' 4822 9137' });
      assert.match(page.text, /Det här ser ut som en kod från kodboxen\. Skriv ditt lösenord här\. Koden anger du på nästa sida\./);
      assert.doesNotMatch(page.html, /4822/);
    }
    assert.equal((await bank.stores.tries.state({ of: 'oskar', kind: 'strangers' })).wrong, 0);
    assert.equal((await logIn(bank, oskar, '8027', bank.boxes.oskar.press())).page.address, '/sv/join');
  });

  test('K26, K30, K30b, D6: an unknown number, a wrong password, a wrong code and a blocked agreement see the same pages after the same time', async () => {
    const seen = [];
    for (const [number, password, code] of [
      [oskar, '8027', '00000000'],
      [oskar, '9999', undefined],
      ['8112189876', '8027', '00000000'],
      [sven, '4172', 'sven'],
    ] as const) {
      const bank = await openBoxWebBank();
      const right = code === 'sven' ? bank.boxes.sven.press() : (code ?? bank.boxes.oskar.press());
      const { second, page } = await logIn(bank, number, password, right);
      seen.push([look(second), look(page)]);
    }
    for (const each of seen) assert.deepEqual(each, seen[0]);
    assert.equal(seen[0]?.[1]?.heading, 'Inloggningen lyckades inte');
  });

  test('K26c: two codes in a row are offered beside the code, to everybody, and log in with a box that is out of step', async () => {
    const bank = await openBoxWebBank();
    const box = bank.boxes.oskar;
    for (let press = 0; press < 60; press++) box.press();
    const { browser, page: failed } = await logIn(bank, oskar, '8027', box.press());
    assert.equal(failed.heading, 'Inloggningen lyckades inte');
    await browser.open('/sv/login/code-box');
    await browser.send({ number: oskar, password: '8027' });
    let page = await browser.send({}, 'Ange två koder i rad i stället');
    assert.equal(page.heading, 'Ange lösenordet');
    assert.match((await browser.send({ code: '48229137' })).text, /ser ut som en kod från kodboxen/);
    page = await browser.send({ code: '8027' });
    assert.equal(page.heading, 'Ange två koder i rad');
    assert.match(page.text, /Första koden Nästa kod/);
    const [code, next] = [box.press(), box.press()];
    assert.match((await browser.send({ code, next: '12' })).text, /Ange två koder, den ena efter den andra, på 8 siffror var\./);
    assert.equal((await browser.send({ code, next: `${next.slice(0, 4)} ${next.slice(4)}` })).address, '/sv/join');
    assert.equal((await logIn(bank, oskar, '8027', box.press())).page.address, '/sv/join');
  });

  test('I7, D6: with two codes in a row an unknown number sees what a known one sees', async () => {
    const seen = [];
    for (const number of [oskar, '8112189876', sven]) {
      const bank = await openBoxWebBank();
      const browser = bank.openBrowser();
      await browser.open('/sv/login/code-box');
      await browser.send({ number, password: '8027' });
      const password = await browser.send({}, 'Ange två koder i rad i stället');
      const codes = await browser.send({ code: '8027' });
      seen.push([look(password), look(codes), look(await browser.send({ code: '48229137', next: '48229138' }))]);
    }
    assert.deepEqual([seen[1], seen[2]], [seen[0], seen[0]]);
  });

  test('K26a part: any box of hers logs Ines in', async () => {
    const bank = await openBoxWebBank();
    assert.equal((await logIn(bank, ines, '6310', bank.boxes.inesOther.press())).page.address, '/sv/join');
    assert.equal((await logIn(bank, ines, '6310', bank.boxes.ines.press())).page.address, '/sv/join');
  });

  test('K14 part, T1: a code that was used does not log in again', async () => {
    const bank = await openBoxWebBank();
    const code = bank.boxes.oskar.press();
    await logIn(bank, oskar, '8027', code);
    assert.equal((await logIn(bank, oskar, '8027', code)).page.heading, 'Inloggningen lyckades inte');
    assert.match(String(await lastWhy(bank, 'oskar')), /^code box: old/);
  });

  test('a bank without code boxes has neither the page nor the link', async () => {
    const bank = await openBoxWebBank({}, { ways: [{ way: 'code-table' }] });
    const browser = bank.openBrowser();
    assert.doesNotMatch((await browser.open('/sv/login')).text, /kodbox/);
    for (const place of ['login/code-box', 'password/new', 'join']) assert.equal((await browser.open(`/sv/${place}`)).status, 404, place);
  });
});
