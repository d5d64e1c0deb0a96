import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { boxKind, readBoxState } from '#authenticators/code-box';
import { importBoxes } from '#stock';
import { makeBox } from '../src/demo/code-box/machine/box.ts';
import { createPosting } from '../src/demo/code-box/post-boxes.ts';
import { createShelf } from '../src/demo/code-box/shelf.ts';
import { stockOfBoxes } from '../src/demo/people.ts';
import { fillStock } from '../src/demo/seed.ts';
import { openContent } from '../src/letters/seal-content.ts';
import { createBoxes } from '../src/server/boxes.ts';
import { createIssue } from '../src/server/issue.ts';
import { beginWithBox, computeCode, logInWithBox, numbers, openBoxBank } from './credentials/box-bank.ts';

const [first, second] = stockOfBoxes;
const moment = 5_000;
const day = 86_400_000;

/** The bank of seed K with the demo's stock, and the demo's shelf. */
async function openPost(t: TestContext, rules: Parameters<typeof openBoxBank>[0] = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'styrka-post-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [bank, shelf] = [await openBoxBank(rules), createShelf(folder)];
  const boxes = createBoxes(bank.issue);
  await fillStock({ stockBoxes: (items, given) => importBoxes(bank.issue, items, given), stock: shelf.stock });
  const post = createPosting({ clock: bank.clock, boxes, shelf });
  const pass = async (by = moment) => {
    await bank.clock.advance(by);
    await post();
  };
  const held = () => shelf.list().map(({ serial, owner }) => [serial, owner]);
  return { ...bank, office: boxes, shelf, folder, post, pass, held };
}

test('K27, K36: a moment after it was ordered a box is in its owner’s hands, with the start PIN of the letter, and is activated by its own code', async (t) => {
  const bank = await openPost(t);
  await bank.post();
  await bank.office.order('oskar');
  await bank.post();
  assert.deepEqual([bank.held(), await bank.office.ordered('oskar')], [[], bank.clock.now()]);
  await bank.pass();
  assert.deepEqual(bank.held(), [[first, 'oskar']]);
  const [box] = bank.shelf.list();
  assert.ok(box);
  assert.deepEqual([box.handedOut, box.given], [bank.clock.now(), makeBox(box.given.pin)]);
  const letters = await bank.stores.letters.of('oskar');
  assert.deepEqual(letters.map(({ kind, due }) => [kind, due - bank.clock.now()]).sort(), [
    ['code-box', 0],
    ['start-pin', 3 * day],
  ]);
  const secret = Buffer.from(box.secret, 'hex');
  assert.equal((await logInWithBox(bank, numbers.oskar, '8027', computeCode(secret, 0))).outcome, 'refused');
  const { flow } = await beginWithBox(bank, numbers.oskar, { plan: 'new-password', purpose: 'change' });
  await bank.identify.answer(flow, computeCode(secret, 1));
  for (let n = 0; n < 2; n++) await bank.identify.done(flow);
  const states = (await bank.stores.credentials.of('oskar', boxKind, bank.clock.now())).map(({ state }) => readBoxState(state));
  assert.equal(states.find(({ serial }) => serial === first)?.status, 'active');
});

test('K27, K37: what customer service ordered or handed over comes as well, each once, and another box for each', async (t) => {
  const bank = await openPost(t);
  await bank.office.assign(second, 'maj', { staff: 'kristina' });
  await bank.office.order('ines', { staff: 'anna' });
  await bank.pass();
  await bank.pass();
  assert.deepEqual(bank.held(), [
    [first, 'ines'],
    [second, 'maj'],
  ]);
  assert.equal(bank.shelf.stocked().length, stockOfBoxes.length - 2);
});

test('K27: a box whose battery lasts four months orders the next one by itself within three, and it comes', async (t) => {
  const bank = await openPost(t);
  const secret = Buffer.alloc(20, 9);
  const answers = { suite: 'OCRA-1:HOTP-SHA1-8:C-QN08', secret };
  const box = { serial: 'LB-1007-9999', secret, answers, startPin: null, until: bank.clock.now() + 120 * day };
  await createIssue(bank.issue).handOverBox('maj', box);
  assert.equal(await bank.office.renew(), 0);
  await bank.clock.advance(89 * day);
  assert.equal(await bank.office.renew(), 1);
  await bank.pass();
  assert.deepEqual(bank.held(), [[first, 'maj']]);
});

for (const profile of ['described', 'strict'] as const)
  test(`K27: the letter with the box says how it begins to work at this bank: ${profile}`, async (t) => {
    const bank = await openPost(t, { profile });
    await bank.office.assign(first, 'oskar');
    const [letter] = await bank.stores.letters.claimDue(bank.clock.now(), bank.clock.now() + day, 9);
    assert.ok(letter);
    const content = { kind: 'code-box', serial: first, ...(profile === 'strict' ? { inSession: true } : {}) };
    assert.deepEqual(await openContent(bank.issue.keys, letter, letter), content);
  });

test('I1: a box that was sent when the power went is in its owner’s hands after the next start', async (t) => {
  const bank = await openPost(t);
  await bank.office.order('oskar');
  await bank.office.send(1);
  assert.deepEqual(bank.held(), []);
  await createPosting({ clock: bank.clock, boxes: bank.office, shelf: createShelf(bank.folder) })();
  assert.deepEqual(bank.held(), [[first, 'oskar']]);
});

test('D10: a box that was posted is not posted again, whoever asks', async (t) => {
  const bank = await openPost(t);
  bank.shelf.post(first, 'oskar', 1);
  bank.shelf.claim({ serial: first, handedOut: 1, of: 'code', counter: 4 });
  bank.shelf.post(first, 'ines', 2);
  bank.shelf.post('LB-9999-0000', 'ines', 2);
  assert.deepEqual(
    bank.shelf.list().map(({ owner, handedOut, box }) => [owner, handedOut, box.counter]),
    [['oskar', 1, 5]],
  );
});
