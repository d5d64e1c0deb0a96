import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openBank } from './bank.ts';
import { story } from './browser.ts';
import { cellIn, type Home, openHome } from './code-table.ts';
import { type Desk, openDesk } from './desk.ts';
import { openPhone, type Phone } from './phone.ts';

const maj = { name: 'Maj Söderholm', number: '070-174 06 11', userCode: '604218', password: '71946' } as const;
const sirkka = { name: 'Sirkka Hellman', number: '070-174 06 35', userCode: '918364', password: '4172' } as const;

type Keyed = { readonly userCode: string; readonly password: string; readonly cell: string | null };

/** Key 2 up to the SMS question. Answers with the sentence that asked for the cell. `cell` null: what stands on the paper. */
async function keyUpToSms(phone: Phone, { userCode, password, cell }: Keyed, home: Home): Promise<string> {
  await phone.press('2');
  await phone.hears('user-code');
  await phone.press(`${userCode}#`);
  await phone.hears('password');
  await phone.press(`${password}#`);
  const asked = await phone.hears('cell');
  await phone.press(`${cell ?? (await home.cell(cellIn(asked)))}#`);
  await phone.hears('sms');
  return asked;
}

let phone: Phone;
let desk: Desk;
let home: Home;
let used: string;

story('Maj, who has no app, identifies with the code table', () => {
  before(async () => {
    const bank = await openBank();
    [phone, desk, home] = await Promise.all([openPhone(bank), openDesk(bank), openHome(bank, maj)]);
  });

  test('S22 S23 S24: key 2, her user code and her password', async () => {
    await phone.call();
    assert.match(await phone.hears('menu'), /Med kodtabellen: välj 2\. .*För att spärra dina koder: välj 4\.$/);
    await phone.press('2');
    await phone.hears('user-code');
    await phone.press(`${maj.userCode}#`);
    await phone.hears('password');
    await phone.press(`${maj.password}#`);
  });

  test('S25 S57: the cell that is spoken by column and row is the one on her paper', async () => {
    const asked = await phone.hears('cell');
    assert.match(asked, /^Ange sedan koden ([A-E]) (\d+) på kodtabellen\. \1 som i \p{L}+, rad \2\./u);
    await phone.press(`${await home.cell(cellIn(asked))}#`);
  });

  test('S26: the SMS comes while the call goes on, and its code is keyed', async () => {
    assert.match(await phone.hears('sms'), /Öppna sms:et utan att bryta samtalet\./);
    const code = await home.sms();
    await phone.shows('Samtal pågår');
    await phone.press(`${code}#`);
  });

  test('S27: she hears that it succeeded, chooses a reason, and Anna Backman knows her name before she says hello', async () => {
    await phone.hears('identified');
    await phone.hears('reason');
    await phone.press('1');
    await phone.hears('queue');
    await desk.waits(maj.name);
    await desk.takeNext();
    await desk.shows(maj.name);
    await desk.says(/^Identifierad kl\. \d{1,2}\.\d{2} med kodtabell/);
    assert.equal(await desk.fact('Sätt'), 'Kodtabell');
    await phone.hears('connecting');
  });

  test('N1: in mid-call she is asked again, from the password on, and comes back to Anna Backman', async () => {
    await desk.press('Be kunden identifiera sig');
    await phone.hears('step-up');
    await phone.hears('password');
    await phone.press(`${maj.password}#`);
    used = await phone.hears('cell');
    await phone.press(`${await home.cell(cellIn(used))}#`);
    await phone.hears('sms');
    await phone.press(`${await home.sms()}#`);
    await phone.hears('step-up-back');
    await phone.hangUp();
    await desk.says('Samtalet är avslutat.');
  });

  test('T20 part: a wrong cell and a hang-up leave the asked cell where it was; the one she used is not asked again', async () => {
    const asked: string[] = [];
    for (const cell of ['000000', null]) {
      await phone.call();
      await phone.hears('menu');
      asked.push(await keyUpToSms(phone, { ...maj, cell }, home));
      await phone.hangUp();
    }
    assert.equal(asked[0], asked[1]);
    assert.notEqual(asked[0], used);
  });
});

const callers = {
  'a wrong SMS code': { ...maj, cell: null },
  'a wrong password': { ...maj, password: '00000', cell: null },
  'a wrong cell': { ...maj, cell: '000000' },
  'an unknown user code': { userCode: '66613370', password: '5863', cell: '000000' },
  'blocked codes, all right': { ...sirkka, cell: 'own' },
} as const satisfies Record<string, Keyed>;
type Caller = keyof typeof callers;

story('nobody can tell from outside what was wrong on way 2', () => {
  const heard = {} as Record<Caller, string[]>;
  const homes = {} as Record<'maj' | 'sirkka', Home>;
  let first: number;

  before(async () => {
    const bank = await openBank();
    phone = await openPhone(bank);
    homes.maj = await openHome(bank, maj);
    homes.sirkka = await openHome(bank, sirkka);
    first = await homes.maj.countSms();
  });

  for (const name of Object.keys(callers) as Caller[])
    test(`S16 S28 D6 D16: with ${name} all is asked, and refused once, at the end`, async () => {
      const keyed: Keyed = callers[name];
      const own = keyed.userCode === sirkka.userCode ? homes.sirkka : homes.maj;
      const before = await own.countSms();
      await phone.call();
      await phone.hears('menu');
      await keyUpToSms(phone, { ...keyed, cell: keyed.cell === 'own' ? null : keyed.cell }, own);
      if (name === 'a wrong SMS code') await own.sms();
      await phone.press('000000#');
      const said = await phone.hears('not-identified');
      assert.match(said, /kundtjänstställe\. Ta med dig ett pass eller ID-kort\.$/);
      await phone.hears('try-again');
      heard[name] = await listSentences(phone);
      await phone.hangUp();
      // D16: only with the right password and cell does anything leave.
      assert.equal((await own.countSms()) - before, name === 'a wrong SMS code' ? 1 : 0);
    });

  test('T17 I7: each of them heard the very same sentences, but for the cell that is everybody’s own', () => {
    for (const name of Object.keys(callers) as Caller[]) assert.deepEqual(heard[name], heard['a wrong SMS code'], name);
  });

  test('D16: with all of it right she is identified, and of six callers only two had an SMS', async () => {
    await phone.call();
    await phone.hears('menu');
    await keyUpToSms(phone, { ...maj, cell: null }, homes.maj);
    await phone.press(`${await homes.maj.sms()}#`);
    await phone.hears('identified');
    await phone.hangUp();
    assert.equal((await homes.maj.countSms()) - first, 2);
    assert.equal(await homes.sirkka.countSms(), 0);
  });
});

/** All sentences of this call, without the name of the cell. */
async function listSentences({ page }: Phone): Promise<string[]> {
  const all = await page.getByRole('log', { name: 'Samtalet i text', exact: true }).locator('[data-prompt]').allTextContents();
  return all.map((sentence) => sentence.replaceAll(/[A-E] \d{1,2}|[A-E] som i \p{L}+|rad \d{1,2}/gu, '…'));
}
