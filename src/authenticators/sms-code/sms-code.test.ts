import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Language, lyktbanken } from '#texts';
import { begin, type CredentialsBank, goThrough, openCredentialsBank, readCell, readSms } from '../../../test/credentials/bank.ts';
import { writeCodeSms } from './index.ts';

const toSms = async (bank: CredentialsBank, start = {}) => {
  const cell = await bank.identify.answer((await begin(bank, '604218', start)).flow, '71946');
  return bank.identify.answer(cell.flow, readCell(bank, 'maj', cell));
};
const settings = { brand: lyktbanken, timeZone: 'Europe/Stockholm', domain: 'lyktbanken.example' } as const;
const opened = Date.UTC(2026, 10, 22, 13, 2);
const write = (language: Language, purpose: 'call' | 'login' | 'change', about: { change: string } | null = null) =>
  writeCodeSms(settings, language, { data: { code: '482913' }, purpose, about, opened });

describe('the SMS code', () => {
  test('S19 part, S26 part: after password and cell a code is sent, and it is right once', async () => {
    const bank = await openCredentialsBank();
    const view = await toSms(bank);
    assert.equal(view.prompts[0]?.message.id, 'sms');
    const code = (await readSms(bank)) ?? '';
    assert.match(code, /^\d{6}$/);
    assert.equal((await bank.identify.answer(view.flow, code)).outcome, 'identified');
    const next = await toSms(bank);
    assert.equal((await bank.identify.answer(next.flow, code)).outcome, 'refused', 'it is not the next one');
  });

  test('I9, I8: each call and each session has a code of its own, and the outbox holds none of them', async () => {
    const bank = await openCredentialsBank({ smsDigits: 24 });
    const web = await toSms(bank);
    const sent = await bank.stores.outbox.claim('sms', bank.clock.now(), bank.clock.now(), 9);
    const [{ id = '', body } = {}] = sent;
    const waiting = await bank.identify.sending((body as { challenge: string }).challenge);
    assert.ok(waiting);
    const { code } = waiting.data as { code: string };
    assert.ok(!JSON.stringify(sent).includes(code));
    await bank.stores.outbox.done(id);
    const other = await toSms(bank, { boundTo: { session: 'another' } });
    assert.equal((await bank.identify.answer(other.flow, code)).outcome, 'refused', 'made for another session');
    assert.equal((await bank.identify.answer(web.flow, code)).outcome, 'identified');
  });

  test('D16: nothing is sent unless password and cell are both right, and the question is the same', async () => {
    for (const [password, cell] of [
      ['0000', undefined],
      [undefined, '000000'],
      ['0000', '000000'],
    ]) {
      const bank = await openCredentialsBank();
      const begun = await begin(bank, '604218');
      const asked = await bank.identify.answer(begun.flow, password ?? '71946');
      const sms = await bank.identify.answer(asked.flow, cell ?? readCell(bank, 'maj', asked));
      assert.deepEqual([sms.is, sms.prompts[0]?.message.id, sms.again], ['prove', 'sms', 3]);
      assert.equal(await readSms(bank), undefined);
    }
  });

  test('S26 part: a new code makes the one before worthless; three can be had, one a minute', async () => {
    const bank = await openCredentialsBank();
    const view = await toSms(bank);
    const first = (await readSms(bank)) ?? '';
    await bank.clock.advance(60_000);
    await bank.identify.again(view.flow);
    const second = (await readSms(bank)) ?? '';
    assert.notEqual(first, second);
    assert.equal((await bank.identify.answer(view.flow, first)).outcome, 'refused');
  });

  test('S59, S62: a known browser is asked for an SMS code now and then, every other one always', async () => {
    const bank = await openCredentialsBank();
    const steps = { known: 0, foreign: 0, unknown: 0 };
    for (let n = 0; n < 200; n++) {
      const isAsked = async (userCode: string, customer: string, knownTo: string | null) => {
        const cell = await bank.identify.answer((await begin(bank, userCode, {}, knownTo)).flow, '71946');
        const after = await bank.identify.answer(cell.flow, customer === 'maj' ? readCell(bank, 'maj', cell) : '000000');
        if (after.outcome === null) await bank.identify.end(after.flow, 'left');
        if (after.outcome === 'identified') await bank.stores.tries.unlock({ of: 'maj', kind: 'strangers' }, { audit: [] });
        return after.prompts[0]?.message.id === 'sms' ? 1 : 0;
      };
      steps.known += await isAsked('604218', 'maj', 'maj');
      if (n < 20) {
        steps.foreign += await isAsked('604218', 'maj', 'tauno');
        steps.unknown += await isAsked('99999999', 'nobody', 'maj');
      }
      if (n === 60) await bank.giveTable('maj');
      if (n === 120) await bank.giveTable('maj');
    }
    assert.ok(steps.known > 10 && steps.known < 90, `${steps.known} of 200`);
    assert.deepEqual([steps.foreign, steps.unknown], [20, 20]);
  });

  test('S59, D8: after a wrong try, and in a strict bank, a known browser is asked as well', async () => {
    const bank = await openCredentialsBank({ smsSporadic: 2 ** 31 });
    await goThrough(bank, 'maj', await begin(bank, '604218'), { password: '0000' });
    const cell = await bank.identify.answer((await begin(bank, '604218', {}, 'maj')).flow, '71946');
    assert.equal((await bank.identify.answer(cell.flow, readCell(bank, 'maj', cell))).prompts[0]?.message.id, 'sms');
    const strict = await openCredentialsBank({ profile: 'strict', smsSporadic: 2 ** 31 });
    await strict.giveTable('maj');
    const asked = await strict.identify.answer((await begin(strict, '604218', {}, 'maj')).flow, '71946');
    assert.equal((await strict.identify.answer(asked.flow, readCell(strict, 'maj', asked))).prompts[0]?.message.id, 'sms');
  });

  test('T43: the text says what for, holds no link, and only a code for a page ends with the line that a browser finds it by', () => {
    assert.equal(
      write('sv', 'call'),
      'Lyktbanken: bekräftelsekod 482 913 för ditt samtal kl. 14.02. Knappa in den i samtalet. Lämna aldrig ut den om någon ringer dig.',
    );
    assert.equal(
      write('fi', 'login'),
      'Lyhtypankki: vahvistuskoodi 482 913 kirjautumista varten klo 14.02. Älä anna sitä kenellekään.\n\n@lyktbanken.example #482913',
    );
    assert.match(write('en', 'change', { change: 'phone-number' }), /^Lykta Bank: code 482 913 to change your phone number at 14:02\./);
    for (const language of ['sv', 'fi', 'en'] as const)
      for (const [purpose, about] of [
        ['call', null],
        ['login', null],
        ['change', null],
        ['change', { change: 'phone-number' }],
        ['change', { change: 'code-table' }],
      ] as const) {
        const text = write(language, purpose, about);
        assert.ok(text.length < 160, `${text.length}: ${text}`);
        assert.doesNotMatch(text, /https?:|www\./);
        assert.equal(/\n\n@lyktbanken\.example #482913$/.test(text), purpose !== 'call');
      }
  });
});
