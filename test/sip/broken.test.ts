import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type App, openApp } from '../browser/app.ts';
import { story } from '../browser/browser.ts';
import { type Desk, openDesk } from '../browser/desk.ts';
import { aino } from '../browser/people.ts';
import { askForApp } from '../stories/ask-for-app.ts';
import type { Baresip } from './baresip.ts';
import { type Bed, openBed } from './bed.ts';
import type { SipPhone } from './phone.ts';
import { closePhones, openAdvisorPhone, openSipPhone, spoken } from './scene.ts';

let bed: Bed;
let phone: SipPhone;
let app: App;
let desk: Desk;

describe('what breaks while people call', () => {
  before(async () => {
    bed = await openBed({ person: 'PJSIP/jonas' });
  });
  after(async () => {
    await closePhones();
    await bed?.stop();
  });

  /** Identified, and in talk with Anna Backman. */
  async function identifyAino(): Promise<void> {
    await askForApp(phone, aino.userCode);
    await app.openRequest();
    await app.press('Godkänn');
    await app.confirm(aino.ownCode);
    await phone.hears('reason');
    await phone.press('1');
    await desk.waits('Aino Lindqvist');
    await desk.takeNext();
    await desk.shows('Aino Lindqvist');
    await phone.talksWith('Anna Backman');
  }

  async function isForgotten(): Promise<void> {
    await app.says('Vi talar inte med dig just nu');
    await app.isQuiet();
    assert.equal(await desk.page.getByText('Aino Lindqvist').count(), 0);
  }

  story('the telephone system dies while Aino talks', () => {
    before(async () => {
      await openAdvisorPhone(bed);
      [phone, app, desk] = await Promise.all([openSipPhone(bed), openApp(bed.bank, aino), openDesk(bed.bank)]);
    });

    test('S42, T35: within five seconds nobody is identified any more, at the desk and in the app', async () => {
      await identifyAino();
      await app.home();
      await bed.killAsterisk();
      const killed = performance.now();
      await desk.says('Identifieringen är slut. Samtalet är avslutat.');
      await desk.page.getByRole('heading', { level: 1, name: 'Aino Lindqvist' }).waitFor({ state: 'detached' });
      assert.ok(performance.now() - killed < 5_000, `it took ${performance.now() - killed} ms`);
      await isForgotten();
      await phone.vanish();
    });

    test('T38: it comes back, and the next call is like any other', async () => {
      await bed.startAsterisk();
      phone = await openSipPhone(bed);
      await phone.call();
      await phone.hears('menu');
      await phone.hangUp();
    });
  });

  story('Styrka dies while Aino talks and somebody else keys a code', () => {
    let other: SipPhone;
    let jonas: Baresip;

    before(async () => {
      await closePhones();
      await openAdvisorPhone(bed);
      jonas = await openAdvisorPhone(bed, 'jonas');
      [phone, other] = await Promise.all([openSipPhone(bed), openSipPhone(bed, 'fi')]);
      [app, desk] = await Promise.all([openApp(bed.bank, aino), openDesk(bed.bank)]);
    });

    test('I1, T38: whoever talked is told that the call ends, for safety; nobody goes on talking with a name that nobody vouches for', async () => {
      await Promise.all([identifyAino(), keyHalfACode(other)]);
      await bed.killBank();
      await bed.startBank();
      await phone.listens('ended-for-safety');
      await phone.isOver();
    });

    test('whoever was keying hears that it does not work now, in Finnish, and comes to a person, who knows nothing', async () => {
      await other.hears('not-working');
      assert.ok(other.baresip.ears.heard.some(({ file }) => file === 'fi/not-working'));
      await jonas.isCalled();
      await other.talksWith('Jonas');
      assert.ok(jonas.ears.heard.every(({ file }) => file === spoken.caller));
      assert.equal(jonas.keysHeard, '');
      await other.hangUp();
    });

    test('I1, I9: nothing of the identification is left, and a new call begins without one', async () => {
      desk = await openDesk(bed.bank);
      await app.page.goto(`${bed.bank.app}/app`);
      await isForgotten();
      await desk.isQuiet();
      await identifyAino();
      await phone.hangUp();
      await desk.says('Identifieringen är slut. Samtalet är avslutat.');
    });

    test('while Styrka is away a caller hears so, and comes to a person', async () => {
      await bed.killBank();
      await phone.call();
      await phone.hears('not-working');
      await jonas.isCalled();
      await phone.talksWith('Jonas');
      await phone.hangUp();
    });
  });

  async function keyHalfACode(caller: SipPhone): Promise<void> {
    await caller.call();
    await caller.hears('menu');
    await caller.press('1');
    await caller.hears('user-code');
    await caller.press('4711');
  }
});
