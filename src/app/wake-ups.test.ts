import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Push } from '#ports';
import { lyktbanken } from '#texts';
import { type AppBank, callIn, enrolPhone, openAppBank, ownCode } from '../../test/app-bank.ts';
import { wakePhones } from './index.ts';

const subscription = (name: string) => ({ endpoint: `https://push.example/${name}`, keys: { p256dh: 'BAAA', auth: 'AAAA' } });

async function openWithPush(answers: Awaited<ReturnType<Push['wake']>>[] = []) {
  const bank = await openAppBank({}, { pushKey: 'key' });
  const sent: { to: unknown; title: string; body: string }[] = [];
  const push: Push = {
    async wake(to, { title, body }) {
      sent.push({ to, title, body });
      return answers.shift() ?? 'sent';
    },
  };
  const work = () => wakePhones({ ...bank.shared, brand: lyktbanken, push });
  const phone = await enrolPhone(bank);
  await phone.call('PUT', '/push', { subscription: subscription('aino') });
  await work();
  sent.length = 0;
  return { bank, phone, sent, work };
}
const ring = async (bank: AppBank, times: number) => {
  for (let n = 0; n < times; n++) await callIn(bank);
};

describe('waking the phone up', () => {
  test('S10: a push says nothing but that something waits', async () => {
    const { bank, sent, work } = await openWithPush();
    await ring(bank, 1);
    await work();
    assert.deepEqual(sent, [{ to: subscription('aino'), title: 'Lyktan', body: 'Något väntar på dig i Lyktan.' }]);
  });

  test('T25: after three that nobody answers no more wake the phone; requests still wait; an answer begins anew', async () => {
    const { bank, phone, sent, work } = await openWithPush();
    await ring(bank, 5);
    await work();
    assert.equal(sent.length, 3);
    assert.equal((await phone.waiting()).length, 5, 'none displaces another');
    await phone.approve((await phone.waiting())[0]?.id ?? '', ownCode);
    await ring(bank, 1);
    await work();
    assert.equal(sent.length, 4);
  });

  test('T27: "not in a call" lets the phone sleep', async () => {
    const { bank, phone, sent, work } = await openWithPush();
    await ring(bank, 1);
    await work();
    await phone.notMe((await phone.waiting())[0]?.id ?? '');
    await ring(bank, 1);
    await work();
    assert.equal(sent.length, 1);
  });

  test('what failed is sent again, at most three times; a subscription that has gone is forgotten', async () => {
    const failing = await openWithPush(['failed', 'failed', 'failed', 'failed', 'failed']);
    await ring(failing.bank, 1);
    for (let n = 0; n < 8; n++) {
      await failing.work();
      await failing.bank.clock.advance(5_000);
    }
    assert.equal(failing.sent.length, 4);
    const gone = await openWithPush(['gone']);
    await ring(gone.bank, 1);
    await gone.work();
    await ring(gone.bank, 1);
    await gone.work();
    assert.equal(gone.sent.length, 1);
  });

  test('a new phone is told to the others, not to itself', async () => {
    const { bank, sent, work } = await openWithPush();
    const second = await enrolPhone(bank);
    await second.call('PUT', '/push', { subscription: subscription('second') });
    await work();
    assert.deepEqual(sent, [{ to: subscription('aino'), title: 'Lyktan', body: 'Kontrollera dina telefoner i Lyktan.' }]);
  });
});
