import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMemory } from '#adapters/memory';
import { createPlainKeys, createSeededRandom, createVirtualClock } from '#adapters/virtual';
import { type Notice, noticeTo, type SmsGateway, type SmsOutcome, type SmsReceipt, sealNumber } from '#ports';
import { lyktbanken } from '#texts';
import { hearReceipts, type SmsParts, sendDue } from './index.ts';

const minute = 60_000;
const wide = { count: 99, window: 15 * minute };

/** A gateway that does as it is told, and keeps what it was given. */
function aGateway(name: string, outcomes: SmsOutcome['is'][] = []) {
  const sent: { readonly to: string; readonly text: string }[] = [];
  let hear: (receipt: SmsReceipt) => Promise<void> = async () => {};
  const gateway: SmsGateway = {
    name,
    async send({ to, text }) {
      const is = outcomes.shift() ?? 'sent';
      if (is === 'sent') sent.push({ to, text });
      return is === 'sent' ? { is, reference: `${name}-${sent.length}` } : { is };
    },
    receipts: (listener) => {
      hear = listener;
    },
    close: async () => {},
  };
  return { gateway, sent, tell: (receipt: SmsReceipt) => hear(receipt) };
}

async function openBank(change: Partial<SmsParts> = {}) {
  const { stores, signals } = openMemory();
  const keys = createPlainKeys();
  const clock = createVirtualClock();
  const complaints: string[] = [];
  const parts: SmsParts = {
    stores,
    keys,
    clock,
    random: createSeededRandom(1),
    node: 'north',
    policy: { smsPerNumber: wide, smsPerCustomer: wide, smsPerPrefix: wide },
    brand: lyktbanken,
    timeZone: 'Europe/Stockholm',
    gateways: [],
    codeOf: async (challenge) => (challenge === 'over' ? undefined : { text: `Lyktbanken: ${challenge}` }),
    complain: (code, detail) => complaints.push(`${code} ${detail}`),
    ...change,
  };
  hearReceipts(parts);
  let messages = 0;
  const register = async (customer: string, number: string) => {
    const own = { name: 'Maj Söderholm', language: 'sv' as const, identifiers: [], born: null, address: [], letters: 'ordinary' as const };
    await stores.customers.add({ id: customer, ...own, blocked: null, closed: null, since: 0 }, { audit: [] });
    const sealed = await sealNumber(keys, customer, number);
    await stores.numbers.register([{ customer, ...sealed, credential: `sms of ${customer}` }], 0, { audit: [] });
  };
  const queue = async (
    message: Parameters<typeof noticeTo>[2] & { readonly customer: string; readonly challenge?: string; readonly notice?: Notice },
  ) => {
    const { customer, challenge, notice = 'codes-locked', ...rest } = message;
    const body = { is: 'code', challenge: challenge ?? '' };
    const outgoing =
      challenge === undefined ? noticeTo(customer, notice, rest) : { id: rest.id, kind: 'sms' as const, to: customer, body, due: rest.due };
    await stores.sessions.begin({ id: `session-${rest.id}`, kind: '', of: '', began: 0, expires: 1 }, { audit: [], outbox: [outgoing] });
    return rest.id;
  };
  const newId = () => `message-${++messages}`;
  const queueCode = (customer: string, challenge = 'kod') => queue({ id: newId(), due: clock.now(), customer, challenge });
  const queueNotice = (customer: string, more: { readonly until?: number } = {}) =>
    queue({ id: newId(), due: clock.now(), customer, ...more });
  const audit = async () => (await stores.audit.since(0, 999)).map(({ what, detail }) => ({ what, ...detail }));
  return { parts, stores, signals, clock, complaints, register, queue, queueCode, queueNotice, audit };
}

test('S19 part: the code goes to the number of the register, which nobody says in the call', async () => {
  const first = aGateway('first');
  const bank = await openBank({ gateways: [first.gateway] });
  await bank.register('maj', '+46701740611');
  const id = await bank.queueCode('maj', 'bekräftelsekod 482 913');
  assert.equal(await sendDue(bank.parts), 1);
  assert.deepEqual(first.sent, [{ to: '+46701740611', text: 'Lyktbanken: bekräftelsekod 482 913' }]);
  assert.deepEqual(await bank.audit(), [
    { what: 'number-read', purpose: 'code' },
    { what: 'sms-sent', about: 'code', gateway: 'first' },
  ]);
  assert.deepEqual(await bank.stores.sms.of(id), [
    { id, customer: 'maj', gateway: 'first', reference: 'first-1', state: 'handed-over', at: bank.clock.now() },
  ]);
  assert.equal(await sendDue(bank.parts), 0);
});

test('S63: a code that nobody waits for any more reads no number and sends nothing', async () => {
  const first = aGateway('first');
  const bank = await openBank({ gateways: [first.gateway] });
  await bank.register('maj', '+46701740611');
  await bank.queueCode('maj', 'over');
  await bank.queueCode('without a number');
  assert.equal(await sendDue(bank.parts), 2);
  assert.deepEqual([first.sent, await bank.audit()], [[], []]);
});

test('T41 part: a notice to the old number never goes to the new one; that nobody could be told raises an alarm', async () => {
  const first = aGateway('first');
  const bank = await openBank({ gateways: [first.gateway] });
  await bank.register('maj', '+46701740611');
  await bank.queueNotice('maj', { until: bank.clock.now() });
  await sendDue(bank.parts);
  assert.deepEqual(first.sent, []);
  assert.deepEqual(
    (await bank.stores.alarms.latest(9)).map(({ kind, detail }) => [kind, detail]),
    [['sms-not-sent', 'a number has changed before its old number could be told']],
  );
});

test('D17: a notice about the codes goes in the language of the customer, and its number is read for that', async () => {
  const first = aGateway('first');
  const bank = await openBank({ gateways: [first.gateway] });
  await bank.register('maj', '+46701740611');
  await bank.queueNotice('maj');
  await sendDue(bank.parts);
  assert.match(first.sent[0]?.text ?? '', /^Lyktbanken: någon har försökt använda dina koder/);
  assert.deepEqual((await bank.audit())[0], { what: 'number-read', purpose: 'notice' });
});

test('where the first gateway fails the second sends, and where both fail it is tried again', async () => {
  const [first, second] = [aGateway('first', ['failed', 'failed']), aGateway('second', ['sent', 'failed'])];
  const bank = await openBank({ gateways: [first.gateway, second.gateway] });
  await bank.register('maj', '+46701740611');
  await bank.queueCode('maj');
  await sendDue(bank.parts);
  assert.deepEqual([first.sent.length, second.sent.length], [0, 1]);
  await bank.queueCode('maj');
  await sendDue(bank.parts);
  assert.deepEqual([first.sent.length, second.sent.length, await sendDue(bank.parts)], [0, 1, 0]);
  assert.deepEqual(
    (await bank.stores.alarms.latest(9)).map(({ kind }) => kind),
    ['sms-gateways-fail'],
  );
  await bank.clock.advance(1_000);
  await sendDue(bank.parts);
  assert.equal(first.sent.length, 1);
});

test('a number that a gateway refuses for good is not tried elsewhere', async () => {
  const [first, second] = [aGateway('first', ['refused']), aGateway('second')];
  const bank = await openBank({ gateways: [first.gateway, second.gateway] });
  await bank.register('maj', '+46701740611');
  await bank.queueCode('maj');
  await sendDue(bank.parts);
  await bank.clock.advance(minute);
  assert.deepEqual([await sendDue(bank.parts), first.sent, second.sent], [0, [], []]);
  assert.ok((await bank.audit()).some(({ what }) => what === 'sms-refused'));
});

test('T42: so many codes to one number, one customer and one range of numbers, and pumping raises one alarm', async () => {
  const first = aGateway('first');
  const limit = (count: number) => ({ count, window: 15 * minute });
  const policy = { smsPerNumber: limit(2), smsPerCustomer: limit(3), smsPerPrefix: limit(4) };
  const bank = await openBank({ gateways: [first.gateway], policy });
  for (const [customer, number] of [
    ['maj', '611'],
    ['aino', '605'],
    ['elias', '605'],
    ['oskar', '699'],
  ] as const)
    await bank.register(customer, `+46701740${number}`);
  const send = async (customer: string) => {
    await bank.queueCode(customer);
    const before = first.sent.length;
    await sendDue(bank.parts);
    return first.sent.length - before;
  };
  assert.deepEqual([await send('maj'), await send('maj'), await send('maj')], [1, 1, 0]);
  assert.deepEqual([await send('aino'), await send('elias'), await send('elias')], [1, 1, 0]);
  assert.deepEqual([await send('oskar'), await send('oskar')], [0, 0]);
  const held = (await bank.audit()).filter(({ what }) => what === 'sms-held-back').map((line) => ('limit' in line ? line.limit : null));
  assert.deepEqual(held, ['number', 'number', 'prefix', 'prefix']);
  assert.deepEqual(
    (await bank.stores.alarms.latest(9)).map(({ kind, detail }) => [kind, detail]),
    [['sms-pumping', 'more SMS than usual to numbers that begin with +46701']],
  );
  await bank.queueNotice('maj');
  await sendDue(bank.parts);
  assert.match(first.sent.at(-1)?.text ?? '', /någon har försökt/, 'who has used up the codes has not silenced the warnings');
  await bank.clock.advance(15 * minute);
  assert.equal(await send('maj'), 1);
});

test('T41 part: who has made the bank send as many notices as it may sends the next one later, and silences none', async () => {
  const first = aGateway('first');
  const policy = { smsPerNumber: { count: 2, window: 15 * minute }, smsPerCustomer: wide, smsPerPrefix: wide };
  const bank = await openBank({ gateways: [first.gateway], policy });
  await bank.register('maj', '+46701740611');
  for (let n = 0; n < 3; n++) await bank.queueNotice('maj');
  await sendDue(bank.parts);
  assert.equal(first.sent.length, 2);
  await bank.clock.advance(15 * minute);
  await sendDue(bank.parts);
  assert.equal(first.sent.length, 3);
});

test('T42: what is tried again because gateways fail is counted once', async () => {
  const first = aGateway('first', ['failed', 'failed', 'failed']);
  const policy = { smsPerNumber: { count: 1, window: 15 * minute }, smsPerCustomer: wide, smsPerPrefix: wide };
  const bank = await openBank({ gateways: [first.gateway], policy });
  await bank.register('maj', '+46701740611');
  await bank.queueCode('maj');
  for (let round = 0; round < 4; round++) {
    await sendDue(bank.parts);
    await bank.clock.advance(10_000);
  }
  assert.equal(first.sent.length, 1);
});

test('T44: receipts that come late, doubled or not at all change nothing but what is known of the message', async () => {
  const first = aGateway('first');
  const bank = await openBank({ gateways: [first.gateway] });
  await bank.register('maj', '+46701740611');
  const id = await bank.queueCode('maj');
  await sendDue(bank.parts);
  const state = async () => (await bank.stores.sms.of(id))[0]?.state;
  await first.tell({ reference: 'first-1', state: 'delivered' });
  await first.tell({ reference: 'first-1', state: 'delivered' });
  await first.tell({ reference: 'first-1', state: 'on-its-way' });
  await first.tell({ reference: 'another one', state: 'undeliverable' });
  assert.deepEqual([await state(), first.sent.length, await sendDue(bank.parts)], ['delivered', 1, 0]);
});

test('T44 part: a receipt for what no message can be called is heard and forgotten, and the gateway need not bring it again', async () => {
  const asked: string[] = [];
  const first = aGateway('first');
  const { stores } = openMemory();
  const report: typeof stores.sms.report = async ({ reference }) => {
    asked.push(reference);
    return 'unchanged';
  };
  hearReceipts({ stores: { sms: { ...stores.sms, report } }, clock: createVirtualClock(), gateways: [first.gateway] });
  for (const reference of ['ab\0c', '7'.repeat(1_001), '7'.repeat(1_000)]) await first.tell({ reference, state: 'delivered' });
  assert.deepEqual(asked, ['7'.repeat(1_000)]);
});

test('a code that no gateway takes is given up after some minutes, a notice only after a day, which somebody is told', async () => {
  const first = aGateway(
    'first',
    Array.from({ length: 200 }, () => 'failed' as const),
  );
  const bank = await openBank({ gateways: [first.gateway] });
  await bank.register('maj', '+46701740611');
  await bank.queueCode('maj');
  const begun = bank.clock.now();
  while ((await bank.stores.outbox.claim('sms', bank.clock.now() + minute, bank.clock.now(), 1)).length > 0) {
    await sendDue(bank.parts);
    await bank.clock.advance(10_000);
  }
  const took = bank.clock.now() - begun;
  assert.ok(took > 5 * minute && took < 15 * minute, `${took / minute} minutes`);
  assert.ok(!(await bank.stores.alarms.latest(99)).some(({ kind }) => kind === 'sms-not-sent'), 'nobody is told of a code');
  await bank.queueNotice('maj');
  for (let hour = 0; hour < 40; hour++) {
    await sendDue(bank.parts);
    await bank.clock.advance(60 * minute);
  }
  assert.equal(await sendDue(bank.parts), 0);
  assert.ok((await bank.stores.alarms.latest(99)).some(({ kind }) => kind === 'sms-not-sent'));
});

test('what goes wrong is complained of without number and text, and tried again', async () => {
  const first = aGateway('first');
  let calls = 0;
  const codeOf = async () => {
    if (calls++ === 0) throw new Error('482913 to +46701740611');
    return { text: 'code' };
  };
  const bank = await openBank({ gateways: [first.gateway], codeOf });
  await bank.register('maj', '+46701740611');
  await bank.queueCode('maj');
  await sendDue(bank.parts);
  assert.deepEqual(bank.complaints, ['sms-failed Error']);
  await bank.clock.advance(1_000);
  await sendDue(bank.parts);
  assert.equal(first.sent.length, 1);
});

test('a bank without a gateway takes messages from the outbox and reads no number', async () => {
  const bank = await openBank();
  await bank.register('maj', '+46701740611');
  await bank.queueCode('maj');
  assert.deepEqual([await sendDue(bank.parts), await bank.audit()], [1, []]);
});
