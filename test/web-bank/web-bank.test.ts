import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { exportJWK, generateKeyPair } from 'jose';
import { type Customer, createWebBank, type WebBank } from '../../examples/web-bank/index.ts';
import { findFreePorts } from '../free-ports.ts';
import { type Answering, type FakeProvider, openFakeProvider } from './fake-provider.ts';
import { openVisitor, type Seen, type Visitor } from './visitor.ts';

const honest: Answering = { sub: 'aino', confirmed: undefined, forged: false, claims: {}, silent: false };
const typed = { payee: 'Norrskens El Ab', account: 'FI21 1234 5600 0007 85', amount: '250,00' };
const nothingPaid = /<h1>Ingenting har betalats<\/h1>/;

describe('the example web bank', () => {
  let provider: FakeProvider;
  let bank: WebBank;
  let customers: Record<string, Customer>;
  let ahead = 0;

  before(async () => {
    provider = await openFakeProvider('hamnen');
    const [port = 0] = await findFreePorts(1);
    const key = { ...(await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)), kid: 'c1' };
    customers = { aino: nobody(), maj: nobody() };
    bank = await createWebBank({
      address: `http://localhost:${port}`,
      listen: { host: '127.0.0.1', port },
      provider: provider.address,
      client: { id: 'hamnen', key },
      customers,
      now: () => Date.now() + ahead,
    });
  });
  after(async () => {
    await bank.close();
    await provider.close();
  });
  beforeEach(() => {
    Object.assign(provider.answering, honest);
    ahead = 0;
    for (const id of ['aino', 'maj']) Object.assign(customers[id] ?? {}, nobody());
  });

  const balance = (id = 'aino') => customers[id]?.accounts[0]?.balance;

  async function logIn(): Promise<Visitor> {
    const visitor = openVisitor(bank.address);
    const seen = await visitor.get('/sv/log-in');
    assert.match(seen.text, /<h1>Dina konton<\/h1>/);
    return visitor;
  }

  async function draft(visitor: Visitor, fields: Partial<typeof typed> = {}): Promise<Seen> {
    await visitor.get('/sv/payments/new');
    return visitor.send({ ...typed, ...fields });
  }

  test('S60: what was confirmed to the letter is paid, once', async () => {
    const visitor = await logIn();
    assert.match(
      (await draft(visitor)).text,
      /Kontrollera betalningen[\s\S]*Norrskens El Ab[\s\S]*FI21 1234 5600 0007 85[\s\S]*250,00\u00a0euro/,
    );
    const address = visitor.at;
    assert.match((await visitor.send()).text, /<h1>Betalningen är gjord<\/h1>/);
    assert.equal(balance(), 75_000);
    await visitor.get(address);
    assert.equal(balance(), 75_000);
  });

  const other = (change: object) => ({
    type: 'payment',
    amount: { amount: '250.00', currency: 'EUR' },
    payee: { name: typed.payee, account: 'FI2112345600000785' },
    ...change,
  });
  const tampered: Record<string, Partial<Answering>> = {
    'another amount': { confirmed: other({ amount: { amount: '2500.00', currency: 'EUR' } }) },
    'another currency': { confirmed: other({ amount: { amount: '250.00', currency: 'SEK' } }) },
    'another payee': { confirmed: other({ payee: { name: 'Någon Annan', account: 'FI2112345600000785' } }) },
    'another account': { confirmed: other({ payee: { name: typed.payee, account: 'FI7612345600104264' } }) },
    'something more': { confirmed: other({ note: 'and ten more of them' }) },
    'a change and no payment': { confirmed: { type: 'change', change: 'daily-limit' } },
    'nothing, without a statement': { silent: true },
    'the right payment, signed by somebody else': { forged: true },
    'the right payment, by another customer': { claims: { sub: 'maj' } },
    'the right payment, for another bank': { claims: { aud: 'another-bank' } },
    'the right payment, by another provider': { claims: { iss: 'https://elsewhere.example' } },
    'the right payment, half an hour ago': { claims: { iat: Math.floor(Date.now() / 1000) - 1_800 } },
  };
  for (const [what, answering] of Object.entries(tampered))
    test(`S60: a payment is refused, and stays refused, when what was confirmed is ${what}`, async () => {
      const visitor = await logIn();
      await draft(visitor);
      const address = visitor.at;
      Object.assign(provider.answering, answering);
      const seen = await visitor.send();
      assert.equal(seen.status, 400);
      assert.match(seen.text, nothingPaid);
      assert.match(seen.text, /Det som bekräftades är inte den här betalningen/);
      Object.assign(provider.answering, honest);
      assert.match((await visitor.get(address)).text, /Den här betalningen är stoppad/);
      assert.equal(balance(), 100_000);
    });

  test('T2: one confirmation pays one payment: the same one for a second, equal payment is refused', async () => {
    const visitor = await logIn();
    provider.answering.claims = { jti: randomUUID() };
    await draft(visitor);
    assert.match((await visitor.send()).text, /Betalningen är gjord/);
    await draft(visitor);
    assert.match((await visitor.send()).text, nothingPaid);
    assert.equal(balance(), 75_000);
  });

  test('payments that were made side by side do not go over the limit of the day together', async () => {
    const visitor = await logIn();
    const made: string[] = [];
    for (let one = 0; one < 3; one++) {
      await draft(visitor);
      made.push(visitor.at);
    }
    const said: boolean[] = [];
    for (const address of made) {
      await visitor.get(address);
      said.push(/Betalningen är gjord/.test((await visitor.send()).text));
    }
    assert.deepEqual(said, [true, true, false]);
    assert.equal(balance(), 50_000);
  });

  test('S60: whoever confirmed is another customer than is logged in', async () => {
    const visitor = await logIn();
    await draft(visitor);
    provider.answering.sub = 'maj';
    assert.match((await visitor.send()).text, /någon annan än du som är inloggad/);
    assert.deepEqual([balance(), balance('maj')], [100_000, 100_000]);
  });

  test('S60: a form whose page showed something else is refused', async () => {
    const visitor = await logIn();
    await draft(visitor);
    const seen = await visitor.send({ shown: 'AAAA', amount: '2500,00' });
    assert.match(seen.text, /Uppgifterna ändrades på vägen från sidan du såg/);
    assert.equal(balance(), 100_000);
  });

  test('S60: a form that brings an amount of its own changes nothing: what stands in the books is asked', async () => {
    const visitor = await logIn();
    await draft(visitor);
    assert.match((await visitor.send({ amount: '2500,00', payee: 'Någon Annan' })).text, /Betalningen är gjord/);
    assert.equal(balance(), 75_000);
  });

  for (const [what, change] of [
    ['state', (back: URL) => back.searchParams.set('state', 'another')],
    ['issuer', (back: URL) => back.searchParams.set('iss', 'https://elsewhere.example')],
    ['error', (back: URL) => back.searchParams.set('error', 'server_error')],
  ] as const)
    test(`T51 part: an answer with another ${what} is not ours`, async () => {
      const visitor = await logIn();
      await draft(visitor);
      visitor.stopBefore('/log-in/answer');
      const back = new URL((await visitor.send()).location ?? '');
      visitor.stopBefore('');
      change(back);
      const seen = await visitor.get(back.href);
      assert.equal(seen.status, 400);
      assert.match(seen.text, /hör inte till det vi frågade/);
      assert.equal(balance(), 100_000);
    });

  test('T51 part: an answer is taken from the browser that asked, and once', async () => {
    const [mine, another] = [await logIn(), await logIn()];
    await draft(mine);
    mine.stopBefore('/log-in/answer');
    const { location } = await mine.send();
    mine.stopBefore('');
    assert.match((await another.get(location ?? '')).text, /hör inte till det vi frågade/);
    assert.match((await mine.get(location ?? '')).text, /Betalningen är gjord/);
    assert.match((await mine.get(location ?? '')).text, /hör inte till det vi frågade/);
    assert.equal(balance(), 75_000);
  });

  test('a form from elsewhere, or without what only our page knows, does nothing (CSRF)', async () => {
    const visitor = await logIn();
    await visitor.get('/sv/payments/new');
    assert.equal((await visitor.send(typed, { origin: 'https://evil.example' })).status, 403);
    await visitor.get('/sv/payments/new');
    assert.equal((await visitor.send({ ...typed, token: 'x' })).status, 403);
  });

  test('another customer’s payment is no address of mine', async () => {
    const aino = await logIn();
    await draft(aino);
    const address = aino.at;
    provider.answering.sub = 'maj';
    const maj = await logIn();
    assert.equal((await maj.get(address)).status, 404);
  });

  for (const [name, value, says] of [
    ['payee', '', 'Skriv vem som ska få pengarna.'],
    ['payee', 'Ab \u202eoN', 'Skriv namnet med bokstäver och siffror, högst 70 tecken.'],
    ['account', 'FI21 1234 5600 0007 86', 'Kontrollera kontonumret.'],
    ['amount', '1.250', 'Skriv beloppet i siffror'],
    ['amount', '0,00', 'Skriv ett belopp som är större än noll.'],
    ['amount', '-5', 'Skriv beloppet i siffror'],
    ['amount', '1 000,01', 'Så mycket finns inte på kontot.'],
    ['amount', '500,01', 'Det är mer än du kan betala i dag.'],
  ] as const)
    test(`${name} "${value}" is told at the field, and nothing typed is lost`, async () => {
      const visitor = await logIn();
      const seen = await draft(visitor, { [name]: value });
      assert.equal(seen.status, 422);
      const [, sentence = ''] = new RegExp(`id="${name}-error">([^<]*)`).exec(seen.text) ?? [];
      assert.ok(sentence.replaceAll('\u00a0', ' ').startsWith(says), sentence);
      assert.match(seen.text, new RegExp(`<a href="#${name}">`));
      for (const [other, kept] of Object.entries({ ...typed, [name]: value }))
        assert.ok(seen.text.includes(`name="${other}" value="${kept}"`));
    });

  test('S61: a limit is another after it was confirmed, and not before', async () => {
    const visitor = await logIn();
    await visitor.get('/sv/limit');
    provider.answering.confirmed = { type: 'change', change: 'address' };
    assert.match((await visitor.send({ limit: '900' })).text, /Ingenting har ändrats/);
    assert.equal(customers['aino']?.dailyLimit, 50_000);
    provider.answering.confirmed = undefined;
    await visitor.get('/sv/limit');
    assert.match((await visitor.send({ limit: '900' })).text, /Gränsen är ändrad\.[\s\S]*900,00\u00a0euro/);
    assert.equal(customers['aino']?.dailyLimit, 90_000);
  });

  test('five minutes without a request, and nobody is logged in', async () => {
    const visitor = await logIn();
    ahead = 5 * 60_000 - 1_000;
    assert.match((await visitor.get('/sv/')).text, /Dina konton/);
    ahead *= 2;
    ahead += 2_000;
    assert.match((await visitor.get('/sv/')).text, /Inget hände på fem minuter/);
    assert.match((await visitor.get('/sv/')).text, /Välkommen till Hamnen/);
  });

  describe('back-channel logout', () => {
    const event = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const post = (logout_token: string) =>
      fetch(`${bank.address}/back-channel-logout`, { method: 'POST', body: new URLSearchParams({ logout_token }) });

    test('the provider ends the sessions of one of its own, and a token counts once', async () => {
      const visitor = await logIn();
      const token = await provider.logoutToken({ sid: 'sid-1', events: event });
      assert.equal((await post(token)).status, 200);
      assert.match((await visitor.get('/sv/')).text, /Välkommen till Hamnen/);
      assert.equal((await post(token)).status, 400);
    });

    test('all of a customer, where it names no session', async () => {
      const visitor = await logIn();
      assert.equal((await post(await provider.logoutToken({ sub: 'maj', events: event }))).status, 200);
      assert.match((await visitor.get('/sv/')).text, /Dina konton/);
      assert.equal((await post(await provider.logoutToken({ sub: 'aino', events: event }))).status, 200);
      assert.match((await visitor.get('/sv/')).text, /Välkommen till Hamnen/);
    });

    for (const [what, claims, typ] of [
      ['an ID token', { sub: 'aino', nonce: 'n', events: event }, undefined],
      ['of another type', { sub: 'aino', events: event }, 'JWT'],
      ['without the event', { sub: 'aino', events: {} }, undefined],
      ['that names nobody', { events: event }, undefined],
      ['for another client', { sub: 'aino', aud: 'another', events: event }, undefined],
    ] as const)
      test(`a token ${what} ends nothing`, async () => {
        const visitor = await logIn();
        assert.equal((await post(await provider.logoutToken(claims, typ))).status, 400);
        assert.match((await visitor.get('/sv/')).text, /Dina konton/);
      });
  });
});

function nobody(): Customer {
  const name = { sv: 'Konto', fi: 'Tili', en: 'Account' };
  return { name: 'Aino Lindqvist', dailyLimit: 50_000, accounts: [{ name, number: 'FI7612345600104264', balance: 100_000, events: [] }] };
}
