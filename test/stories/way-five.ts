import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { story } from '../browser/browser.ts';
import { type Desk, openDesk } from '../browser/desk.ts';
import type { OpenScene, Phone } from './scene.ts';

let phone: Phone;
let desk: Desk;

export function tellOfAStranger(openScene: OpenScene): void {
  story('a caller who does not identify', () => {
    before(async () => {
      const { bank, openPhone } = await openScene();
      [phone, desk] = await Promise.all([openPhone(), openDesk(bank)]);
    });

    test('S45: key 5 leads to an advisor, who sees that nobody is identified', async () => {
      await phone.call();
      await phone.hears('menu');
      await phone.press('5');
      await phone.hears('unidentified');
      await phone.hears('queue');
      await desk.waits('Oidentifierad kund');
      await desk.takeNext();
      await desk.shows('Oidentifierad kund');
      await desk.says('Har inte identifierat sig');
      await phone.hears('connecting');
      assert.equal(await desk.fact('Sätt'), 'Inget');
      await phone.talksWith('Anna Backman');
    });

    test('S44: the card says what may be discussed: general matters only', async () => {
      const discuss = desk.page.getByRole('region', { name: 'Det här får ni tala om', exact: true });
      await discuss.getByText('Banktjänster på en allmän nivå.').waitFor();
      await phone.hangUp();
      await desk.says('Samtalet är avslutat.');
    });

    test('S45 part: key 0 does the same unannounced', async () => {
      await phone.call();
      await phone.hears('menu');
      await phone.press('0');
      await phone.hears('unidentified');
      await phone.hangUp();
    });
  });
}
