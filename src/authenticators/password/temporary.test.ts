import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { View } from '#identification';
import { type BoxBank, beginWithBox, logInWithBox, numbers, openBoxBank } from '../../../test/credentials/box-bank.ts';
import { blockBox, listBoxes, readBoxState } from '../code-box/index.ts';

const { oskar, greta, ines } = numbers;

/** "Create new password", up to the page that shows it (K5–K9). */
async function showTemporary(bank: BoxBank, number: string, code: string, session = 's'): Promise<View & { readonly shown: string }> {
  const { flow } = await beginWithBox(bank, number, { plan: 'new-password', purpose: 'change', session });
  const view = await bank.identify.answer(flow, code);
  const [prompt] = view.prompts;
  return { ...view, shown: prompt?.format.is === 'notice' ? (prompt.format.once ?? '') : '' };
}

/** Noted and agreed (K10). */
async function takeTemporary(bank: BoxBank, number: string, code: string, session = 's') {
  const { flow, shown } = await showTemporary(bank, number, code, session);
  await bank.identify.done(flow);
  const { outcome } = await bank.identify.done(flow);
  return { flow, shown, outcome };
}

/** Number, temporary password, a password of her own, a second code (K11–K14). */
async function logInFirst(bank: BoxBank, after: string, number: string, typed: string, chosen: string, code: string) {
  const { flow } = await beginWithBox(bank, number, { plan: 'first-login', after });
  const change = await bank.identify.answer(flow, typed);
  assert.equal(change.is, 'renew');
  const next = await bank.identify.renew(flow, chosen);
  return next.is === 'refused' ? next : bank.identify.answer(flow, code);
}

describe('a new password by the code box', () => {
  test('K5 K7 K8 K9 K10 K11 K12 K14: box, temporary password, terms, a password of one’s own, a second code', async () => {
    const bank = await openBoxBank();
    const box = bank.boxes.greta;
    const code = box.press();
    const given = await showTemporary(bank, greta, code);
    assert.deepEqual([given.is, given.outcome], ['give', null]);
    assert.match(given.shown, /^\d{4}$/);
    assert.equal((await bank.identify.look(given.flow)).prompts[0]?.message.with?.['minutes'], 15);
    const terms = await bank.identify.done(given.flow);
    assert.deepEqual([terms.is, terms.prompts[0]?.message.id], ['agree', 'agree-terms']);
    assert.equal((await bank.identify.done(given.flow)).outcome, 'identified');
    assert.deepEqual(await bank.stores.customers.consents('greta'), [{ to: 'terms', version: '2026-11', at: bank.clock.now() }]);
    const burnt = await logInFirst(bank, given.flow, greta, given.shown, '5829', code);
    assert.equal('outcome' in burnt && burnt.outcome, 'refused', 'the code of the first page cannot be used again');
    const done = await logInFirst(bank, given.flow, greta, given.shown, '5829', box.press());
    assert.equal('outcome' in done && done.outcome, 'identified');
    assert.equal((await logInWithBox(bank, greta, '5829', box.press())).outcome, 'identified', 'K15');
    assert.equal((await logInWithBox(bank, greta, given.shown, box.press())).outcome, 'refused');
  });

  test('K8, K27: the first code of a box that was handed out activates it, once all is noted and agreed to', async () => {
    const bank = await openBoxBank();
    const status = async () => readBoxState((await listBoxes(bank.issue, 'greta'))[0]?.state ?? null).status;
    const { flow } = await showTemporary(bank, greta, bank.boxes.greta.press());
    assert.equal(await status(), 'handed-out');
    await bank.identify.done(flow);
    await bank.identify.done(flow);
    assert.equal(await status(), 'active');
  });

  test('T48, D17: of a box that begins to work its owner hears, in time to say that it was somebody else', async () => {
    const bank = await openBoxBank();
    await takeTemporary(bank, greta, bank.boxes.greta.press());
    const sent = await bank.stores.outbox.claim('sms', bank.clock.now(), bank.clock.now(), 9);
    const notices = sent.map(({ to, body }) => `${to} ${(body as { notice?: string }).notice}`);
    assert.deepEqual(notices.sort(), ['greta box-activated', 'greta temporary-password']);
  });

  test('K9, D11: it is shown again on a page that is loaded again, is another each time, and is stored nowhere', async () => {
    const bank = await openBoxBank();
    const one = await showTemporary(bank, oskar, bank.boxes.oskar.press());
    const prompt = (await bank.identify.look(one.flow)).prompts[0];
    assert.equal(prompt?.format.is === 'notice' && prompt.format.once, one.shown);
    const seen = new Set([one.shown]);
    for (let n = 0; n < 5; n++) seen.add((await showTemporary(bank, oskar, bank.boxes.oskar.press())).shown);
    assert.ok(seen.size > 3);
    const stored = JSON.stringify([await bank.stores.flows.find(one.flow), await bank.stores.audit.since(0, 1_000)]);
    assert.ok(!stored.includes(`"${one.shown}"`));
  });

  test('T12, K37: a box that is reported lost while its temporary password is read gives none', async () => {
    const bank = await openBoxBank();
    for (const [number, box] of [
      [oskar, bank.boxes.oskar],
      [greta, bank.boxes.greta],
    ] as const) {
      const { flow } = await showTemporary(bank, number, box.press());
      const owner = number === oskar ? 'oskar' : 'greta';
      assert.equal(await blockBox(bank.issue, owner, box.serial, 'lost'), 'blocked');
      await bank.identify.done(flow);
      assert.equal((await bank.identify.done(flow)).outcome, 'refused', owner);
      assert.deepEqual(await bank.stores.customers.consents(owner), []);
    }
  });

  test('K31, K33: until it is noted and agreed to, the old password works; then it does not, and the new one not without a change', async () => {
    const bank = await openBoxBank();
    const box = bank.boxes.oskar;
    const { flow, shown } = await showTemporary(bank, oskar, box.press());
    assert.equal((await logInWithBox(bank, oskar, '8027', box.press())).outcome, 'identified');
    await bank.identify.done(flow);
    await bank.identify.done(flow);
    assert.equal((await logInWithBox(bank, oskar, '8027', box.press())).outcome, 'refused');
    assert.equal((await logInWithBox(bank, oskar, shown, box.press())).outcome, 'refused', 'only where it was shown');
  });

  test('D11: after fifteen minutes it is worth nothing, and nobody can tell why', async () => {
    const bank = await openBoxBank();
    const { flow, shown } = await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    await bank.clock.advance(15 * 60_000);
    const late = await logInFirst(bank, flow, oskar, shown, '5829', bank.boxes.oskar.press());
    assert.equal('outcome' in late && late.outcome, 'refused');
  });

  test('D11: the customer is told by SMS, once it is so', async () => {
    const bank = await openBoxBank();
    const sent = async () =>
      (await bank.stores.outbox.claim('sms', bank.clock.now(), bank.clock.now(), 9)).map(({ to, body }) => [
        to,
        (body as { notice?: string }).notice,
      ]);
    await showTemporary(bank, oskar, bank.boxes.oskar.press());
    assert.deepEqual(await sent(), []);
    await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    assert.deepEqual(await sent(), [['oskar', 'temporary-password']]);
  });

  test('K11, I9: the first login follows in the same session only, and for the same customer only', async () => {
    const bank = await openBoxBank();
    const { flow, shown } = await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    await assert.rejects(beginWithBox(bank, oskar, { plan: 'first-login', after: flow, session: 'another' }), { code: 'no-such-plan' });
    await assert.rejects(beginWithBox(bank, oskar, { plan: 'first-login' }), { code: 'no-such-plan' });
    const unfinished = await showTemporary(bank, ines, bank.boxes.ines.press());
    await assert.rejects(beginWithBox(bank, ines, { plan: 'first-login', after: unfinished.flow }), { code: 'no-such-plan' });
    const other = await logInFirst(bank, flow, ines, '6310', '5829', bank.boxes.ines.press());
    assert.equal('outcome' in other && other.outcome, 'refused');
    const own = await logInFirst(bank, flow, oskar, shown, '5829', bank.boxes.oskar.press());
    assert.equal('outcome' in own && own.outcome, 'identified');
  });

  test('D6: the page to choose a password comes whatever was typed, and says the same of what is chosen', async () => {
    const bank = await openBoxBank();
    const { flow, shown } = await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    for (const [number, typed] of [
      [oskar, shown],
      [oskar, '0000'],
      [ines, '6310'],
      ['9035001271', '0000'],
    ] as const) {
      const begun = await beginWithBox(bank, number, { plan: 'first-login', after: flow });
      const change = await bank.identify.answer(begun.flow, typed);
      assert.deepEqual([change.is, change.prompts[0]?.format], ['renew', { is: 'new-secret', min: 4, max: 4 }]);
      // Judged by whom this session has identified, never by who was typed: of Ines nothing is told, nor of what she holds.
      for (const [chosen, why] of [
        ['58291', 'password-length'],
        ['2345', 'password-weak'],
        ['1123', 'password-weak'],
        [shown, 'password-same'],
      ] as const)
        assert.deepEqual(await bank.identify.renew(begun.flow, chosen), { is: 'refused', why }, `${number} ${chosen}`);
      assert.equal((await bank.identify.renew(begun.flow, '6310')).is, 'prove');
    }
  });

  test('I3, D6: whoever has shown one code cannot try at this page which password the customer has chosen since', async () => {
    const bank = await openBoxBank();
    const thief = await takeTemporary(bank, oskar, bank.boxes.oskar.press(), 'thief');
    const own = await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    await logInFirst(bank, own.flow, oskar, own.shown, '5829', bank.boxes.oskar.press());
    for (const guess of ['5829', '6310', own.shown]) {
      const { flow } = await beginWithBox(bank, oskar, { plan: 'first-login', after: thief.flow, session: 'thief' });
      await bank.identify.answer(flow, '0000');
      assert.equal((await bank.identify.renew(flow, guess)).is, 'prove', guess);
    }
  });

  test('K12, D6: what was chosen holds only with the second code', async () => {
    const bank = await openBoxBank();
    const { flow, shown } = await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    await logInFirst(bank, flow, oskar, shown, '5829', '00000000');
    assert.equal((await logInWithBox(bank, oskar, '5829', bank.boxes.oskar.press())).outcome, 'refused');
    const second = await logInFirst(bank, flow, oskar, shown, '5829', bank.boxes.oskar.press());
    assert.equal('outcome' in second && second.outcome, 'identified');
  });

  test('I6: the box opens the lock that a stranger has closed by guessing the password', async () => {
    const bank = await openBoxBank();
    for (let n = 0; n < 5; n++) await logInWithBox(bank, oskar, '1111', '00000000');
    assert.equal((await logInWithBox(bank, oskar, '8027', bank.boxes.oskar.press())).outcome, 'refused');
    const { flow, shown } = await takeTemporary(bank, oskar, bank.boxes.oskar.press());
    const done = await logInFirst(bank, flow, oskar, shown, '5829', bank.boxes.oskar.press());
    assert.equal('outcome' in done && done.outcome, 'identified');
  });

  test('D6, I7: an unknown number and a wrong code get no password, and the same end', async () => {
    const bank = await openBoxBank();
    const ends = [await showTemporary(bank, '9035001271', '00000000'), await showTemporary(bank, oskar, '00000000')];
    for (const { is, outcome, prompts, shown } of ends) assert.deepEqual([is, outcome, prompts, shown], ['over', 'refused', [], '']);
  });

  test('a second press of the same button does not agree to what nobody has seen', async () => {
    const bank = await openBoxBank();
    const { flow } = await showTemporary(bank, oskar, bank.boxes.oskar.press());
    const [one, other] = await Promise.all([bank.identify.done(flow), bank.identify.done(flow)]);
    assert.deepEqual([one.is, other.is], ['agree', 'agree']);
  });
});

test('K16: joining the web bank is agreed to with the password, and without it nothing is agreed', async () => {
  const bank = await openBoxBank();
  const join = async (password: string) => {
    const { flow } = await bank.identify.begin({ plan: 'join', channel: 'web', purpose: 'change', boundTo: { session: 's' } });
    assert.equal((await bank.identify.claimFor(flow, 'oskar')).prompts[0]?.message.id, 'agree-web-bank');
    assert.equal((await bank.identify.done(flow)).prompts[0]?.message.id, 'password');
    return bank.identify.answer(flow, password);
  };
  assert.equal((await join('1111')).outcome, 'refused');
  assert.deepEqual(await bank.stores.customers.consents('oskar'), []);
  assert.equal((await join('8027')).outcome, 'identified');
  assert.deepEqual(
    (await bank.stores.customers.consents('oskar')).map(({ to }) => to),
    ['web-bank'],
  );
});
