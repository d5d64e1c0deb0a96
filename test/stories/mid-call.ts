import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type App, openApp } from '../browser/app.ts';
import { story } from '../browser/browser.ts';
import { type Desk, openDesk } from '../browser/desk.ts';
import { aino } from '../browser/people.ts';
import type { OpenScene, Phone } from './scene.ts';

let phone: Phone;
let app: App;
let desk: Desk;

export function tellOfMidCall(openScene: OpenScene): void {
  story('the advisor asks for an identification in mid-call', () => {
    before(async () => {
      const { bank, openPhone } = await openScene();
      [phone, app, desk] = await Promise.all([openPhone(), openApp(bank, aino), openDesk(bank)]);
    });

    test('N1: Aino, whom nobody knows yet, is asked to identify while she talks', async () => {
      await phone.call();
      await phone.hears('menu');
      await phone.press('5');
      await phone.hears('queue');
      await desk.waits('Oidentifierad kund');
      await desk.takeNext();
      await desk.shows('Oidentifierad kund');
      await phone.hears('connecting');
      await phone.talksWith('Anna Backman');
      await desk.press('Be kunden identifiera sig');
      await phone.hears('step-up');
      await phone.hears('step-up-menu');
      await phone.press('1');
    });

    test('N1, S36: the advisor sees which step she hears, and never a digit', async () => {
      await phone.hears('user-code');
      const hears = desk.page.getByRole('region', { name: 'Vad kunden hör just nu', exact: true });
      await hears.getByText(/användarkod/).waitFor();
      await phone.press(aino.userCode.slice(0, 5));
      await phone.hasKeyed(5);
      assert.doesNotMatch((await desk.page.textContent('main')) ?? '', /5 siffror|47110/);
      await phone.press(`${aino.userCode.slice(5)}#`);
    });

    test('N1: she approves in the app, the lamp lights on the card and the talk goes on', async () => {
      await phone.hears('app-request');
      await app.openRequest();
      await app.press('Godkänn');
      await app.confirm(aino.ownCode);
      await app.status('Klart. Gå tillbaka till samtalet.');
      await phone.hears('identified');
      await phone.hears('step-up-back');
      await desk.shows('Aino Lindqvist');
      await desk.says(/^Identifierad kl\. \d{1,2}\.\d{2} med appen Lyktan$/);
    });

    test('the advisor ends the call, and nobody is identified any more', async () => {
      await phone.talksWith('Anna Backman');
      await desk.press('Avsluta samtalet');
      await phone.isOver();
      await desk.says('Identifieringen är slut. Samtalet är avslutat.');
      await desk.press('Till kön');
    });
  });
}
