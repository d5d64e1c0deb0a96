import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { askForApp } from '../stories/ask-for-app.ts';
import { type App, openApp } from './app.ts';
import { openBank, policies } from './bank.ts';
import { story, watchFor } from './browser.ts';
import { type Desk, openDesk } from './desk.ts';
import { aino, elias, maj, tauno } from './people.ts';
import { openPhone, type Phone } from './phone.ts';

/** The six whom nobody may tell apart, each calling at the same time as the others. */
const callers = {
  unknown: '66613370',
  blocked: '918364',
  'blocked in the app': tauno.userCode,
  declines: aino.userCode,
  silent: maj.userCode,
  'not in a call': elias.userCode,
} as const;
type Caller = keyof typeof callers;

const names = Object.keys(callers) as Caller[];
const phones = {} as Record<Caller, Phone>;
const prompts = {} as Record<Caller, string[]>;
/** ms between the request and the answer. */
const waits = {} as Record<Caller, Promise<number>>;
const patience = policies.impatient.rules.appPatienceMinutes * 60_000;
let app: Record<'aino' | 'elias' | 'tauno', App>;
let desk: Desk;

story('nobody can tell from outside why a caller was not identified', () => {
  before(async () => {
    const bank = await openBank('impatient');
    desk = await openDesk(bank);
    app = { aino: await openApp(bank, aino), elias: await openApp(bank, elias), tauno: await openApp(bank, tauno) };
    for (const name of names) phones[name] = await openPhone(bank);
  });

  test('S16: Tauno blocks his codes in the app, day or night, and the app says what he loses and where new ones are', async () => {
    await app.tauno.me();
    await app.tauno.page.getByRole('link', { name: 'Spärra dina koder', exact: true }).click();
    await app.tauno.says('Spärra dina koder');
    await app.tauno.press('Spärra nu');
    await app.tauno.confirm(tauno.ownCode);
    await app.tauno.page.getByText('Nya koder får du på vårt kundtjänstställe.').first().waitFor();
  });

  test('T27, N4: "not in a call" and a decline reach the desk within a second', async () => {
    const ask = async (name: Caller) => {
      await askForApp(phones[name], callers[name]);
      waits[name] = measure(phones[name]);
    };
    // At once, and those who answer last: a slow machine would let their time run out.
    const answering: readonly Caller[] = ['declines', 'not in a call'];
    await Promise.all(names.filter((name) => !answering.includes(name)).map(ask));
    await Promise.all(answering.map(ask));
    await app.elias.openRequest();
    const notInACall = 'I appen svarade kunden: jag är inte i något samtal.';
    assert.equal(await desk.page.getByRole('alert').filter({ hasText: notInACall }).count(), 0);
    const alerted = watchFor(desk.page, 'alert', notInACall);
    const pressed = performance.now();
    await app.elias.press('Jag är inte i något samtal');
    await alerted;
    assert.ok(performance.now() - pressed < 1_000, `the alert took ${performance.now() - pressed} ms`);
    await app.elias.status('Tack. Vi har stoppat begäran och varnat banken.');
    await app.aino.openRequest();
    await app.aino.press('Avvisa');
    await app.aino.status('Avvisad. Den som ringer blir inte identifierad.');
    await desk.alert('I appen svarade kunden: avvisa. Begäran är stoppad.');
  });

  test('S4, S16, I7, T16: unknown, without the app, blocked by the bank or in the app, declined, unanswered and "not in a call" hear the same prompts in the same order', async () => {
    for (const name of names) {
      await phones[name].hears('try-again');
      prompts[name] = await phones[name].prompts();
    }
    for (const name of names) assert.deepEqual(prompts[name], prompts.silent, name);
    assert.deepEqual(prompts.silent.slice(-3), ['one-moment', 'not-identified', 'try-again']);
  });

  test('T16 part: each of them waits the whole patience, and at most a sixth more', async () => {
    for (const name of names) {
      const waited = await waits[name];
      assert.ok(waited > patience - 1_000 && waited < (patience * 7) / 6 + 3_000, `${name} waited ${waited} ms`);
    }
  });

  test('S16, S17 part: Sirkka, whose codes are blocked, is told what everybody is told: where new codes are', async () => {
    const said = await phones.blocked.page.getByRole('log').locator('[data-prompt="not-identified"]').textContent();
    assert.equal(
      said,
      'Identifieringen lyckades inte. Om dina webbankskoder är spärrade kan du få nya koder på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
    );
  });

  test('D20, S44: with key 5 they come to an advisor, who sees that they tried, and no name', async () => {
    for (const name of ['blocked', 'unknown'] as const) {
      await phones[name].press('5');
      await phones[name].hears('queue');
      await desk.takeNext();
      await desk.shows('Oidentifierad kund');
      await desk.says('Försökte identifiera sig, lyckades inte');
      assert.equal(await desk.fact('Sätt'), 'Appen Lyktan');
      await phones[name].hangUp();
      await desk.says('Samtalet är avslutat.');
    }
    assert.equal(await desk.page.getByText('Sirkka').count(), 0);
  });

  test('S42 part: nothing waits in the apps of those who refused', async () => {
    await app.aino.isQuiet();
    await app.elias.isQuiet();
    for (const name of ['declines', 'silent', 'not in a call', 'blocked in the app'] as const) await phones[name].hangUp();
  });
});

async function measure({ page }: Phone): Promise<number> {
  const begun = performance.now();
  await page.getByRole('log').locator('[data-prompt="one-moment"]').waitFor();
  return performance.now() - begun;
}
