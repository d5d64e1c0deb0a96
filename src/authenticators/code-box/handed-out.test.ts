import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Policy } from '#policy';
import { seen } from '../../../test/credentials/bank.ts';
import { type BoxBank, beginWithBox, lastWhy, logInWithBox, numbers, openBoxBank } from '../../../test/credentials/box-bank.ts';
import { activateBox, listBoxes, listBoxLocks, openBoxLocks, readBoxState } from './index.ts';

const { oskar, greta } = numbers;
const wrong = '00000000';

async function statusOf(bank: BoxBank, customer: string, serial: string) {
  const box = (await listBoxes(bank.issue, customer)).find(({ state }) => readBoxState(state).serial === serial);
  return box && readBoxState(box.state).status;
}

/** *New password* with this code, as far as it comes. */
async function makePassword(bank: BoxBank, number: string, typed: string) {
  const plan = typed.length > 8 ? 'new-by-two-codes' : 'new-password';
  const { flow } = await beginWithBox(bank, number, { plan, purpose: 'change' });
  const { is } = await bank.identify.answer(flow, typed);
  for (let n = 0; n < 2; n++) await bank.identify.done(flow);
  return is === 'give' ? 'given' : 'refused';
}

/** Whoever is logged in, by whatever, says that the box is here (K27), or types two of its codes (K26c). */
async function typeInSession(bank: BoxBank, customer: string, typed: string) {
  const plan = typed.length > 8 ? 'synchronise' : 'activate-box';
  const { flow } = await bank.identify.begin({ plan, channel: 'web', purpose: 'change', boundTo: { session: 's' } });
  await bank.identify.claimFor(flow, customer);
  return (await bank.identify.answer(flow, typed)).outcome;
}

const inSession = { boxActivation: 'in-a-session' } as const;

describe('K27, K36: a box that came by post', () => {
  test('described: whoever has the box and its start PIN begins with them, since many a customer has nothing else (K5–K9)', async () => {
    const bank = await openBoxBank();
    assert.equal(await makePassword(bank, greta, bank.boxes.greta.press()), 'given');
    assert.equal(await statusOf(bank, 'greta', bank.boxes.greta.serial), 'active');
  });

  test('strict: whoever has emptied a letter box comes nowhere with box and start PIN, not by two codes and not by any log-in', async () => {
    const bank = await openBoxBank({ profile: 'strict' });
    const fresh = await bank.hand('oskar', 'handed-out');
    for (const [number, box] of [
      [greta, bank.boxes.greta],
      [oskar, fresh],
    ] as const) {
      assert.equal(await makePassword(bank, number, box.press()), 'refused');
      assert.equal(await makePassword(bank, number, box.press() + box.press()), 'refused');
      assert.equal((await logInWithBox(bank, number, '8027', box.press())).outcome, 'refused');
    }
    assert.match(String(await lastWhy(bank, 'oskar')), /handed-out/, 'its owner is told at the next log-in');
    assert.equal(await statusOf(bank, 'oskar', fresh.serial), 'handed-out');
    assert.equal(await makePassword(bank, oskar, bank.boxes.oskar.press()), 'given', 'the box that works makes a new password as before');
  });

  for (const how of ['a code', 'two codes'])
    test(`strict: logged in with what they have, its owner takes it into use by ${how} of its own`, async () => {
      const bank = await openBoxBank({ profile: 'strict' });
      const fresh = await bank.hand('oskar', 'handed-out');
      const typed = how === 'a code' ? fresh.press() : fresh.press() + fresh.press();
      assert.equal(await typeInSession(bank, 'oskar', typed), 'identified');
      assert.equal(await statusOf(bank, 'oskar', fresh.serial), 'active');
      assert.equal((await logInWithBox(bank, oskar, '8027', fresh.press())).outcome, 'identified');
    });

  test('S17, T45, T48: strict: whoever has nothing else comes with the box; by whom and against what stands in the audit, and the owner is told', async () => {
    const bank = await openBoxBank({ profile: 'strict' });
    const { serial } = bank.boxes.greta;
    assert.deepEqual(await Promise.all([1, 2].map(() => activateBox(bank.issue, 'greta', serial, seen))), ['activated', 'unchanged']);
    const [event] = await bank.stores.audit.of('greta', ['code-box-activated'], 1);
    assert.deepEqual([event?.staff, event?.detail?.['evidence'], event?.detail?.['serial']], ['kristina', seen.evidence, serial]);
    const sent = await bank.stores.outbox.claim('sms', bank.clock.now(), bank.clock.now(), 9);
    assert.deepEqual(
      sent.map(({ to, body }) => [to, body]),
      [['greta', { is: 'notice', notice: 'box-activated' }]],
    );
    assert.equal(await makePassword(bank, greta, bank.boxes.greta.press()), 'given');
    assert.equal(await activateBox(bank.issue, 'greta', 'LB-9999-0000', seen), 'unchanged');
  });

  test('I7, D6: known or not, with a box that waits or one that works: strict asks and answers all alike', async () => {
    for (const policy of [{}, inSession]) {
      const bank = await openBoxBank(policy);
      const fresh = await bank.hand('oskar', 'handed-out');
      const seenBy = async (number: string, code: string) => {
        const begun = await beginWithBox(bank, number, { plan: 'new-password', purpose: 'change' });
        const { outcome, is, prompts } = await bank.identify.answer(begun.flow, code);
        return { asked: begun.prompts, outcome, is, prompts };
      };
      const unknown = await seenBy('9035001271', wrong);
      for (const number of [oskar, greta, numbers.sven]) assert.deepEqual(await seenBy(number, wrong), unknown, number);
      if (policy === inSession) assert.deepEqual(await seenBy(oskar, fresh.press()), unknown);
    }
  });
});

describe('I6: boxes that wrong codes have locked', () => {
  const few = { tries: 3, then: 'lock' } as const;
  const rules: Partial<Omit<Policy, 'profile'>> = { boxTries: few, boxAloneTries: few };

  /** By whoever knows the password, at *new password*, and in a session. */
  const guess = {
    box: (bank: BoxBank) => logInWithBox(bank, oskar, '8027', wrong),
    'new-password': (bank: BoxBank) => makePassword(bank, oskar, wrong),
    'in-session': (bank: BoxBank) => typeInSession(bank, 'oskar', wrong),
  } as const;
  type Where = keyof typeof guess;

  async function openLocked(...where: readonly Where[]) {
    const bank = await openBoxBank(rules);
    for (const one of where) for (let n = 0; n < 3; n++) await guess[one](bank);
    assert.deepEqual(await listBoxLocks(bank.issue, 'oskar'), where);
    return bank;
  }

  test('none closes another one, and a stranger closes *new password* alone (D7)', async () => {
    for (const one of Object.keys(guess) as Where[]) await openLocked(one);
  });

  for (const [opens, where] of [
    ['the next log-in', ['new-password', 'in-session']],
    ['a new password', ['box', 'in-session']],
    ['a new box that is taken into use', ['box', 'new-password']],
  ] as const)
    test(`${opens} opens ${where.join(' and ')}`, async () => {
      const bank = await openLocked(...where);
      const box = bank.boxes.oskar;
      if (opens === 'the next log-in') assert.equal((await logInWithBox(bank, oskar, '8027', box.press())).outcome, 'identified');
      else if (opens === 'a new password') assert.equal(await makePassword(bank, oskar, box.press()), 'given');
      else assert.equal(await typeInSession(bank, 'oskar', (await bank.hand('oskar', 'handed-out')).press()), 'identified');
      assert.deepEqual(await listBoxLocks(bank.issue, 'oskar'), []);
    });

  test('S17: all three at once are opened by somebody who sees the customer, each with its line in the audit; tries that were counted begin anew', async () => {
    const bank = await openLocked('box', 'new-password', 'in-session');
    const event = (opened: string) => ({ at: 0, node: 'one', what: 'code-box-unlocked', customer: 'oskar', detail: { opened } });
    assert.deepEqual(await openBoxLocks(bank.issue, 'oskar', event), ['box', 'new-password', 'in-session']);
    assert.deepEqual(await openBoxLocks(bank.issue, 'oskar', event), []);
    const lines = await bank.stores.audit.of('oskar', ['code-box-unlocked'], 9);
    assert.deepEqual(lines.map(({ detail }) => detail?.['opened']).sort(), ['box', 'in-session', 'new-password']);
    for (let n = 0; n < 2; n++) await guess.box(bank);
    assert.equal((await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).outcome, 'identified');
  });
});
