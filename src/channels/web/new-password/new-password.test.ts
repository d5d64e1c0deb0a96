import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aCustomer } from '../../../../test/credentials/bank.ts';
import { numbers } from '../../../../test/credentials/box-bank.ts';
import { type BoxWebBank, openBoxWebBank } from '../../../../test/web/bank.ts';
import type { Page, TestBrowser } from '../../../../test/web/browser.ts';

const { oskar, greta, ines, sven } = numbers;
const noted = { 'noted-password': 'yes', 'agreed-terms': 'yes' };
const goOn = 'Fortsätt genom att logga in i Hamnen';

async function showTemporary(browser: TestBrowser, number: string, code: string): Promise<Page> {
  await browser.open('/sv/password/new');
  return browser.send({ number, code }, 'Logga in');
}

/** What stands on the plate. */
function readPlate({ html }: Page): string {
  const plate = /<span class="plate-code"[^>]*>(.*?)<\/span><\/p>/s.exec(html)?.[1] ?? '';
  return plate.replaceAll(/\D/g, '');
}

/** K5–K11, up to the first page of the log-in. */
async function takeTemporary(bank: BoxWebBank, number: string, code: string, browser = bank.openBrowser()) {
  const shown = await showTemporary(browser, number, code);
  const page = await browser.send(noted, goOn);
  return { browser, password: readPlate(shown), shown, page };
}

describe('creating a new password with the code box', () => {
  test('K5–K16, K33: from the first code to the web bank', async () => {
    const bank = await openBoxWebBank();
    const box = bank.boxes.greta;
    const browser = bank.openBrowser();
    await browser.open('/sv/login/code-box');
    assert.match((await browser.open('/sv/password/new')).text, /Personnummer \(kundnummer\).*Behörighetskod.*Logga in/);
    let page = await browser.send({ number: greta, code: box.press() }, 'Logga in');
    assert.deepEqual([page.heading, page.address.replace(/\?.*/, '')], ['Ditt temporära lösenord', '/sv/password/temporary']);
    const temporary = readPlate(page);
    assert.match(temporary, /^\d{4}$/);
    assert.match(page.text, /inom 15 minuter.*Läs villkoren.*Jag har noterat det temporära lösenordet Jag accepterar villkoren/);
    assert.match(page.html, /href="\/sv\/terms"/);
    page = await browser.send(noted, goOn);
    assert.equal(page.address, '/sv/login/code-box');
    assert.match(page.text, /Ange det temporära lösenordet som du har noterat/);
    page = await browser.send({ number: greta, password: temporary });
    assert.deepEqual([page.heading, page.address.replace(/\?.*/, '')], ['Byt lösenord', '/sv/password/change']);
    assert.match(page.text, /Lösenordet består av 4 siffror.*Lämna inte ut det till någon\./);
    page = await browser.send({ code: '5829', repeat: '5829' }, 'OK');
    assert.equal(page.heading, 'Ange behörighetskoden');
    page = await browser.send({ code: box.press() });
    assert.deepEqual([page.address, page.heading], ['/sv/join', 'Anslutning till Hamnen']);
    page = await browser.send({}, 'Anslut…');
    assert.match(page.text, /Ditt personliga lösenord/);
    page = await browser.send({ password: '5829' }, 'OK');
    assert.equal(page.address, '/sv/my?said=joined');
    const consents = (await bank.stores.customers.consents('greta')).map(({ to, version }) => `${to} ${version}`);
    assert.deepEqual(consents, ['terms 2026-11', 'web-bank 2026-11']);
  });

  test('K10, K33: it goes on only when both boxes are ticked, and what was ticked stays ticked', async () => {
    const bank = await openBoxWebBank();
    const browser = bank.openBrowser();
    const shown = await showTemporary(browser, oskar, bank.boxes.oskar.press());
    let page = await browser.send({}, goOn);
    assert.match(page.text, /Notera det temporära lösenordet och bocka.*Läs villkoren och bocka/);
    page = await browser.send({ 'agreed-terms': 'yes' }, goOn);
    assert.match(page.text, /Notera det temporära lösenordet och bocka/);
    assert.doesNotMatch(page.text, /Läs villkoren och bocka/);
    assert.match(page.html, /name="agreed-terms"[^>]*checked/);
    assert.equal(readPlate(page), readPlate(shown));
    page = await browser.send({ 'noted-password': 'yes' }, goOn);
    assert.match(page.text, /Läs villkoren och bocka/);
    assert.doesNotMatch(page.text, /Notera det temporära lösenordet och bocka/);
    assert.deepEqual(await bank.stores.customers.consents('oskar'), []);
    page = await browser.send(noted, goOn);
    assert.equal(page.address, '/sv/login/code-box');
  });

  test('D6: a wrong code, an unknown number, a blocked agreement get the one answer, after the same time', async () => {
    const seen = [];
    for (const [number, by] of [
      [oskar, undefined],
      ['8112189876', undefined],
      [sven, 'sven'],
    ] as const) {
      const bank = await openBoxWebBank();
      const { text, status, took, heading } = await showTemporary(bank.openBrowser(), number, by ? bank.boxes.sven.press() : '00000000');
      seen.push({ text, status, took, heading });
    }
    for (const each of seen) assert.deepEqual(each, seen[0]);
    assert.equal(seen[0]?.heading, 'Inloggningen lyckades inte');
  });

  test('K6, K7: what cannot be a number or a code is told at once, and no code is used', async () => {
    const bank = await openBoxWebBank();
    const browser = bank.openBrowser();
    const code = bank.boxes.oskar.press();
    await browser.open('/sv/password/new');
    const page = await browser.send({ number: '123', code: code.slice(1) }, 'Logga in');
    assert.equal(page.status, 422);
    assert.match(page.text, /tio siffror utan bindestreck.*Koden består av 8 siffror\./);
    assert.equal((await browser.send({ number: oskar, code }, 'Logga in')).heading, 'Ditt temporära lösenord');
  });

  test('D6, K12: the page of the change comes whatever was typed in this browser, and the wrong one is refused at the end', async () => {
    const bank = await openBoxWebBank();
    const { browser } = await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    let page = await browser.send({ number: oskar, password: '9999' });
    assert.equal(page.heading, 'Byt lösenord');
    page = await browser.send({ code: '5829', repeat: '5829' }, 'OK');
    page = await browser.send({ code: bank.boxes.oskar.press() });
    assert.equal(page.heading, 'Inloggningen lyckades inte');
    assert.match((await browser.send({}, 'Försök igen')).text, /Ange det temporära lösenordet/);
  });

  test('K11: another browser is not led to the change; this one can log in with another password instead', async () => {
    const bank = await openBoxWebBank();
    const { browser, password } = await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    const other = bank.openBrowser();
    await other.open('/sv/login/code-box');
    assert.equal((await other.send({ number: oskar, password })).heading, 'Ange behörighetskoden');
    assert.equal((await other.send({ code: bank.boxes.oskar.press() })).heading, 'Inloggningen lyckades inte');
    const page = await browser.open('/sv/login/code-box?own=1');
    assert.doesNotMatch(page.text, /temporära/);
    assert.equal((await browser.send({ number: ines, password: '6310' })).heading, 'Ange behörighetskoden');
    assert.equal((await browser.send({ code: bank.boxes.ines.press() })).address, '/sv/join');
  });

  test('K11, I9: a browser that was closed meanwhile follows nothing, nor one that was handed the name of an identification', async () => {
    const bank = await openBoxWebBank();
    const { browser } = await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    const after = browser.cookies.get('styrka_after') ?? '';
    browser.cookies.delete('styrka_login');
    assert.doesNotMatch((await browser.open('/sv/login/code-box')).text, /temporära/);
    for (const name of [after, 'nothing', '../x']) {
      const other = bank.openBrowser();
      other.cookies.set('styrka_after', name);
      await other.open('/sv/login/code-box');
      const page = await other.post('/sv/login/code-box', { number: ines, password: '6310', first: '1' });
      assert.equal(page.heading, 'Ange behörighetskoden', name);
    }
  });

  test('D6: a number that nobody has, or that is somebody else’s, sees the page of the change as well', async () => {
    const bank = await openBoxWebBank();
    const { browser } = await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    const seen = [];
    for (const number of ['8112189876', ines, oskar]) {
      await browser.open('/sv/login/code-box');
      const { heading, text, took } = await browser.send({ number, password: '6310' });
      const next = await browser.send({ code: '5829', repeat: '5829' }, 'OK');
      const end = await browser.send({ code: '00000000' });
      seen.push({ heading, text, took, next: [next.text, next.took], end: [end.text, end.took] });
    }
    assert.deepEqual([seen[1], seen[2]], [seen[0], seen[0]]);
    assert.equal(seen[0]?.heading, 'Byt lösenord');
  });

  test('K33, K35: who was logged in with the old password is out as soon as the new one is noted', async () => {
    const bank = await openBoxWebBank();
    const old = bank.openBrowser();
    await old.open('/sv/login/code-box');
    await old.send({ number: oskar, password: '8027' });
    await old.send({ code: bank.boxes.oskar.press() });
    assert.equal((await old.open('/sv/my')).heading, 'Din säkerhetslösning');
    await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    assert.equal((await old.open('/sv/my')).address, '/sv/login?ended=1');
  });

  test('K12: weak passwords are refused with the rule, before the second code', async () => {
    const bank = await openBoxWebBank();
    const { browser, password } = await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    await browser.send({ number: oskar, password });
    for (const [code, repeat, sentence] of [
      ['12345', '12345', /Lösenordet består av 4 siffror\./],
      ['4444', '4444', /Det får inte bestå av lika siffror/],
      ['2345', '2345', /siffror i följd/],
      ['5829', '5828', /Lösenorden är inte lika/],
    ] as const)
      assert.match((await browser.send({ code, repeat }, 'OK')).text, sentence);
    assert.equal((await browser.send({ code: '5829', repeat: '5829' }, 'OK')).heading, 'Ange behörighetskoden');
  });

  test('K31, S50: who has a user code as well chooses four to six digits, and is told what those must not be; on the own page too', async () => {
    const bank = await openBoxWebBank();
    const identifiers = [
      { kind: 'personal-number', value: '8112189876' },
      { kind: 'user-code', value: '318877' },
    ] as const;
    await bank.stores.customers.add({ ...aCustomer('both', ''), identifiers }, { audit: [] });
    const box = await bank.hand('both');
    const { browser, password } = await takeTemporary(bank, '8112189876', box.press());
    const rules = /Lösenordet består av 4–6 siffror som du själv väljer\..*en del av din användarkod/;
    assert.match((await browser.send({ number: '8112189876', password })).text, rules);
    await browser.send({ code: '582914', repeat: '582914' }, 'OK');
    assert.equal((await browser.send({ code: box.press() })).address, '/sv/join');
    assert.match((await browser.open('/sv/my/password')).text, rules);
  });

  test('without an identification the pages of the steps lead to where one begins', async () => {
    const bank = await openBoxWebBank();
    const browser = bank.openBrowser();
    assert.equal((await browser.open('/sv/password/temporary')).address, '/sv/password/new');
    assert.equal((await browser.open('/sv/password/change')).address, '/sv/login?ended=1');
    const { shown } = await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    assert.equal((await bank.openBrowser().open(shown.address)).status, 404, 'it is shown to no other browser (I9)');
  });
});
