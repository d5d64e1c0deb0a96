import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { hashToken } from '#ports';
import {
  addCustomer,
  ainoWaits,
  type Browser,
  callIn,
  createBrowser,
  type DeskBank,
  logIn,
  openDeskBank,
  readsOf,
} from '../../test/desk-bank.ts';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('whoever may not see the desk', () => {
  let bank: DeskBank;
  let anna: Browser;

  before(async () => {
    bank = await openDeskBank();
    await addCustomer(bank, 'aino', 'Aino Lindqvist', '47110823');
    anna = await logIn(bank, 'anna');
  });

  const doors = [
    ['GET', '/desk/v1/me'],
    ['PATCH', '/desk/v1/me'],
    ['GET', '/desk/v1/calls'],
    ['GET', '/desk/v1/calls/CALL'],
    ['POST', '/desk/v1/calls/next/take'],
    ['POST', '/desk/v1/calls/CALL/take'],
    ['POST', '/desk/v1/calls/CALL/identify'],
    ['POST', '/desk/v1/calls/CALL/end'],
  ] as const;

  test('nobody, a forged cookie and every other role are refused alike at every door, and change nothing', async () => {
    const id = await callIn(bank, ainoWaits(bank));
    const others = [createBrowser(bank, ''), createBrowser(bank, 'styrka_staff=forged')];
    for (const who of ['kristina', 'petteri', 'ulla', 'gone']) {
      const session = {
        id: await hashToken(bank.parts.keys, `of ${who}`),
        kind: 'staff',
        of: who,
        began: 0,
        expires: bank.clock.now() + 60_000,
      };
      await bank.stores.sessions.begin(session, { audit: [] });
      others.push(createBrowser(bank, `styrka_staff=${encodeURIComponent(`of ${who}`)}`));
    }
    for (const [method, url] of doors) {
      const sent = others.map((other) => other.send(method, url.replace('CALL', id), method === 'PATCH' ? { available: true } : undefined));
      const answers = await Promise.all(sent);
      assert.deepEqual([...new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))].length, 1, url);
      assert.equal(answers[0]?.status, 401, url);
    }
    const call = await bank.stores.calls.find(id);
    assert.deepEqual([call?.advisor, call?.wish, (await readsOf(bank, id)).length], [null, null, 0]);
  });

  test('the pages lead them all to the log-in', async () => {
    for (const url of ['/desk', `/desk/calls/${await callIn(bank)}`]) {
      const answer = await createBrowser(bank, 'styrka_staff=forged').send('GET', url);
      assert.deepEqual([answer.status, answer.headers.location], [303, '/staff/login']);
    }
  });

  test('another site cannot press for an advisor, even with their cookie', async () => {
    const id = await callIn(bank, { queued: 1 });
    for (const origin of ['https://elsewhere.example', 'http://localhost:8422', 'null', undefined]) {
      const headers = { cookie: anna.cookies, ...(origin ? { origin } : {}) };
      const answer = await bank.server.inject({ method: 'POST', url: `/desk/v1/calls/${id}/take`, headers });
      assert.equal(answer.statusCode, 403, origin);
    }
    assert.equal((await bank.stores.calls.find(id))?.advisor, null);
  });
});
