import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { story } from '../browser/browser.ts';
import { cellIn, type Home, openHome } from '../browser/code-table.ts';
import { type Desk, openDesk } from '../browser/desk.ts';
import { maj } from '../browser/people.ts';
import type { OpenScene, Phone } from './scene.ts';

export type Keyed = { readonly userCode: string; readonly password: string; readonly cell: string | null };

/** Key 2 up to the SMS question. Answers with the sentence that asked for the cell. `cell` null: what stands on the paper. */
export async function keyUpToSms(phone: Phone, { userCode, password, cell }: Keyed, home: Home): Promise<string> {
  await phone.press('2');
  await phone.hears('user-code');
  await phone.press(`${userCode}#`);
  await phone.hears('password');
  await phone.press(`${password}#`);
  const asked = await phone.listens('cell');
  await phone.press(`${cell ?? (await home.cell(cellIn(asked)))}#`);
  await phone.hears('sms');
  return asked;
}

let phone: Phone;
let desk: Desk;
let home: Home;
let used: string;

export function tellOfMaj(openScene: OpenScene): void {
  story('Maj, who has no app, identifies with the code table', () => {
    before(async () => {
      const { bank, openPhone } = await openScene();
      [phone, desk, home] = await Promise.all([openPhone(), openDesk(bank), openHome(bank, maj)]);
    });

    test('S22 S23 S24: key 2, her user code and her password', async () => {
      await phone.call();
      assert.match(await phone.listens('menu'), /Med kodtabellen: välj 2\. .*För att spärra dina koder: välj 4\.$/);
      await phone.press('2');
      await phone.hears('user-code');
      await phone.press(`${maj.userCode}#`);
      await phone.hears('password');
      await phone.press(`${maj.password}#`);
    });

    test('S25 S57: the cell that is spoken by column and row is the one on her paper', async () => {
      const asked = await phone.listens('cell');
      assert.match(asked, /^Ange sedan koden ([A-E]) (\d+) på kodtabellen\. \1 som i \p{L}+, rad \2\./u);
      await phone.press(`${await home.cell(cellIn(asked))}#`);
    });

    test('S26: the SMS comes while the call goes on, and its code is keyed', async () => {
      assert.match(await phone.listens('sms'), /Öppna sms:et utan att bryta samtalet\./);
      const code = await home.sms();
      await phone.isInCall();
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
      await phone.talksWith('Anna Backman');
      await desk.press('Be kunden identifiera sig');
      await phone.hears('step-up');
      await phone.hears('password');
      await phone.press(`${maj.password}#`);
      used = await phone.listens('cell');
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
}
