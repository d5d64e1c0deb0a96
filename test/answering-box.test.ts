import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { boxKind, readBoxState } from '#authenticators/code-box';
import { importBoxes, type NewBox, readPskc, type StockItem } from '#stock';
import { readAnswerSuite } from '../src/authenticators/code-box/answers.ts';
import { computeHotp, readKey } from '../src/authenticators/code-box/hotp.ts';
import { computeResponse } from '../src/authenticators/code-box/ocra.ts';
import { createBoxes } from '../src/server/boxes.ts';
import { seen } from './credentials/bank.ts';
import { logInWithBox, numbers, openBoxBank } from './credentials/box-bank.ts';
import { openCall } from './engine/toys.ts';
import { agreed, readGood } from './stock/corpus.ts';

const suite = 'OCRA-1:HOTP-SHA1-8:C-QN08';
const day = 86_400_000;
const policy = { from: null, until: null, transactions: null, pin: null };

async function openStock() {
  const bank = await openBoxBank();
  return { ...bank, office: createBoxes(bank.issue) };
}
type Bank = Awaited<ReturnType<typeof openStock>>;

const aBox = (change: Partial<NewBox> = {}): NewBox => {
  const codes = { kind: 'hotp', digits: 8, counter: 0 } as const;
  const answers = { key: Buffer.alloc(20, 2), suite, counter: 0, policy };
  return { serial: 'LB-1', key: Buffer.alloc(20, 1), codes, from: null, until: null, policy, answers, details: {}, ...change };
};
async function* give(box: NewBox): AsyncGenerator<StockItem> {
  yield { is: 'box', line: 1, box };
}
const admit = ({ issue }: Bank, box: NewBox) => importBoxes(issue, give(box), { batch: 'spring' });

async function answerInCall(bank: Bank, call: string, counter: number) {
  await openCall(bank, call);
  const { flow } = await bank.identify.begin({ plan: 'box-answer', channel: 'phone', purpose: 'call', boundTo: { call } });
  await bank.identify.claim(flow, numbers.oskar);
  const { prompts } = await bank.identify.answer(flow, '8027');
  const challenge = String(prompts[0]?.message.with?.['code']);
  const answer = computeResponse(Buffer.alloc(20, 101), readAnswerSuite(suite), challenge, { counter, now: 0 });
  return bank.identify.answer(flow, answer);
}

describe('a box that came with a key for codes and one for answers', () => {
  test('N5, N16: from the file of its maker into the hand of the customer it makes codes and answers challenges, each from its own count', async () => {
    const bank = await openStock();
    async function* open() {
      yield Buffer.from(readGood('python-two-packages.xml'));
    }
    const { added, refused } = await importBoxes(bank.issue, readPskc(open, agreed), { batch: 'spring' });
    assert.deepEqual([added, refused], [2, []]);
    assert.equal(await bank.office.assign('LB-3007-0001', 'oskar', seen), 'assigned');
    assert.equal((await answerInCall(bank, 'call 1', 1)).outcome, 'identified');
    const code = (place: number) => computeHotp(readKey(Buffer.alloc(20, 1)), place, 8);
    assert.equal((await logInWithBox(bank, numbers.oskar, '8027', code(301))).outcome, 'identified');
    assert.equal((await answerInCall(bank, 'call 2', 2)).outcome, 'identified');
    const held = await bank.stores.credentials.of('oskar', boxKind, bank.clock.now());
    const state = held.map((one) => readBoxState(one.state)).find(({ serial }) => serial === 'LB-3007-0001');
    assert.deepEqual([state?.box.next, state?.answers], [302, { suite, next: 3, drift: 0 }]);
  });

  test('N5, N16: a box is refused exactly where the bank could not ask for its answers', async () => {
    const bank = await openStock();
    const askable = ['SHA1-8:C-QN08', 'SHA256-8:QN8', 'SHA512-8:QN10-T1M', 'SHA1-8:C-QN64-T48H', 'SHA1-8:QN08-T30S'];
    const lengths = ['SHA1-6:C-QN08', 'SHA1-9:C-QN08', 'SHA1-0:C-QN08', 'SHA1-8:QN07', 'SHA1-8:QN65'];
    const inputs = ['SHA384-8:QN08', 'SHA1-8:QA08', 'SHA1-8:QH08', 'SHA1-8:QN08-PSHA1', 'SHA1-8:QN08-S064'];
    const times = ['SHA1-8:QN08-T60S', 'SHA1-8:QN08-T49H', 'SHA1-8:QN08-T01M'];
    for (const made of [...askable, ...lengths, ...inputs, ...times]) {
      const box = aBox({ answers: { key: Buffer.alloc(20, 2), suite: `OCRA-1:HOTP-${made}`, counter: 0, policy } });
      const { refused } = await importBoxes(bank.issue, give(box), { batch: 'spring', rehearsal: true });
      assert.equal(refused.length === 0, askable.includes(made), made);
      if (askable.includes(made)) assert.equal(readAnswerSuite(`OCRA-1:HOTP-${made}`).digits, bank.issue.policy.boxDigits, made);
    }
  });

  test('N16, RFC 6030 §5: what the policy of either key forbids counts for the box', async () => {
    const bank = await openStock();
    const now = bank.clock.now();
    const answering = (change: Partial<NewBox['policy']>): NewBox =>
      aBox({ answers: { key: Buffer.alloc(20, 2), suite, counter: 0, policy: { ...policy, ...change } } });
    const pin = { minLength: 6, maxLength: 8, mostFailed: null };
    for (const box of [answering({ transactions: 5 }), answering({ pin }), answering({ until: now })])
      assert.deepEqual((await admit(bank, box)).refused.length, 1);
    const kept = { from: now + day, until: now + 9 * day };
    assert.equal((await admit(bank, answering(kept))).added, 1);
    const [stocked] = await bank.stores.stock.list('', 9);
    assert.deepEqual([stocked?.from, stocked?.until], [kept.from, kept.until]);
  });
});

describe('the days of a box', () => {
  test('K27, N16, RFC 6030 §5: a box is given to nobody before its first day, or from its last on, and works no longer than that', async () => {
    const bank = await openStock();
    const now = bank.clock.now();
    await admit(bank, aBox({ until: now + 9 * day, policy: { ...policy, from: now + day, until: now + 5 * day } }));
    await admit(bank, aBox({ serial: 'LB-2', key: Buffer.alloc(20, 3), until: now + 5 * day }));
    assert.equal(await bank.office.assign('LB-1', 'oskar', seen), 'out-of-dates');
    await bank.clock.advance(day);
    assert.equal(await bank.office.assign('LB-1', 'oskar', seen), 'assigned');
    const code = (place: number) => computeHotp(readKey(Buffer.alloc(20, 1)), place, 8);
    await bank.clock.advance(4 * day - 60_000);
    assert.equal((await logInWithBox(bank, numbers.oskar, '8027', code(0))).outcome, 'identified');
    await bank.clock.advance(60_000);
    assert.equal((await logInWithBox(bank, numbers.oskar, '8027', code(1))).outcome, 'refused');
    assert.equal(await bank.office.assign('LB-2', 'ines', seen), 'out-of-dates');
    assert.equal((await bank.stores.stock.list('', 99)).length, 1);
  });
});
