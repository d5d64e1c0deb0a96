import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callIn, enrolPhone, openAppBank, ownCode, people } from './app-bank.ts';

const numberOfAino = '+46701740605';

test('T37: a spoofed caller number changes nothing: what is asked, what waits in the app and what an approval gives are the same', async () => {
  const seen = [];
  for (const from of [numberOfAino, '+358401234567', null]) {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const { call, flow } = await callIn(bank, people.aino, from);
    const waiting = await phone.waiting();
    const asked = await bank.identify.look(flow);
    await phone.approve(waiting[0]?.id ?? '', ownCode);
    const { identified } = (await bank.calls.find(call)) ?? {};
    seen.push({
      waiting: waiting.length,
      prompts: asked.prompts.map(({ format }) => format),
      until: asked.until,
      amr: identified?.amr,
      customer: identified?.customer,
    });
  }
  for (const other of seen) assert.deepEqual(other, seen[0]);
});

test('D12, S39: who overhears the code on a loudspeaker can do nothing with it: not on another call, not without the phone, not over another door', async () => {
  const bank = await openAppBank();
  const [aino, elias] = [await enrolPhone(bank), await enrolPhone(bank, 'elias')];
  const { heard, flow } = await callIn(bank);
  assert.match(heard, /^\d{4}$/);
  assert.equal((await bank.identify.answer(flow, heard)).outcome, null, 'keyed into the call');
  assert.deepEqual(await elias.waiting(), [], 'in the app of somebody else');
  const elsewhere = await callIn(bank, people.elias);
  assert.equal((await bank.identify.answer(elsewhere.flow, heard)).outcome, null, 'in another call');
  assert.equal((await aino.waiting()).length, 1, 'and the request still waits for its customer');
});
