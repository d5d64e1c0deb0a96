import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type App, openApp } from '../browser/app.ts';
import { story } from '../browser/browser.ts';
import { type Desk, openDesk } from '../browser/desk.ts';
import { aino, elias } from '../browser/people.ts';
import { askForApp } from './ask-for-app.ts';
import type { OpenScene, Phone } from './scene.ts';

let phone: Phone;
let app: App;
let desk: Desk;

export function tellOfAino(openScene: OpenScene): void {
  story('Aino calls, and approves with her own code', () => {
    before(async () => {
      const { bank, openPhone } = await openScene();
      [phone, app, desk] = await Promise.all([openPhone(), openApp(bank, aino), openDesk(bank)]);
    });

    test('S1, S5, S7, S12: key 1 and the user code bring a request to the app, with the code that was heard in the call', async () => {
      await desk.isQuiet();
      const heard = await askForApp(phone, aino.userCode);
      assert.match(heard, /^\d{4}$/);
      await app.openRequest();
      const plate = app.page.locator('.plate');
      assert.equal((await plate.textContent())?.replaceAll(/\D/g, '').slice(0, 4), heard);
    });

    test('S11: the request names its sender from the register of the server, and what it is about', async () => {
      await app.page.getByText('Lyktbankens kundtjänst', { exact: true }).waitFor();
      for (const term of ['Avsändare', 'Ärende']) await app.page.getByText(term, { exact: true }).waitFor();
    });

    test('N3: until she has approved, the app says that a call in her name is open, and never "you"', async () => {
      await app.home();
      await app.says(/^Ett samtal i ditt namn är öppet sedan kl\. \d{1,2}\.\d{2}\. Är det du\?$/);
    });

    test('S8, S9, S13: her own code approves while the call goes on, and the call says so once', async () => {
      await app.openRequest();
      await app.press('Godkänn');
      await app.confirm(aino.ownCode);
      await app.status('Klart. Gå tillbaka till samtalet.');
      await phone.hears('identified');
      await phone.hears('reason');
      assert.equal((await phone.prompts()).filter((prompt) => prompt === 'identified').length, 1);
    });

    test('S14, S15: she chooses why she calls, and waits in the queue as Aino Lindqvist', async () => {
      await phone.press('1');
      await phone.hears('queue');
      await desk.waits('Aino Lindqvist');
      const row = desk.page.getByRole('row').filter({ hasText: 'Aino Lindqvist' });
      assert.match((await row.textContent()) ?? '', /Identifierad kl\. \d{1,2}\.\d{2} med appen Lyktan.*Kort/);
    });

    test('S2, N1: the advisor sees name, method, elements and reason as the card opens', async () => {
      await desk.takeNext();
      await desk.shows('Aino Lindqvist');
      await desk.says(/^Identifierad kl\. \d{1,2}\.\d{2} med appen Lyktan$/);
      assert.equal(await desk.fact('Sätt'), 'Appen Lyktan');
      assert.equal(await desk.fact('Det som visades'), 'Egen kod och något som bara kunden har');
      assert.equal(await desk.fact('Orsak'), 'Kort');
      await phone.hears('connecting');
    });

    test('S44: the advisor sees what may be discussed with her', async () => {
      const discuss = desk.page.getByRole('region', { name: 'Det här får ni tala om', exact: true });
      await discuss.getByText('Allt som gäller kundens egna bankärenden.').waitFor();
    });

    test('N3 part: now the app says that she talks with the bank, and with whom', async () => {
      await app.home();
      await app.says(/^Du talar med oss sedan kl\. \d{1,2}\.\d{2}$/);
      await app.page.getByText('Anna Backman från Lyktbanken').waitFor();
    });

    test('S42: she hangs up, the lamp goes out and the name is gone', async () => {
      await phone.talksWith('Anna Backman');
      await phone.hangUp();
      await desk.says('Identifieringen är slut. Samtalet är avslutat.');
      await desk.page.getByRole('heading', { level: 1, name: 'Aino Lindqvist' }).waitFor({ state: 'detached' });
      await app.says('Vi talar inte med dig just nu');
      await app.isQuiet();
    });
  });
}

export function tellOfElias(openScene: OpenScene): void {
  story('Elias calls, and approves with fingerprint or face', () => {
    before(async () => {
      const { bank, openPhone } = await openScene();
      [phone, app, desk] = await Promise.all([openPhone(), openApp(bank, { ...elias, passkey: true }), openDesk(bank)]);
    });

    test('S8, D19: the advisor sees that he was verified, and not by which of the two', async () => {
      await askForApp(phone, elias.userCode);
      await app.openRequest();
      await app.press('Godkänn');
      await app.page.getByRole('dialog').getByRole('button', { name: 'Fingeravtryck eller ansikte', exact: true }).click();
      await app.status('Klart. Gå tillbaka till samtalet.');
      await phone.hears('reason');
      await phone.press('2');
      await desk.waits('Elias Nyberg');
      await desk.takeNext();
      await desk.shows('Elias Nyberg');
      await desk.says(/^Identifierad kl\. \d{1,2}\.\d{2} med appen Lyktan$/);
      assert.match(await desk.fact('Det som visades'), /fingeravtryck, ansikte eller skärmlås/i);
      assert.equal(await desk.fact('Orsak'), 'Betalningar och konton');
      await phone.hangUp();
      await desk.says('Identifieringen är slut. Samtalet är avslutat.');
    });
  });
}
