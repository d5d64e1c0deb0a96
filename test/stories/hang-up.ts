import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type App, openApp } from '../browser/app.ts';
import { story } from '../browser/browser.ts';
import { type Desk, openDesk } from '../browser/desk.ts';
import { maj } from '../browser/people.ts';
import { askForApp } from './ask-for-app.ts';
import type { OpenScene, Phone } from './scene.ts';

let phone: Phone;
let app: App;
let desk: Desk;

/** Nobody is in the queue or the menu, and the app knows of no call: within five seconds (T35), before any lease has run out. */
async function isAllOver(): Promise<void> {
  const begun = performance.now();
  const atTheDesk = async () => {
    await desk.isQuiet();
    await desk.page.getByText('0 i menyn', { exact: true }).waitFor();
  };
  const inTheApp = async () => {
    await app.isQuiet();
    await app.home();
    await app.says('Vi talar inte med dig just nu');
  };
  await Promise.all([atTheDesk(), inTheApp()]);
  assert.ok(performance.now() - begun < 5_000, `it took ${performance.now() - begun} ms`);
}

/** Her name is not on the desk any more. */
async function isGone(): Promise<void> {
  await desk.page.getByText('Maj Söderholm').waitFor({ state: 'detached', timeout: 5_000 });
}

async function approve(): Promise<void> {
  await app.openRequest();
  await app.press('Godkänn');
  await app.confirm(maj.ownCode);
  await app.status('Klart. Gå tillbaka till samtalet.');
  await phone.hears('reason');
}

export function tellOfHangingUp(openScene: OpenScene): void {
  story('S42, T35: Maj hangs up, and nothing of the call is left', () => {
    before(async () => {
      const { bank, openPhone } = await openScene();
      [phone, app, desk] = await Promise.all([openPhone(), openApp(bank, maj), openDesk(bank)]);
    });

    test('S42: in the menu', async () => {
      await phone.call();
      await phone.hears('menu');
      await desk.page.getByText('1 i menyn', { exact: true }).waitFor();
      await phone.hangUp();
      await isAllOver();
    });

    test('S42: in the middle of her user code', async () => {
      await phone.call();
      await phone.hears('menu');
      await phone.press('1');
      await phone.hears('user-code');
      await phone.press('6042');
      await phone.hasKeyed(4);
      await phone.hangUp();
      await isAllOver();
    });

    test('S42: while the request waits in the app, which then says that the call is over', async () => {
      await askForApp(phone, maj.userCode);
      await app.openRequest();
      await phone.hangUp();
      await app.status('Samtalet är slut, så begäran gäller inte längre.');
      await isAllOver();
    });

    test('S42: while the app asks for her own code', async () => {
      await askForApp(phone, maj.userCode);
      await app.openRequest();
      await app.press('Godkänn');
      await app.page.getByRole('dialog').waitFor();
      await phone.hangUp();
      await app.status('Samtalet är slut, så begäran gäller inte längre.');
      await isAllOver();
    });

    test('S42: identified, before she has chosen a reason', async () => {
      await askForApp(phone, maj.userCode);
      await approve();
      await desk.waits('Maj Söderholm');
      await phone.hangUp();
      await isGone();
      await isAllOver();
    });

    test('S42: in the queue', async () => {
      await askForApp(phone, maj.userCode);
      await approve();
      await phone.press('3');
      await phone.hears('queue');
      await desk.waits('Maj Söderholm');
      await phone.hangUp();
      await isGone();
      await isAllOver();
    });

    test('S42: while she talks with the advisor', async () => {
      await askForApp(phone, maj.userCode);
      await approve();
      await phone.press('4');
      await phone.hears('queue');
      await desk.waits('Maj Söderholm');
      await desk.takeNext();
      await desk.shows('Maj Söderholm');
      await phone.hears('connecting');
      await phone.talksWith('Anna Backman');
      await phone.hangUp();
      await isGone();
      await desk.says('Identifieringen är slut. Samtalet är avslutat.');
      await desk.press('Till kön');
      await isAllOver();
    });

    test('S42: the phone is gone from one moment to the next', async () => {
      await askForApp(phone, maj.userCode);
      await approve();
      await phone.press('5');
      await phone.hears('queue');
      await desk.waits('Maj Söderholm');
      await phone.vanish();
      await isGone();
      await isAllOver();
    });
  });
}
