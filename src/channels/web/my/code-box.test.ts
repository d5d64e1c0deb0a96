import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blockBox, makeBox } from '#authenticators/code-box';
import { numbers } from '../../../../test/credentials/box-bank.ts';
import { logInOskar, logInWithBox, openBoxWebBank } from '../../../../test/web/bank.ts';
import { readNotices } from '../../../../test/web/post.ts';
import type { OwnBoxes } from './own-codes.ts';

const { oskar, ines } = numbers;

/** Orders that are remembered here, as the bank's stock would. */
function openOrders(answer?: Awaited<ReturnType<OwnBoxes['order']>>) {
  const open = new Map<string, number>();
  const order = async (customer: string) => {
    if (answer) return answer;
    if (open.has(customer)) return 'already-ordered' as const;
    open.set(customer, 0);
    return 'ordered' as const;
  };
  return { open, boxes: { order, ordered: async (customer: string) => open.get(customer) ?? null } };
}

describe('the code box on the own pages', () => {
  test('Your security shows the box by its serial, and its page its state and what can be done', async () => {
    const bank = await openBoxWebBank();
    const { browser } = await logInOskar(bank);
    assert.match((await browser.open('/sv/my')).text, /Kodbox Nummer LB-1007-4418\. I ordning\./);
    const page = await browser.open('/sv/my/code-box');
    assert.match(page.text, /LB-1007-4418 Läge I bruk .* Spärra den här kodboxen Jämför numret med det på kodboxens baksida\./);
    assert.match(page.text, /Första koden Nästa kod Synkronisera/);
    assert.doesNotMatch(page.text, /Beställ en ny kodbox/, 'this bank sends none');
  });

  test('K27, K36: a new box is ordered once, and the page says that it is on its way', async () => {
    const { open, boxes } = openOrders();
    const bank = await openBoxWebBank({}, { boxes });
    const { browser } = await logInOskar(bank);
    await browser.open('/sv/my/code-box');
    const page = await browser.send({}, 'Beställ en ny kodbox');
    assert.match(page.text, /En ny kodbox är beställd\. Den kommer till din registrerade adress.*Den är på väg\./);
    assert.doesNotMatch(page.html, /Beställ en ny kodbox<\/button>/);
    assert.match((await browser.post('/sv/my/code-box/order', {})).text, /En ny är redan beställd\./);
    assert.deepEqual([...open.keys()], ['oskar']);
  });

  for (const [answer, sentence] of [
    ['too-many', /Spärra först den som du inte använder\./],
    ['no-address', /Vi har ingen adress till dig\./],
    ['no-customer', /Det gjordes inte\./],
  ] as const)
    test(`K36 part: an order that comes to nothing says so: ${answer}`, async () => {
      const bank = await openBoxWebBank({}, openOrders(answer));
      const { browser } = await logInOskar(bank);
      assert.match((await browser.post('/sv/my/code-box/order', {})).text, sentence);
    });

  for (const [days, sentence] of [
    [40, /Batteriet räcker till den \d+ \S+\. En ny kodbox beställs automatiskt\./],
    [900, undefined],
  ] as const)
    test(`K27 part: ${days} days before the end of its battery the page says ${sentence ? 'until when it lasts' : 'nothing of it'}`, async () => {
      const bank = await openBoxWebBank();
      const now = bank.clock.now();
      const given = { serial: 'LB-1007-9001', secret: new Uint8Array(20).fill(7), status: 'active' } as const;
      const record = await makeBox(bank.issue, 'oskar', { ...given, box: { kind: 'hotp', digits: 8, next: 0 } });
      await bank.stores.credentials.add({ ...record, expires: now + days * 86_400_000 }, { atMost: 3, now, audit: [] });
      const { browser } = await logInOskar(bank);
      const { text } = await browser.open('/sv/my/code-box');
      assert.equal(sentence?.test(text) ?? !text.includes('Batteriet'), true);
    });

  test('K37 part: a box is blocked at once after one more question; it logs in no more, and nobody blocks another’s', async () => {
    const bank = await openBoxWebBank();
    const { browser } = await logInWithBox(bank, ines, '6310', bank.boxes.ines.press());
    await browser.post('/sv/my/code-box/block', { serial: bank.boxes.oskar.serial, sure: 'yes' });
    const list = await browser.open('/sv/my/code-box');
    assert.match(list.text, /LB-1007-4420.*LB-1007-4421|LB-1007-4421.*LB-1007-4420/);
    const { serial } = bank.boxes.inesOther;
    let page = await browser.post('/sv/my/code-box/block', { serial });
    assert.equal(page.heading, `Spärra kodboxen ${serial}?`);
    page = await browser.send({}, 'Spärra den här kodboxen');
    assert.match(page.text, /Kodboxen är spärrad\./);
    assert.ok((await readNotices(bank, 'ines')).includes('box-blocked'));
    assert.match((await logInWithBox(bank, ines, '6310', bank.boxes.inesOther.press())).page.heading, /lyckades inte/);
    assert.equal((await logInOskar(bank)).page.address, '/sv/join', 'Oskar’s still works');
  });

  test('K37, T12, ASVS 7.4.3: whoever is logged in elsewhere with a box is out when it is blocked, here or by the bank; who blocks it here stays', async () => {
    const bank = await openBoxWebBank();
    const { browser } = await logInWithBox(bank, ines, '6310', bank.boxes.ines.press());
    const { browser: thief } = await logInWithBox(bank, ines, '6310', bank.boxes.inesOther.press());
    const isIn = async (who: typeof browser) => (await who.open('/sv/my')).address === '/sv/my';
    assert.deepEqual([await isIn(browser), await isIn(thief)], [true, true]);
    await bank.clock.advance(1_000);
    await browser.post('/sv/my/code-box/block', { serial: bank.boxes.inesOther.serial, sure: 'yes' });
    assert.deepEqual([await isIn(browser), await isIn(thief)], [true, false]);
    await bank.clock.advance(1_000);
    await blockBox(bank.issue, 'ines', bank.boxes.ines.serial, 'lost', { staff: 'anna' });
    assert.equal(await isIn(browser), false);
  });

  test('K27: a box that was handed out begins to work by a code of its own, and not by one of the old box', async () => {
    const bank = await openBoxWebBank();
    const fresh = await bank.hand('oskar', 'handed-out');
    const { browser } = await logInOskar(bank);
    assert.match((await browser.open('/sv/my')).text, /I ordning\. Nummer LB-1007-4423 är inte i bruk än\./);
    await browser.open('/sv/my/code-box');
    assert.match((await browser.send({ code: '123' }, 'Ta kodboxen i bruk')).text, /Koden består av 8 siffror\./);
    let page = await browser.send({ code: bank.boxes.oskar.press() }, 'Ta kodboxen i bruk');
    assert.match(page.text, /Koden kom från en kodbox som redan är i bruk\./);
    page = await browser.send({ code: '00000000' }, 'Ta kodboxen i bruk');
    assert.equal(page.heading, 'Det gick inte att bekräfta');
    await browser.open('/sv/my/code-box');
    page = await browser.send({ code: fresh.press() }, 'Ta kodboxen i bruk');
    assert.match(page.text, /Kodboxen är i bruk\./);
    assert.equal((await logInWithBox(bank, oskar, '8027', fresh.press())).page.address, '/sv/join');
  });

  test('K26c: two codes in a row bring a box back in step', async () => {
    const bank = await openBoxWebBank();
    const box = bank.boxes.inesOther;
    for (let press = 0; press < 60; press++) box.press();
    const { browser } = await logInWithBox(bank, ines, '6310', bank.boxes.ines.press());
    await browser.open('/sv/my/code-box');
    assert.match((await browser.send({ first: box.press(), second: '1' }, 'Synkronisera')).text, /Ange två koder, den ena efter den andra/);
    const [first, second] = [box.press(), box.press()];
    assert.match((await browser.send({ first, second }, 'Synkronisera')).text, /Kodboxen stämmer med banken igen\./);
    assert.equal((await logInWithBox(bank, ines, '6310', box.press())).page.address, '/sv/join');
  });

  test('K26c, K27: a new box that was pressed thirty times before is taken into use by two codes in a row, and it says so', async () => {
    const bank = await openBoxWebBank();
    const fresh = await bank.hand('oskar', 'handed-out');
    for (let press = 0; press < 30; press++) fresh.press();
    const { browser } = await logInOskar(bank);
    await blockBox(bank.issue, 'oskar', bank.boxes.oskar.serial, 'blocked');
    await browser.open('/sv/my/code-box');
    assert.equal((await browser.send({ code: fresh.press() }, 'Ta kodboxen i bruk')).heading, 'Det gick inte att bekräfta');
    await browser.open('/sv/my/code-box');
    const page = await browser.send({ first: fresh.press(), second: fresh.press() }, 'Synkronisera');
    assert.match(page.text, /Kodboxen är i bruk\./);
    assert.equal((await logInWithBox(bank, oskar, '8027', fresh.press())).page.address, '/sv/join');
  });

  test('I6: a box that wrong codes have locked is shown as locked, here and on the first page, with what opens it, in three languages', async () => {
    const few = { tries: 1, then: 'lock' } as const;
    const bank = await openBoxWebBank({ boxTries: few, boxAloneTries: few });
    const { browser } = await logInOskar(bank);
    await bank.clock.advance(1_000);
    await logInWithBox(bank, oskar, '8027', '00000000');
    assert.match((await browser.open('/sv/my')).text, /Nummer LB-1007-4418 är låst\./);
    const page = await browser.open('/sv/my/code-box');
    assert.match(page.text, /Kodboxen är låst efter .* Den öppnas när du skapar ett nytt lösenord med den\. LB-1007-4418 Läge Låst/);
    assert.match((await browser.open('/fi/my/code-box')).text, /Laite on lukittu .* Tila Lukittu/);
    assert.match((await browser.open('/en/my/code-box')).text, /Your code box is locked .* State Locked/);
    const { flow } = await bank.identify.begin({ plan: 'new-password', channel: 'web', purpose: 'change', boundTo: { session: 's' } });
    await bank.identify.claim(flow, oskar);
    await bank.identify.answer(flow, '00000000');
    assert.match((await browser.open('/sv/my/code-box')).text, /Ta en ny kodbox i bruk här, eller besök vårt kundtjänstställe\./);
    assert.match((await browser.open('/sv/my/history')).text, /Skapa nytt lösenord stängdes .* Kodboxen låstes efter/);
    const fresh = await bank.hand('oskar', 'handed-out');
    await browser.open('/sv/my/code-box');
    assert.match((await browser.send({ code: fresh.press() }, 'Ta kodboxen i bruk')).text, /Kodboxen är i bruk\./);
    assert.doesNotMatch((await browser.open('/sv/my/code-box')).text, /låst|Låst/);
    assert.equal((await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).page.address, '/sv/join');
  });

  test('none of it is there for a browser that is not logged in', async () => {
    const bank = await openBoxWebBank({}, openOrders());
    const browser = bank.openBrowser();
    for (const place of ['my/code-box', 'join']) assert.equal((await browser.open(`/sv/${place}`)).address, '/sv/login?ended=1', place);
    for (const [place, form] of [
      ['my/code-box/order', {}],
      ['my/code-box/block', { serial: 'LB-1007-4418', sure: 'yes' }],
      ['my/code-box/activate', { code: '12345678' }],
      ['my/code-box/synchronise', { first: '12345678', second: '12345678' }],
      ['join', {}],
      ['join/approve', { flow: 'any', password: '8027' }],
    ] as const)
      assert.equal((await browser.post(`/sv/${place}`, { ...form })).address, '/sv/login?ended=1', place);
    assert.equal((await logInOskar(bank)).page.address, '/sv/join');
  });
});

/** The digits on the plate, which are shown in groups. */
function readPlate(html: string): string {
  return (/<span class="plate-code"[^>]*>(.*?)<\/span><\/p>/s.exec(html)?.[1] ?? '').replaceAll(/\D/g, '');
}

describe('a change that the code box confirms', () => {
  test('N5 part, S61: whoever has neither app nor table gives the password, keys the digits into the box and enters its answer', async () => {
    const bank = await openBoxWebBank();
    const { browser } = await logInOskar(bank);
    await browser.open('/sv/my/phone-number');
    let page = await browser.send({ number: '070-174 06 12' }, 'Ändra numret');
    assert.equal(page.heading, 'Ange lösenordet');
    assert.match((await browser.send({ code: '48229137' })).text, /ser ut som en kod från kodboxen/);
    page = await browser.send({ code: '8027' });
    assert.equal(page.heading, 'Ange svaret från kodboxen');
    assert.equal(await bank.stores.numbers.pending('oskar'), undefined);
    page = await browser.send({ code: bank.boxes.oskar.answer(readPlate(page.html)) });
    assert.match(page.text, /Vi har tagit emot ändringen/);
    assert.ok(await bank.stores.numbers.pending('oskar'));
  });
});

describe('the password of whoever has a code box', () => {
  test('K31, K34, K35: four digits, the present one, the new one twice, and the next log-in takes the new one', async () => {
    const bank = await openBoxWebBank();
    const { browser } = await logInOskar(bank);
    let page = await browser.open('/sv/my/password');
    assert.match(page.text, /Vi rekommenderar att du byter lösenord med jämna mellanrum, eller om du misstänker/);
    assert.match(page.text, /Lösenordet består av 4 siffror som du själv väljer/);
    for (const [typed, sentence] of [
      [{ current: '8027', new: '58291', repeat: '58291' }, /Lösenordet består av 4 siffror\./],
      [{ current: '8027', new: '5829', repeat: '5828' }, /Lösenorden är inte lika\./],
      [{ current: '8027', new: '8411', repeat: '8411' }, /Välj ett annat lösenord/],
      [{ current: '48229137', new: '5829', repeat: '5829' }, /ser ut som en kod från kodboxen\. Skriv ditt lösenord här\./],
    ] as const)
      assert.match((await browser.send(typed, 'OK')).text, sentence);
    page = await browser.send({ current: '8027', new: '5829', repeat: '5829' }, 'OK');
    assert.match(page.text, /Lösenordet är bytt\. Använd det nya nästa gång du loggar in\./);
    assert.match((await logInOskar(bank)).page.heading, /lyckades inte/);
    assert.equal((await logInWithBox(bank, oskar, '5829', bank.boxes.oskar.press())).page.address, '/sv/join');
  });
});
