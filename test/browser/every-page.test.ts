import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Language, languages } from '#texts';
import { addAuthenticator, openApp } from './app.ts';
import { type Bank, openBank } from './bank.ts';
import { openBoxPages } from './box-pages.ts';
import { openPage, story, watchFor } from './browser.ts';
import { createTally, inLanguage } from './contract.ts';
import { openDesk } from './desk.ts';
import { findFaults, findSideways, findSkipFault } from './inspect.ts';
import { openKitchenTable } from './kitchen-table.ts';
import { aino, elias } from './people.ts';
import { type Visitor, visitCall, visitEnrolment, visitOwnPages, visitRefusals, visitStillPages, visitStrict } from './tour.ts';
import { visitBox } from './tour-box.ts';
import { visitLostBox } from './tour-desk.ts';
import { visitHamnen } from './tour-hamnen.ts';
import { visitMine } from './tour-mine.ts';

const tally = createTally();
const found = { axe: [] as string[], sideways: [] as string[], skip: [] as string[], headings: [] as string[] };

const inspect: Visitor['inspect'] = async (page, path, language) => {
  await tally.look(page, path, language);
  await tally.look(page, 'every page', language);
  const where = (fault: string) => `${language} ${new URL(page.url()).pathname}: ${fault}`;
  found.axe.push(...(await findFaults(page, language === 'sv')).map(where));
  found.sideways.push(...(await findSideways(page)).map(where));
  if ((await page.getByRole('dialog').count()) > 0) return;
  found.skip.push(...(await findSkipFault(page, inLanguage(language, 'Gå direkt till innehållet'))).map(where));
  found.headings.push(...(await findHeadingFault(page)).map(where));
};

async function findHeadingFault(page: Page): Promise<string[]> {
  const all = await page.getByRole('heading', { level: 1 }).allTextContents();
  const title = await page.title();
  return all.length === 1 && title.startsWith(all[0] ?? '') ? [] : [`h1 ${all.join(' | ')}, title ${title}`];
}

const visitor: Visitor = { read: tally.look, inspect, meet: tally.meet };

test('what is looked for on every page would be found: a planted fault of each kind is', async () => {
  const page = await openPage('about:blank');
  await page.setContent(`<html lang="sv"><title>Fel</title><main><h1>Fel</h1><a href="#x">Gå</a>
    <p style="color:#999;background:#fff">blek</p><p style="width:900px">bred</p></main></html>`);
  assert.ok((await findFaults(page)).some((fault) => fault.startsWith('light: color-contrast')));
  assert.equal((await findSideways(page)).length, 2);
  assert.equal((await findSkipFault(page, 'Gå')).length, 1);
  assert.equal((await findHeadingFault(page)).length, 0);
  await page.context().close();
});

story('every page, in three languages', () => {
  /** All at once, for a page mostly waits for its server or for axe. */
  let visits: Record<'still' | 'mine' | 'hamnen' | 'box' | 'table' | 'app' | 'call' | 'strict', Promise<void>>;

  before(async () => {
    const bank = await openBank();
    // Before the kitchen table asks for an activation code of hers: a new one ends the one before.
    const { page: app } = await openApp(bank, { ...aino, passkey: true });
    visits = {
      still: visitStill(bank),
      mine: openPage(`${bank.main}/sv/block`).then((page) => visitMine(page, bank, visitor)),
      hamnen: openPage(`${bank.webBank}/sv/`).then((page) => visitHamnen(page, bank, visitor)),
      box: visitBoxPages(),
      table: visitTables(bank),
      app: visitApp(bank),
      call: visitCalls(bank, app),
      strict: openBank('strict').then(visitStrictOne),
    };
    for (const visit of Object.values(visits)) visit.catch(() => {});
  });

  test('pages that are the same for everybody can be visited', () => visits.still);
  test('what is somebody’s own can be visited by whoever is logged in', () => visits.mine);
  test('the web bank can be visited, before the log-in and after', () => visits.hamnen);
  test('what a customer with a code box meets can be visited', () => visits.box);
  test('the kitchen table can be visited', () => visits.table);
  test('the app can be visited, before it is in use and after', () => visits.app);
  test('phone, app and desk can be visited all through a call', () => visits.call);
  test('app and desk can be visited where the heard code is keyed, and where somebody was not identified', () => visits.strict);

  test('every accessible name of docs/accessible-names.md is on its page, in three languages', () => {
    assert.deepEqual(tally.missing(), []);
  });

  test('S66: on every page the skip link comes first and leads to the content', () => assert.deepEqual(found.skip, []));
  test('S66 part: every page has one heading, which is its title', () => assert.deepEqual(found.headings, []));
  test('axe finds nothing, in light and in dark', () => assert.deepEqual([...new Set(found.axe)], []));
  test('no page scrolls sideways at a zoom of 200 % or 400 %, nor on a narrow phone', () =>
    assert.deepEqual([...new Set(found.sideways)], []));
});

async function visitStill(bank: Bank): Promise<void> {
  await visitStillPages(await openPage(`${bank.main}/sv/help`), bank, visitor);
}

async function visitBoxPages(): Promise<void> {
  const pages = await openBoxPages();
  await visitBox(pages, visitor).finally(() => pages.close());
}

async function visitTables(bank: Bank): Promise<void> {
  for (const language of languages) {
    const table = await openKitchenTable(bank, language);
    await visitor.inspect(table, '/{l}/demo', language);
    await table.getByRole('button', { name: inLanguage(language, 'Visa ett samtal'), exact: true }).click();
    await table.getByRole('button', { name: inLanguage(language, 'Stoppa visningen'), exact: true }).click();
    tally.meet('/{l}/demo', 'Stoppa visningen', language);
    await table.context().close();
  }
}

async function visitApp(bank: Bank): Promise<void> {
  const fresh = await openPage(`${bank.app}/app`);
  await addAuthenticator(fresh);
  await visitEnrolment(fresh, bank, visitor);
  await fresh.context().close();
  const { page } = await openApp(bank, { ...elias, passkey: true });
  await visitOwnPages(page, bank, elias, visitor);
}

async function visitCalls(bank: Bank, app: Page): Promise<void> {
  // Anna sits at the kitchen tables, whose desks change her language.
  const desk = (await openDesk(bank, 'Jonas Ek')).page;
  const phone = await openPage(`${bank.main}/sv/demo/phone`);
  for (const language of languages) {
    await ringOnce(phone, bank, language);
    await visitCall(bank, { phone, app, desk }, aino, language, visitor);
    await visitRefusals(bank, { phone, app, desk }, aino, language, visitor);
  }
  await visitLostBox(bank, visitor);
}

async function visitStrictOne(bank: Bank): Promise<void> {
  const app = (await openApp(bank, { ...aino, passkey: true })).page;
  const desk = (await openDesk(bank)).page;
  const phone = await openPage(`${bank.main}/sv/demo/phone`);
  await visitStrict(bank, { phone, app, desk }, aino, visitor);
}

/** The real phone rings for a second and a half; the one for tests answers at once. */
async function ringOnce(phone: Page, bank: Bank, language: Language): Promise<void> {
  await phone.goto(`${bank.main}/${language}/demo/phone`);
  const ring = phone.getByRole('button', { name: inLanguage(language, 'Ring'), exact: true });
  await Promise.all([watchFor(phone, 'status', inLanguage(language, 'Ringer')), ring.click()]);
  tally.meet('/{l}/demo/phone', 'Ringer', language);
}
