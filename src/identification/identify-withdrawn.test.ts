import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setPassword } from '#authenticators/password';
import { blockAgreement, closeAgreement } from '#customers';
import { aCustomer, begin, type CredentialsBank, openCredentialsBank, readCell, readSms } from '../../test/credentials/bank.ts';

const nothing = { audit: [] };
const userCode = '8265091';
const password = '90517';

/** Password and cell were right, and the SMS code is on its way to the number that was the customer's. */
async function standAtSms() {
  const bank = await openCredentialsBank();
  await bank.stores.customers.add(aCustomer('ida', userCode), nothing);
  await setPassword(bank.issue, 'ida', password);
  await bank.giveTable('ida');
  const number = { customer: 'ida', sealed: 'sealed', digest: 'digest', credential: 'number 1' };
  await bank.stores.numbers.register([number], bank.clock.now(), nothing);
  const { flow } = await begin(bank, userCode);
  const cell = await bank.identify.answer(flow, password);
  const asked = await bank.identify.answer(flow, readCell(bank, 'ida', cell));
  assert.equal(asked.prompts[0]?.message.id, 'sms');
  const code = await readSms(bank);
  assert.ok(code);
  const { stores, issue, parts } = bank;
  const office = {
    stores,
    clock: bank.clock,
    random: issue.random,
    signals: parts.signals,
    node: 'desk',
    policy: issue.policy,
    keys: issue.keys,
  };
  return { bank, flow, code, office };
}
type Standing = Awaited<ReturnType<typeof standAtSms>>;

const comesBetween: Record<string, (standing: Standing) => Promise<unknown>> = {
  'the agreement is blocked': ({ office }) => blockAgreement(office, { customer: 'ida', by: 'customer' }),
  'the agreement is closed': ({ office }) => closeAgreement(office, { customer: 'ida', why: 'closed' }),
  'a stranger locks the codes': ({ bank }) => guessFiveTimes(bank),
  'another phone number takes effect': ({ bank }) => changeNumber(bank),
  'another code table takes the place of this one': ({ bank }) => bank.giveTable('ida'),
  'the password is replaced': ({ bank }) => setPassword(bank.issue, 'ida', '41970'),
  'the customer changes the password': ({ bank }) => changePassword(bank),
};

describe('between the proofs of one identification', () => {
  for (const [what, happen] of Object.entries(comesBetween))
    test(`T12: ${what}: the SMS code that was right identifies nobody`, async () => {
      const standing = await standAtSms();
      await happen(standing);
      const view = await standing.bank.identify.answer(standing.flow, standing.code);
      assert.equal(view.outcome, 'refused');
      assert.equal(view.result, null);
      const events = await standing.bank.stores.audit.since(0, 1_000);
      assert.equal(events.filter(({ what: event }) => event === 'flow-identified').filter(({ flow }) => flow === standing.flow).length, 0);
    });

  test('T12: with nothing between them it identifies', async () => {
    const { bank, flow, code } = await standAtSms();
    assert.equal((await bank.identify.answer(flow, code)).outcome, 'identified');
  });
});

async function guessFiveTimes(bank: CredentialsBank): Promise<void> {
  for (let n = 0; n < 5; n++) await bank.identify.answer((await begin(bank, userCode)).flow, '30581');
}

async function changePassword({ identify }: CredentialsBank): Promise<void> {
  const { flow } = await identify.begin({ plan: 'change-password', channel: 'web', purpose: 'change', boundTo: { session: 'own' } });
  await identify.claimFor(flow, 'ida');
  await identify.answer(flow, password);
  assert.equal(((await identify.renew(flow, '41970')) as { outcome?: string }).outcome, 'identified');
}

async function changeNumber({ stores, clock }: CredentialsBank): Promise<void> {
  const [proposed, due] = [clock.now(), clock.now() + 60_000];
  await stores.numbers.propose('ida', { sealed: 'other', digest: 'other', credential: 'number 2', proposed, due }, nothing);
  await clock.advance(60_000);
  assert.deepEqual(await stores.numbers.takeEffect(clock.now(), 'node-1', 10), ['ida']);
}
