import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { issueActivationCode } from '#authenticators/activation-code';
import { blockBox } from '#authenticators/code-box';
import { issueTable } from '#authenticators/code-table';
import { issuePostedPassword, setPassword } from '#authenticators/password';
import { blockAgreement } from '#customers';
import { giveNumber, placeOf } from '../credentials/bank.ts';
import type { PhoneClient } from '../phone-client.ts';
import { addPerson, boxOwner, type Core, giveHeldBox, logIn, openPlace, type Place } from './bank.ts';

const ownCode = { is: 'own-code', code: '749206' } as const;

type People = {
  readonly box: Awaited<ReturnType<typeof giveHeldBox>>;
  readonly lostBox: Awaited<ReturnType<typeof giveHeldBox>>;
  readonly cells: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly posted: string;
  readonly phone: PhoneClient;
};

/** Oskar has boxes; Maj, Birger and Tauno a password, a table and a number; Aino the app. */
async function moveIn(core: Core, place: Place): Promise<People> {
  await addPerson(core, boxOwner.id, 'personal-number', boxOwner.number);
  await setPassword(core, boxOwner.id, boxOwner.password);
  const box = await giveHeldBox(core, boxOwner.id, 'LB-1007-4418');
  const lostBox = await giveHeldBox(core, boxOwner.id, 'LB-1007-4419');
  const cells = new Map<string, readonly (readonly string[])[]>();
  for (const [id, code] of [
    ['maj', '604218'],
    ['birger', '7740156'],
    ['tauno', '3182907'],
  ] as const) {
    await addPerson(core, id, 'user-code', code);
    await setPassword(core, id, '71946');
    const print = async (table: { readonly cells: readonly (readonly string[])[] }) => Boolean(cells.set(id, table.cells));
    await issueTable(core, id, print, { inPerson: true });
    await giveNumber(core.stores, id);
  }
  let posted = '';
  await issuePostedPassword(core, 'birger', async ({ password }) => {
    posted = password;
    return true;
  });
  await addPerson(core, 'aino', 'user-code', '47110823');
  const phone = place.phone();
  const { code } = await issueActivationCode(core, 'aino');
  const { status } = await phone.enrol({ userCode: '47110823', activationCode: code, ownCode: ownCode.code });
  assert.equal(status, 200);
  await phone.openSession();
  return { box, lostBox, cells, posted, phone };
}

/** The cell that this customer is asked for, and where it stands. */
async function readCell(core: Core, people: People, id: string, code: string, known: string | null = id) {
  const view = await logIn(core, 'code-table', code, ['71946'], known);
  const { column, row } = placeOf(view);
  return { flow: view.flow, place: `${column} ${row}`, digits: people.cells.get(id)?.[row - 1]?.[column.charCodeAt(0) - 65] ?? '' };
}

/** The SMS code of an open question, as whoever sends it gets it. */
async function readSms(core: Core, flow: string): Promise<string> {
  const body = (await core.stores.flows.find(flow))?.body as unknown as { readonly asked: { readonly challenge: string } };
  const sending = (await core.identify.sending(body.asked.challenge)) ?? assert.fail('nothing is sent');
  return (sending.data as { readonly code: string }).code;
}

async function beginApp(core: Core) {
  const { flow } = await core.identify.begin({ plan: 'app', channel: 'web', purpose: 'login', boundTo: { session: 'browser' } });
  await core.identify.claim(flow, '47110823');
  return flow;
}

const boxLogin = (core: Core, code: string) => logIn(core, 'code-box', boxOwner.number, [boxOwner.password, code]);

describe('T57: a database that was restored', () => {
  let place: Place;
  let url: string;
  let backup: string;
  let people: People;
  let used: { box: string; cell: Awaited<ReturnType<typeof readCell>>; smsFlow: string; sms: string; appFlow: string; request: string };
  before(async () => {
    place = await openPlace();
    url = await place.postgres.createDatabase();
    const first = await place.start(url);
    people = await moveIn(first.core, place);
    // From a browser that nobody knows: an SMS code is asked for.
    const { flow, digits } = await readCell(first.core, people, 'tauno', '3182907', null);
    await first.core.identify.answer(flow, digits);
    used = {
      box: '',
      cell: {} as never,
      smsFlow: flow,
      sms: await readSms(first.core, flow),
      appFlow: await beginApp(first.core),
      request: '',
    };
    used.request = (await people.phone.waiting())[0]?.id ?? assert.fail('no request waits');
    await first.core.seal.exportNew();
    await first.close();
    backup = await place.copy(url);
  });
  afterEach(() => place.closeAll());
  after(() => place?.stop());

  /** What happens in the bank after its backup, until its disk breaks. */
  test('everything is used once, as on any day', async () => {
    const { core, close } = await place.start(url);
    used.box = people.box.press();
    assert.equal((await boxLogin(core, used.box)).outcome, 'identified');
    assert.equal(await blockBox(core, boxOwner.id, people.lostBox.serial, 'lost'), 'blocked');
    used.cell = await readCell(core, people, 'maj', '604218');
    let shown = await core.identify.answer(used.cell.flow, used.cell.digits);
    // Now and then an SMS code is asked for all the same (S59).
    if (shown.is === 'prove') shown = await core.identify.answer(used.cell.flow, await readSms(core, used.cell.flow));
    assert.equal(shown.outcome, 'identified');
    assert.equal((await core.identify.answer(used.smsFlow, used.sms)).outcome, 'identified');
    assert.equal((await people.phone.approve(used.request, ownCode)).status, 200);
    assert.equal((await core.identify.look(used.appFlow)).outcome, 'identified');
    const opened = await logIn(core, 'code-table', '7740156', [people.posted]);
    const { column, row } = placeOf(opened);
    await core.identify.answer(opened.flow, people.cells.get('birger')?.[row - 1]?.[column.charCodeAt(0) - 65] ?? '');
    await core.identify.answer(opened.flow, await readSms(core, opened.flow));
    assert.notEqual((await core.identify.renew(opened.flow, '947205')).is, 'refused');
    assert.equal((await core.identify.look(opened.flow)).outcome, 'identified');
    await setPassword(core, 'tauno', '58306');
    for (let n = 0; n < 5; n++) await logIn(core, 'code-table', '3182907', ['00000']);
    assert.notEqual((await core.stores.tries.state({ of: 'tauno', kind: 'strangers' })).locked, null);
    await close();
    assert.equal((await place.run('export', url)).out, '0 lines exported.\n', 'who stops exports what was used last');
  });

  test('would take it all again, were it not for the seal (T3)', async () => {
    const copied = await place.copy(backup);
    const { core, close } = await place.start(copied, false);
    assert.equal((await boxLogin(core, used.box)).outcome, 'identified');
    assert.equal((await boxLogin(core, people.lostBox.press())).outcome, 'identified', 'a box that was lost and blocked');
    const cell = await readCell(core, people, 'maj', '604218');
    assert.equal(cell.digits, used.cell.digits);
    assert.equal((await core.identify.answer(used.smsFlow, used.sms)).outcome, 'identified');
    assert.equal((await people.phone.approve(used.request, ownCode)).status, 200);
    const opened = await logIn(core, 'code-table', '7740156', [people.posted]);
    assert.equal(opened.prompts[0]?.message.id, 'cell');
    assert.equal((await core.stores.tries.state({ of: 'tauno', kind: 'strangers' })).locked, null);
    await close();
  });

  test('I4: stays sealed: nobody is identified, and every door says that it cannot', async () => {
    const { core, close } = await place.start(backup);
    assert.equal(core.seal.why(), 'behind');
    await assert.rejects(boxLogin(core, people.box.press()), { code: 'sealed' });
    const status = async (path: string, base = place.main) => (await fetch(`${base}${path}`)).status;
    assert.equal(await status('/health'), 200);
    for (const path of ['/ready', '/sv/login', '/sv/', '/desk', '/events/v1', '/phone/v1/calls'])
      assert.equal(await status(path), 503, path);
    assert.equal(await status('/app/v1/requests', place.app), 503);
    assert.match(await (await fetch(`${place.main}/sv/login`, { headers: { accept: 'text/html' } })).text(), /<html/);
    const { error } = (await (await fetch(`${place.main}/events/v1`)).json()) as { error: { code: string; sentence: string } };
    assert.equal(error.code, 'out-of-order');
    assert.deepEqual((await place.run('status', backup)).exit, 3);
    assert.deepEqual((await place.run('export', backup)).exit, 3);
    await close();
    assert.ok(place.complaints.some((line) => line.startsWith('sealed behind')));
  });

  test('opens when the export is replayed, and takes nothing that was used: box code, cell, SMS code, posted password, approval', async () => {
    const { exit, out } = await place.run('replay', backup);
    assert.equal(exit, 0, out);
    assert.match(out, /^\d+ lines replayed\. The seal is broken: start the servers\. Exported until 20/);
    const { core, close } = await place.start(backup);
    assert.equal(core.seal.why(), null);
    assert.equal((await fetch(`${place.main}/ready`)).status, 200);
    assert.equal((await boxLogin(core, used.box)).outcome, 'refused');
    assert.equal((await boxLogin(core, people.lostBox.press())).outcome, 'refused', 'blocked it stays');
    assert.equal((await boxLogin(core, people.box.press())).outcome, 'identified', 'the next code is as good as ever');
    const cell = await readCell(core, people, 'maj', '604218');
    assert.notEqual(cell.place, used.cell.place);
    assert.equal((await logIn(core, 'code-table', '604218', ['71946', used.cell.digits, '000000'])).outcome, 'refused');
    await assert.rejects(core.identify.answer(used.smsFlow, used.sms), { code: 'no-such-identification' });
    assert.ok((await people.phone.approve(used.request, ownCode)).status >= 400);
    const opened = await logIn(core, 'code-table', '7740156', [people.posted, '000000', '000000']);
    assert.equal(opened.outcome, 'refused');
    const [last] = await core.stores.audit.of('birger', ['flow-refused'], 1);
    assert.equal(last?.detail?.['why'], 'nobody', 'the password chosen since is lost, and neither of those before it is one any more');
    assert.notEqual((await core.stores.tries.state({ of: 'tauno', kind: 'strangers' })).locked, null, 'I5: locked it stays');
    await core.seal.exportNew();
    await close();
  });

  test('whose password, phone or number came after the backup is listed: it cannot come back from the export, and the old one must not', async () => {
    const again = await place.copy(backup);
    const { core, close } = await place.start(backup);
    await setPassword(core, 'maj', '40718');
    await blockAgreement(core, { customer: 'aino', by: 'bank' });
    await core.seal.exportNew();
    await close();
    const { exit, out } = await place.run('replay', again);
    assert.equal(exit, 0, out);
    assert.match(out, /These have to be given anew:\n(.*\n)* {2}maj {2}password/);
    const opened = await place.start(again);
    const { customers } = opened.core.stores;
    assert.notEqual((await customers.find('aino'))?.blocked, null);
    const visit = await logIn(opened.core, 'code-table', '604218', ['71946', '000000', '000000']);
    assert.equal(visit.outcome, 'refused');
    const [last] = await opened.core.stores.audit.of('maj', ['flow-refused'], 1);
    assert.notEqual(last?.detail?.['why'], 'cell', 'the password before it is none any more');
    await opened.close();
  });

  test('of an older epoch stays sealed, and so does an empty one', async () => {
    assert.match((await place.run('status', url)).out, /older than the epoch/);
    assert.match((await place.run('status', await place.postgres.createDatabase())).out, /older than the epoch/);
  });

  test('I8: what is exported holds no password, code or cell', async () => {
    const names = (await readdir(place.exports)).filter((name) => name.endsWith('.jsonl'));
    const text = (await Promise.all(names.map((name) => readFile(join(place.exports, name), 'utf8')))).join('');
    assert.ok(text.includes('"flow-identified"') && text.includes('"once"') && text.includes('"counter"'));
    const digits = [used.box, people.posted, used.cell.digits];
    for (const secret of digits) assert.doesNotMatch(text, new RegExp(`(?<![0-9])${secret}(?![0-9])`));
    for (const line of text.trim().split('\n')) assert.equal(/"(sealed|lookup)":/.test(line), false);
  });
});
