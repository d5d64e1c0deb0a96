import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { readLetterFonts } from '#adapters/font-files';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { choosePolicy } from '#policy';
import type { CustomerRecord, LetterContent, PrintedLetter, Printer } from '#ports';
import { lyktbanken } from '#texts';
import type { Fonts } from '../../src/letters/fonts.ts';
import { orderLetter, printDue } from '../../src/letters/index.ts';
import { aCustomer } from '../credentials/bank.ts';

const day = 86_400_000;
const password: LetterContent = { kind: 'one-time-password', password: '48207163', until: Date.UTC(2026, 11, 24, 13, 2) };
const userCode: LetterContent = { kind: 'user-code', userCode: '604218' };

const maj: CustomerRecord = { ...aCustomer('maj', '604218'), name: 'Maj Söderholm', address: ['Fyrgränd 4', '00990 Lykthamn'] };

describe('printing letters', () => {
  let fonts: Fonts;
  before(async () => {
    fonts = await readLetterFonts();
  });

  async function openPost(change: Partial<CustomerRecord> = {}, answers: ('printed' | 'failed')[] = []) {
    const { stores } = openMemory();
    await stores.customers.add({ ...maj, ...change }, { audit: [] });
    const printed: PrintedLetter[] = [];
    const forgotten: string[] = [];
    const printer: Printer = {
      async print(letter) {
        const answer = answers.shift() ?? 'printed';
        if (answer === 'printed') printed.push(letter);
        return answer;
      },
      async forget(id) {
        forgotten.push(id);
      },
    };
    const clock = createVirtualClock();
    const bank = {
      brand: lyktbanken,
      timeZone: 'Europe/Stockholm' as const,
      numbers: [{ number: '08-465 004 10', language: 'sv' as const }],
    };
    const own = { stores, clock, keys: createPlainKeys(), random: createSeededRandom(7), policy: choosePolicy('described'), node: 'north' };
    const parts = { ...own, ...bank, fonts, printer };
    const order = (content: LetterContent, more: { credential?: string } = {}) => orderLetter(parts, { customer: 'maj', content, ...more });
    const told = async () => (await stores.audit.since(0, 99)).map(({ what, detail }) => [what, detail?.['kind'], detail?.['why']]);
    return { stores, clock, printed, forgotten, order, told, work: () => printDue(parts), parts };
  }

  test('S54 part: a one-time password leaves by letter, to the registered address, in two groups, and says until when it works', async () => {
    const { printed, order, work, clock, told } = await openPost();
    await order(password);
    assert.equal(await work(), 1);
    const [letter] = printed;
    assert.deepEqual(letter?.to, ['Maj Söderholm', 'Fyrgränd 4', '00990 Lykthamn']);
    assert.deepEqual(letter?.text.code, { term: 'Engångslösenord', groups: ['4820', '7163'] });
    assert.ok(letter?.text.before.includes('Det fungerar en gång, till den 24 december kl. 14.02.'));
    assert.equal(letter?.posted, clock.now());
    assert.equal(
      Buffer.from(letter?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    );
    assert.deepEqual(await told(), [
      ['letter-ordered', 'one-time-password', undefined],
      ['letter-printed', 'one-time-password', undefined],
    ]);
  });

  test('S48 part: the user code stands in the agreement and in a letter of its own', async () => {
    const { printed, order, work, clock } = await openPost();
    await order({ kind: 'agreement', userCode: '47110823' });
    await work();
    await order(userCode);
    await clock.advance(3 * day);
    await work();
    const codes = printed.map(({ kind, text }) => [kind, text.code?.term, text.code?.groups]);
    assert.deepEqual(codes, [
      ['agreement', 'Användarkod', ['4711', '0823']],
      ['user-code', 'Användarkod', ['604', '218']],
    ]);
  });

  test('S32 part: each of two letters says on which day the other is posted, and never what it holds', async () => {
    const { printed, order, work, clock } = await openPost();
    await order(userCode);
    await order(password);
    await work();
    assert.deepEqual(
      printed.map(({ kind, keptApart }) => [kind, keptApart]),
      [['user-code', false]],
    );
    assert.equal(printed[0]?.text.after.at(-1), 'Vi postar ett annat brev till dig den 27 november.');
    await clock.advance(3 * day - 1);
    assert.equal(await work(), 0);
    await clock.advance(1);
    await work();
    assert.deepEqual(printed.map(({ kind, keptApart }) => [kind, keptApart]).slice(1), [['one-time-password', true]]);
    assert.equal(printed[1]?.text.after.at(-1), 'Ett annat brev till dig postades den 24 november.');
    const [first, second] = printed.map(({ text }) => JSON.stringify(text));
    assert.ok(!/lösenord/i.test(first ?? '') && !/604|218/.test(second ?? ''));
  });

  test('printed once: the content is destroyed with it, and nothing is left to print again', async () => {
    const { printed, forgotten, order, work, stores, clock } = await openPost();
    const ordered = await order(password);
    await Promise.all([work(), work(), work()]);
    await clock.advance(day);
    await work();
    assert.equal(printed.length, 1);
    const letter = ordered.is === 'ordered' ? ordered.letter : '';
    assert.deepEqual(forgotten, [letter]);
    assert.equal(await stores.letters.printed(letter, clock.now(), { audit: [] }), 'gone');
    assert.equal((await order(password)).is, 'ordered', 'another one can be ordered, with a new secret');
  });

  test('a printer that jams gets the letter again a little later; nothing is lost, nobody else waits for it', async () => {
    const { printed, order, work, clock, parts } = await openPost({}, ['failed']);
    await parts.stores.customers.add(aCustomer('aino', '47110823'), { audit: [] });
    await order(userCode);
    await clock.advance(1);
    await orderLetter(parts, { customer: 'aino', content: userCode });
    assert.equal(await work(), 1);
    assert.deepEqual(
      printed.map(({ customer }) => customer),
      ['aino'],
    );
    await clock.advance(5 * 60_000);
    assert.equal(await work(), 1);
    assert.deepEqual(
      printed.map(({ customer }) => customer),
      ['aino', 'maj'],
    );
  });

  test('a letter whose content was tampered with is not printed, and keeps no other one back', async () => {
    const { printed, order, work, clock, parts } = await openPost();
    const letter = { id: 'forged', customer: 'maj', kind: 'agreement' as const, credential: null, apart: 0, ordered: 0, wanted: 0 };
    await parts.stores.letters.order(letter, { sealed: 'AAAA', key: await parts.keys.seal(new Uint8Array(32), 'another') }, { audit: [] });
    await clock.advance(1);
    await order(userCode);
    await assert.rejects(work(), { code: 'sealed-value-damaged' });
    assert.deepEqual(
      printed.map(({ kind }) => kind),
      ['user-code'],
    );
  });

  test('what has ended meanwhile is never printed: a closed customer, a table that was replaced', async () => {
    const closed = await openPost();
    await closed.order(password);
    await closed.stores.customers.close('maj', closed.clock.now(), { audit: [] });
    await closed.work();
    assert.deepEqual(closed.printed, []);
    assert.deepEqual((await closed.told()).at(-1), ['letter-cancelled', 'one-time-password', 'closed']);
    const ended = await openPost();
    await ended.order({ kind: 'code-table', number: '4711', cells: [['482913']] }, { credential: 'table' });
    await ended.work();
    await ended.clock.advance(10 * 60_000);
    await ended.work();
    assert.deepEqual(ended.printed, []);
    assert.deepEqual((await ended.told()).at(-1), ['letter-cancelled', 'code-table', 'credential-ended']);
  });

  test('without a printer letters wait', async () => {
    const { order, parts, clock } = await openPost();
    await order(password);
    assert.equal(await printDue({ ...parts, printer: null }), 0);
    assert.equal((await parts.stores.letters.claimDue(clock.now(), clock.now() + 1, 9)).length, 1);
  });
});
