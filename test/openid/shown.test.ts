import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPasskey, offerPasskey } from '#authenticators/passkey';
import { plans, type Start, type View } from '#identification';
import type { Json } from '#ports';
import { writeGranted } from '../../src/openid/granted.ts';
import { ownCode, passkeySettings } from '../app-bank.ts';
import { begin, goThrough } from '../credentials/bank.ts';
import { addBoxPeople, type BoxBank, numbers } from '../credentials/box-bank.ts';
import { createSoftPasskey } from '../soft-passkey.ts';
import { createJourney, readIdToken } from './journey.ts';
import { authenticate, createParty } from './party.ts';
import { givePhone } from './phone.ts';
import { issuer, openOpenidBank, webClient } from './provider.ts';

/** By which plan, what is answered, and what a client may be told of it: nothing that was not shown. */
type Path = {
  readonly plan: string;
  readonly shows: string;
  readonly walk: () => Promise<View>;
  readonly elements: readonly string[];
  readonly amr: readonly string[];
  readonly acr: 'loa1' | 'loa2';
};

const party = await createParty('party');
const registered = { ...webClient, id: 'party', auth: { is: 'private-key-jwt' as const, jwks: { keys: [party.jwk] } } };
const bank = await openOpenidBank({ clients: [registered], as: null });
const boxBank = { ...bank, ...(await addBoxPeople(bank)) } as unknown as BoxBank;
const { oskar, ines } = boxBank.boxes;
const phone = await givePhone(bank);
const client = createJourney(bank, 'party', async () => ({ form: await authenticate(party, issuer) }));
const payment = { payment: { amount: '250.00', currency: 'EUR', payee: 'Norrskens El Ab', account: 'FI2112345600000785' } };
const asking = {
  client: 'party',
  name: webClient.name,
  interaction: null,
  code: null,
  purpose: null,
  advisor: null,
  initiator: null,
  change: null,
};
const about = { asking: { ...asking, ...payment } } as unknown as Json;

const start = async (plan: string, more: Partial<Start> = {}) =>
  (await bank.identify.begin({ plan, channel: 'web', purpose: 'login', boundTo: { session: 's' }, ...more })).flow;

/** The app asks, and its user answers with what they have. */
const inApp =
  (plan: string, user: Parameters<typeof phone.approveNewest>[0], more: Partial<Start> = {}, owner?: string) =>
  async () => {
    const flow = await start(plan, more);
    await (owner ? bank.identify.claimFor(flow, owner) : bank.identify.claim(flow, '604218'));
    await phone.approveNewest(user);
    return bank.identify.look(flow);
  };

/** Each answer in turn; of a box the answer to what is asked. */
const byBox =
  (plan: string, number: string, answers: readonly (string | ((view: View) => string))[], more: Partial<Start> = {}) =>
  async () => {
    const flow = await start(plan, more);
    let view = (await (more.purpose === 'pay' ? bank.identify.claimFor(flow, number) : bank.identify.claim(flow, number))) as View;
    for (const answer of answers) view = await bank.identify.answer(flow, typeof answer === 'string' ? answer : answer(view));
    return view;
  };
const challengeIn = (view: View) => String(view.prompts[0]?.message.with?.['code']).replaceAll(' ', '');

async function withPasskey(synced: boolean): Promise<View> {
  const passkey = createSoftPasskey(passkeySettings);
  passkey.synced = synced;
  const parts = { ...bank.parts, stores: bank.stores };
  const options = await offerPasskey(parts, 'maj', { flow: `confirmed ${synced}`, bank: 'Lyktbanken', name: 'Maj' }, passkeySettings);
  passkey.user = (options as unknown as { user: { id: string } }).user.id;
  const made = passkey.register((options as unknown as { challenge: string }).challenge) as Json;
  assert.equal(await addPasskey(parts, 'maj', { flow: `confirmed ${synced}`, made }, passkeySettings), 'added');
  const flow = await start('passkey');
  const { prompts } = await bank.identify.look(flow);
  const format = prompts[0]?.format as unknown as { options: { challenge: string } };
  return (await bank.identify.claim(flow, passkey.assert(format.options.challenge) as Json)) as View;
}

const pay = { purpose: 'pay', about } as const;
const both = ['knowledge', 'possession'];
const known = ['possession', 'user-verified'];

// biome-ignore format: the table is read down its columns
const paths: readonly Path[] = [
  { plan: 'code-table', shows: 'password, cell and SMS code', walk: async () => goThrough(bank, 'maj', await begin(bank, '604218', { least: 'loa2' })), elements: both, amr: ['mfa', 'otp', 'pwd', 'sms'], acr: 'loa2' },
  { plan: 'code-table', shows: 'password and cell, where risk left out the SMS code', walk: async () => leftOut(), elements: ['knowledge'], amr: ['otp', 'pwd'], acr: 'loa1' },
  { plan: 'app', shows: 'the app, with its own code', walk: inApp('app', ownCode), elements: both, amr: ['mfa', 'pin', 'swk'], acr: 'loa2' },
  { plan: 'app', shows: 'the app, with finger or face', walk: inApp('app', { is: 'passkey' }), elements: known, amr: ['mfa', 'swk', 'user'], acr: 'loa2' },
  { plan: 'code-box', shows: 'password and code of the box', walk: byBox('code-box', numbers.oskar, ['8027', () => oskar.press()]), elements: both, amr: ['mfa', 'otp', 'pwd'], acr: 'loa2' },
  { plan: 'two-codes', shows: 'password and two codes of the box', walk: byBox('two-codes', numbers.ines, ['6310', () => `${ines.press()} ${ines.press()}`]), elements: both, amr: ['mfa', 'otp', 'pwd'], acr: 'loa2' },
  { plan: 'passkey', shows: 'a passkey that is on one device', walk: () => withPasskey(false), elements: known, amr: ['hwk', 'mfa', 'user'], acr: 'loa2' },
  { plan: 'passkey', shows: 'a passkey that is on several devices', walk: () => withPasskey(true), elements: known, amr: ['mfa', 'swk', 'user'], acr: 'loa2' },
  { plan: 'transaction-app', shows: 'the app, with the payment in what it signs', walk: inApp('transaction-app', ownCode, pay, 'maj'), elements: both, amr: ['mfa', 'pin', 'swk'], acr: 'loa2' },
  { plan: 'transaction-table', shows: 'password, cell and the SMS that names the payment', walk: async () => payByTable(), elements: both, amr: ['mfa', 'otp', 'pwd', 'sms'], acr: 'loa2' },
  { plan: 'transaction-box', shows: 'password and the answer of the box to the payment', walk: byBox('transaction-box', 'oskar', ['8027', (view) => oskar.answer(challengeIn(view))], pay), elements: both, amr: ['mfa', 'otp', 'pwd'], acr: 'loa2' },
  { plan: 'ciba', shows: 'the app, asked from outside', walk: inApp('ciba', ownCode, { channel: 'ciba', purpose: 'identify', about }), elements: both, amr: ['mfa', 'pin', 'swk'], acr: 'loa2' },
];

async function leftOut(): Promise<View> {
  for (let turn = 0; turn < 20; turn++) {
    const view = await goThrough(bank, 'maj', await begin(bank, '604218', {}, 'maj'));
    if (view.result && !view.result.amr.includes('sms')) return view;
  }
  throw new Error('the SMS code was never left out');
}

async function payByTable(): Promise<View> {
  const flow = await start('transaction-table', pay);
  return goThrough(bank, 'maj', await bank.identify.claimFor(flow, 'maj'));
}

/** What is not walked here, and where it is. */
const elsewhere: Readonly<Record<string, string>> = {
  'first-login': 'the same password and box as code-box, after a way that cannot end in a token itself',
  'ciba-call-code': 'the app as in ciba, with the call code that it showed before',
};

test('T52: every way that can end in a token is walked here, or is one that is', () => {
  const purposes = ['login', 'pay', 'identify'];
  const ending = plans.filter(
    ({ channels, purposes: of }) => channels.some((one) => one !== 'phone') && of.some((one) => purposes.includes(one)),
  );
  const walked = new Set([...paths.map(({ plan }) => plan), ...Object.keys(elsewhere)]);
  assert.deepEqual(
    ending.map(({ name }) => name).filter((name) => !walked.has(name)),
    [],
  );
});

for (const { plan, shows, walk, elements, amr, acr } of paths)
  test(`T52, N8: by ${plan} with ${shows}, the ID token says ${acr} and ${amr.join(' ')}, for ${elements.join(' and ')} were shown`, async () => {
    const { result, flow } = await walk();
    assert.ok(result, 'identified');
    assert.deepEqual([result.elements, result.amr, result.acr], [elements, amr, acr]);
    assert.deepEqual([...new Set(result.shown.flatMap((one) => one.elements))].toSorted(), elements);
    const claims = await tokenFor(flow, result);
    assert.deepEqual(
      [claims['sub'], claims['acr'], claims['amr'], claims['auth_time']],
      [result.customer, acr, amr, Math.floor(result.at / 1_000)],
    );
  });

test('T52: docs/integrating/openid.md says of each way what is said here', () => {
  const document = readFileSync(join(import.meta.dirname, '../../docs/integrating/openid.md'), 'utf8');
  for (const { shows, acr, amr } of paths) assert.ok(document.includes(`| ${shows} | \`${acr}\` | \`${amr.join(' ')}\` |`), shows);
});

/** The pages of the bank hand the identification over; here it is done without them. */
async function tokenFor(flow: string, { customer, acr, amr, at }: NonNullable<View['result']>): Promise<Record<string, unknown>> {
  const { page, browser } = await client.ask();
  const library = await bank.openid.provider();
  const interaction = await library.Interaction.find(new URL(page.address, issuer).searchParams.get('to') ?? '');
  assert.ok(interaction, page.address);
  const grant = new library.Grant({ accountId: customer, clientId: 'party' });
  const authTime = Math.floor(at / 1_000);
  const grantId = await grant.save();
  await writeGranted(bank.openid.records, grantId, { flow, customer, session: null, acr, amr, authTime, asking: null }, 3_600_000);
  interaction.result = { login: { accountId: customer, acr, amr: [...amr], ts: authTime }, consent: { grantId } };
  await interaction.persist();
  const { pathname } = new URL(interaction.returnTo);
  const last = await browser.open(pathname);
  const tokens = await client.redeem(new URL(last.address, issuer).searchParams.get('code') ?? undefined);
  assert.equal(tokens.status, 200, JSON.stringify(tokens.body));
  return readIdToken(bank, tokens.body['id_token']);
}
