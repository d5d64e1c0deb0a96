import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type BoxBank,
  beginWithBox,
  type HeldBox,
  lastWhy,
  logInWithBox,
  numbers,
  openBoxBank,
} from '../../../test/credentials/box-bank.ts';
import { listBoxes, readBoxState } from '../code-box/index.ts';

const { oskar, greta, ines } = numbers;

/** The box has lain in a pocket and was pressed more often than one code makes up for. */
function press(box: HeldBox, times: number): void {
  for (let n = 0; n < times; n++) box.press();
}

const begin = (bank: BoxBank, plan: string, number: string) => beginWithBox(bank, number, { plan, purpose: 'change' });

/** Two codes typed as one answer, noted and agreed to. */
async function takeByTwo(bank: BoxBank, number: string, codes: string) {
  const { flow, prompts } = await begin(bank, 'new-by-two-codes', number);
  assert.equal(prompts[0]?.message.id, 'box-codes');
  const [prompt] = (await bank.identify.answer(flow, codes)).prompts;
  const shown = prompt?.format.is === 'notice' ? (prompt.format.once ?? '') : '';
  await bank.identify.done(flow);
  return { flow, shown, outcome: (await bank.identify.done(flow)).outcome };
}

async function logInFirst(bank: BoxBank, after: string, number: string, shown: string, code: string) {
  const { flow } = await beginWithBox(bank, number, { plan: 'first-login', after });
  await bank.identify.answer(flow, shown);
  await bank.identify.renew(flow, '5829');
  return bank.identify.answer(flow, code);
}

async function statusOf(bank: BoxBank, customer: string) {
  return readBoxState((await listBoxes(bank.issue, customer))[0]?.state ?? null).status;
}

describe('a new password by two codes in a row', () => {
  test('K26c, K30, K33: forgotten, and the box pressed thirty times: two codes in a row let Oskar choose another and log in', async () => {
    const bank = await openBoxBank();
    const box = bank.boxes.oskar;
    press(box, 30);
    const { flow } = await begin(bank, 'new-password', oskar);
    assert.equal((await bank.identify.answer(flow, box.press())).outcome, 'refused', 'one code is too far ahead');
    assert.match(String(await lastWhy(bank, 'oskar')), /^code box: out-of-step/);
    const given = await takeByTwo(bank, oskar, `${box.press()}${box.press()}`);
    assert.equal(given.outcome, 'identified');
    assert.equal((await logInFirst(bank, given.flow, oskar, given.shown, box.press())).outcome, 'identified', 'it is in step again');
    assert.equal((await logInWithBox(bank, oskar, '5829', box.press())).outcome, 'identified');
  });

  test('K5, K8, K26c: a box that was pressed thirty times before it was ever used begins to work by two codes', async () => {
    const bank = await openBoxBank();
    const box = bank.boxes.greta;
    press(box, 30);
    const given = await takeByTwo(bank, greta, `${box.press()}${box.press()}`);
    assert.deepEqual([given.outcome, await statusOf(bank, 'greta')], ['identified', 'active']);
    assert.equal((await logInFirst(bank, given.flow, greta, given.shown, box.press())).outcome, 'identified');
  });

  test('I2, K14, K26c: neither of the two counts again, alone or together, there or at the log-in', async () => {
    const bank = await openBoxBank();
    const box = bank.boxes.oskar;
    press(box, 30);
    const [one, next] = [box.press(), box.press()];
    const given = await takeByTwo(bank, oskar, one + next);
    for (const code of [one, next]) {
      assert.equal((await logInFirst(bank, given.flow, oskar, given.shown, code)).outcome, 'refused', 'at the first log-in');
      assert.equal((await bank.identify.answer((await begin(bank, 'new-password', oskar)).flow, code)).outcome, 'refused', 'alone');
    }
    assert.equal((await takeByTwo(bank, oskar, one + next)).outcome, 'refused', 'together');
    assert.equal((await takeByTwo(bank, oskar, next + box.press())).outcome, 'refused', 'an old one and the one after it');
  });

  test('I2, T2 part: sent twice at the same time, the two codes give one new password', async () => {
    const bank = await openBoxBank();
    const codes = `${bank.boxes.oskar.press()}${bank.boxes.oskar.press()}`;
    const flows = [await begin(bank, 'new-by-two-codes', oskar), await begin(bank, 'new-by-two-codes', oskar)];
    const seen = await Promise.all(flows.map(({ flow }) => bank.identify.answer(flow, codes)));
    assert.deepEqual(seen.map(({ is }) => is).sort(), ['give', 'over']);
  });

  test('K26a, K26c: codes of two boxes are no codes in a row', async () => {
    const bank = await openBoxBank();
    const mixed = `${bank.boxes.ines.press()}${bank.boxes.inesOther.press()}`;
    assert.equal((await takeByTwo(bank, ines, mixed)).outcome, 'refused');
  });

  test('K27, K26c: in Your security a new box that was pressed thirty times is taken into use by two codes, where one does not do', async () => {
    const bank = await openBoxBank();
    const box = bank.boxes.greta;
    press(box, 30);
    const answer = async (plan: string, typed: string) => {
      const { flow } = await bank.identify.begin({ plan, channel: 'web', purpose: 'change', boundTo: { session: 's' } });
      await bank.identify.claimFor(flow, 'greta');
      return [(await bank.identify.answer(flow, typed)).outcome, await statusOf(bank, 'greta')];
    };
    assert.deepEqual(await answer('activate-box', box.press()), ['refused', 'handed-out']);
    assert.deepEqual(await answer('synchronise', `${box.press()}${box.press()}`), ['identified', 'active']);
  });
});
