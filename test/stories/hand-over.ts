import { before, test } from 'node:test';
import { type App, openApp } from '../browser/app.ts';
import { story } from '../browser/browser.ts';
import { type Desk, openDesk } from '../browser/desk.ts';
import { aino } from '../browser/people.ts';
import { askForApp } from './ask-for-app.ts';
import type { OpenScene, Phone } from './scene.ts';

let phone: Phone;
let app: App;
let anna: Desk;
let jonas: Desk;

export function tellOfHandOver(openScene: OpenScene): void {
  story('Aino is parked, and handed on', () => {
    before(async () => {
      const { bank, openPhone } = await openScene();
      [phone, app, anna, jonas] = await Promise.all([openPhone(), openApp(bank, aino), openDesk(bank), openDesk(bank, 'Jonas Ek')]);
    });

    test('N1: she identifies herself, and Anna takes the call', async () => {
      await askForApp(phone, aino.userCode);
      await app.openRequest();
      await app.press('Godkänn');
      await app.confirm(aino.ownCode);
      await phone.hears('reason');
      await phone.press('1');
      await phone.hears('queue');
      await anna.waits('Aino Lindqvist');
      await anna.takeNext();
      await anna.shows('Aino Lindqvist');
      await phone.hears('connecting');
      await phone.talksWith('Anna Backman');
    });

    test('S2: Anna parks the call; she hears the waiting sound, and Anna sees it', async () => {
      await anna.press('Parkera');
      await phone.isParkedBy('Anna Backman');
      await anna.page.getByRole('region', { name: 'Vad kunden hör just nu', exact: true }).getByText('Samtalet är parkerat.').waitFor();
      await anna.press('Ta tillbaka');
      await phone.talksWith('Anna Backman');
    });

    test('N1: Anna hands her on to Jonas, who is available, and her identification goes along', async () => {
      await anna.press('Koppla vidare');
      await anna.page.getByRole('dialog').getByText('Identifieringen följer med.').waitFor();
      await anna.press('Jonas Ek');
      await jonas.shows('Aino Lindqvist');
      await jonas.says(/^Identifierad kl\. \d{1,2}\.\d{2} med appen Lyktan$/);
      await anna.says('Jonas Ek har samtalet');
      await phone.hears('connecting');
      await phone.talksWith('Jonas Ek');
    });

    test('I9: handed on a second time she is identified no longer, and Jonas was told so before', async () => {
      await anna.press('Till kön');
      await jonas.press('Koppla vidare');
      await jonas.page.getByRole('dialog').getByText('Identifieringen upphör om du kopplar det vidare nu.').waitFor();
      await jonas.press('Anna Backman');
      await anna.shows('Oidentifierad kund');
      await app.home();
      await app.says(/^Ett samtal i ditt namn är öppet sedan/);
      await phone.hears('connecting');
      await phone.talksWith('Anna Backman');
      await anna.press('Avsluta samtalet');
      await phone.isOver();
    });
  });
}
