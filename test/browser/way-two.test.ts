import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Keyed, keyUpToSms, tellOfMaj } from '../stories/way-two.ts';
import { openBank } from './bank.ts';
import { story } from './browser.ts';
import { type Home, openHome } from './code-table.ts';
import { maj } from './people.ts';
import { openPhone, openScene, type Phone } from './phone.ts';

const sirkka = { name: 'Sirkka Hellman', number: '070-174 06 35', userCode: '918364', password: '4172' } as const;

tellOfMaj(openScene);

let phone: Phone;

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
