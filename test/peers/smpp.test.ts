import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createSmppGateway, type SmppSettings } from '#adapters/smpp';
import type { SmsGateway, SmsReceipt } from '#ports';
import { type Smsc, startSmsc } from './smsc.ts';

describe('SMPP with Net::SMPP at the other end', () => {
  let smsc: Smsc;
  let gateways: SmsGateway[] = [];
  before(async () => {
    smsc = await startSmsc();
  });
  after(() => smsc.kill());
  afterEach(async () => {
    const all = count('closed') + gateways.length;
    await Promise.all(gateways.map((gateway) => gateway.close()));
    gateways = [];
    await smsc.heard('closed', all);
  });

  const settings = (): SmppSettings => {
    const account = { name: 'first', host: '127.0.0.1', port: smsc.port, systemId: 'styrka', password: 'secret', sender: 'Lyktbanken' };
    return { ...account, patience: 1_000, pause: { first: 20, longest: 50 } };
  };
  /** The other end tells of a bind before this one has read that it is bound: a first message goes through only then. */
  const bound = async (gateway: SmsGateway, binds: number) => {
    await smsc.heard('bind', binds);
    const before = count('message');
    while ((await send(gateway, 'first')).is !== 'sent') await setImmediate();
    await smsc.heard('message', before + 1);
  };
  const open = async (change: Partial<SmppSettings> = {}) => {
    const binds = count('bind');
    const gateway = createSmppGateway({ ...settings(), ...change });
    gateways.push(gateway);
    const receipts: SmsReceipt[] = [];
    let come = () => {};
    gateway.receipts(async (receipt) => {
      receipts.push(receipt);
      come();
    });
    const told = async (count: number) => {
      while (receipts.length < count) await new Promise<void>((resolve) => (come = resolve));
      return receipts;
    };
    await bound(gateway, binds + 1);
    return { gateway, receipts, told };
  };
  const send = (gateway: SmsGateway, text: string) => gateway.send({ id: 'message', to: '+46701740611', text });
  const count = (field: string) => smsc.told.filter((line) => field in line).length;
  /** The outcome, and what the other end says it got. */
  const sendAndLook = async (gateway: SmsGateway, text: string, parts = 1) => {
    const before = count('message');
    const outcome = await send(gateway, text);
    return { outcome, got: (await smsc.heard('message', before + parts)).slice(before) };
  };

  test('T44 part: a message is taken in the telephone’s own alphabet, and its receipt is heard', async () => {
    const { gateway, told } = await open();
    await smsc.order('receipts once');
    assert.deepEqual(smsc.told.filter((line) => 'bind' in line).at(-1), { bind: 'styrka', password: 'secret', version: 0x34 });
    const { outcome, got } = await sendAndLook(gateway, 'Lyktbanken: åäö 482 913 @ €');
    assert.ok(outcome.is === 'sent');
    const [submit] = got;
    assert.deepEqual([submit?.['to'], submit?.['ton'], submit?.['npi']], ['46701740611', 1, 1]);
    assert.deepEqual(
      [submit?.['from'], submit?.['fromTon'], submit?.['coding'], submit?.['class'], submit?.['registered']],
      ['Lyktbanken', 5, 0, 0, 1],
    );
    const gsm7 = '4c796b7462616e6b656e3a200f7b7c203438322039313320002' + '01b65';
    assert.equal(submit?.['message'], gsm7);
    assert.deepEqual(await told(1), [{ reference: outcome.reference, state: 'delivered' }]);
    assert.deepEqual((await smsc.heard('answered')).at(-1), { answered: 0 });
  });

  test('a text that the alphabet lacks goes as UCS-2, a long one in parts that the telephone joins', async () => {
    const { gateway } = await open({ sender: '+46701740699' });
    const [short] = (await sendAndLook(gateway, 'Łódź 😀')).got;
    assert.deepEqual([short?.['coding'], short?.['message'], short?.['fromTon']], [8, '014100f30064017a0020d83dde00', 1]);
    const parts = (await sendAndLook(gateway, 'å'.repeat(200), 2)).got;
    assert.deepEqual(
      parts.map((part) => [part['class'], String(part['message']).slice(0, 6), String(part['message']).slice(8, 12)]),
      [
        [0x40, '050003', '0201'],
        [0x40, '050003', '0202'],
      ],
    );
    assert.deepEqual(
      parts.map((part) => String(part['message']).length / 2 - 6),
      [153, 47],
    );
  });

  test('T44 part: receipts that come twice, before the answer, or without a text are heard as they are', async () => {
    const { gateway, receipts, told } = await open();
    for (const [kind, so] of [
      ['twice', 2],
      ['before', 3],
      ['without-text', 4],
    ] as const) {
      await smsc.order(`receipts ${kind}`);
      const outcome = await send(gateway, kind);
      assert.ok(outcome.is === 'sent', kind);
      await told(so);
      assert.deepEqual(receipts.at(-1), { reference: outcome.reference, state: 'delivered' }, kind);
    }
  });

  test('a gateway that is overloaded, refuses a number, or does not answer is told apart', async () => {
    const { gateway } = await open({ patience: 300 });
    assert.equal((await send(gateway, 'one')).is, 'sent');
    for (const [order, outcome] of [
      ['throttle 1', 'failed'],
      ['refuse 1', 'refused'],
      ['silent 1', 'failed'],
    ] as const) {
      await smsc.order(order);
      assert.equal((await send(gateway, order)).is, outcome, order);
    }
    assert.equal((await send(gateway, 'two')).is, 'sent');
  });

  test('a hundred messages at once keep to the window, and each has its own answer', async () => {
    const { gateway, told } = await open({ window: 7 });
    await smsc.order('receipts once');
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, at) => gateway.send({ id: String(at), to: '+46701740611', text: String(at) })),
    );
    const references = outcomes.map((one) => (one.is === 'sent' ? one.reference : ''));
    assert.equal(new Set(references).size, 100);
    assert.ok(!references.includes(''));
    assert.equal((await told(100)).length, 100);
  });

  for (const fault of ['garbage', 'hang-up'])
    test(`after ${fault} the line is bound anew, and messages leave again`, async () => {
      const { gateway } = await open();
      assert.equal((await send(gateway, 'before')).is, 'sent');
      const binds = count('bind');
      await smsc.order(fault);
      await bound(gateway, binds + 1);
      assert.equal((await send(gateway, 'after')).is, 'sent');
    });

  test('a torn frame is refused and what a customer writes is taken and forgotten; the line stays', async () => {
    const { gateway, receipts } = await open();
    assert.equal((await send(gateway, 'before')).is, 'sent');
    const answers = count('answered');
    await smsc.order('torn');
    assert.deepEqual((await smsc.heard('answered', answers + 1)).at(-1), { answered: 1 });
    await smsc.order('reply');
    assert.deepEqual((await smsc.heard('answered', answers + 2)).at(-1), { answered: 0 });
    assert.deepEqual([(await send(gateway, 'after')).is, receipts], ['sent', []]);
  });

  test('T44 part: a receipt that could not be written down is asked for again', async () => {
    const { gateway } = await open();
    await smsc.order('receipts once');
    gateway.receipts(async () => Promise.reject(new Error('no database')));
    const answers = count('answered');
    await send(gateway, 'one');
    assert.deepEqual((await smsc.heard('answered', answers + 1)).at(-1), { answered: 0x64 });
  });

  test('a silent line is asked whether anybody is there', async () => {
    await open({ silence: 50 });
    await smsc.heard('enquire', 2);
  });

  test('with a wrong password nothing is sent, and it is tried again', async () => {
    const gateway = createSmppGateway({ ...settings(), password: 'wrong' });
    await smsc.heard('bind', count('bind') + 2);
    assert.deepEqual(await send(gateway, 'one'), { is: 'failed' });
    await gateway.close();
  });
});
