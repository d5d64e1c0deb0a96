import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { callIn, enrolPhone, newPhone, openAppBank, ownCode, people } from '../../test/app-bank.ts';
import type { PhoneClient, Reply, UserProof } from '../../test/phone-client.ts';

const codeOf = ({ body }: Reply) => (body as { error?: { code: string } }).error?.code;
const errorOf = ({ body }: Reply) => (body as { error: { code: string; sentence: string; left?: number } }).error;
const wrongCode = { is: 'own-code', code: '000111' } as const;
const first = async (phone: PhoneClient) => phone.read((await phone.waiting())[0]?.id ?? 'none');

describe('approving a request', () => {
  test('S7, S10: what the caller asks for waits in the app, without push too', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    assert.deepEqual(await phone.waiting(), []);
    await callIn(bank);
    assert.equal((await phone.waiting()).length, 1);
    assert.equal((await phone.me()).waiting.length, 1);
  });

  test('S11, S12: it shows the sender from the register, the purpose, and the code that was heard in the call', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const { heard } = await callIn(bank);
    const request = await first(phone);
    assert.equal(request.sender, 'Lyktbankens kundtjänst');
    assert.equal(request.purpose, 'Identifiering i ett telefonsamtal');
    assert.match(heard, /^\d{4}$/);
    assert.equal(request.code, heard);
  });

  const ways: [what: string, user: UserProof, amr: string[], elements: string[]][] = [
    ['own code', ownCode, ['mfa', 'pin', 'swk'], ['knowledge', 'possession']],
    ['fingerprint or face', { is: 'passkey' }, ['mfa', 'swk', 'user'], ['possession', 'user-verified']],
  ];
  for (const [what, user, amr, elements] of ways)
    test(`S8, D19: approved with ${what}, the call is identified and says how`, async () => {
      const bank = await openAppBank();
      const phone = await enrolPhone(bank, 'aino', { withPasskey: true });
      const { call } = await callIn(bank);
      const reply = await phone.approve((await first(phone)).id, user);
      assert.deepEqual(reply, { status: 200, body: { is: 'approved', sentence: 'Klart. Gå tillbaka till samtalet.' } });
      const identified = (await bank.calls.find(call))?.identified;
      assert.deepEqual(identified?.amr, amr);
      assert.deepEqual(identified?.elements, elements);
      assert.equal(identified?.customer, 'aino');
    });

  test('T24: a signature of the phone without user verification approves nothing', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank, 'aino', { withPasskey: true });
    const { call } = await callIn(bank);
    const request = await first(phone);
    const { user: _, ...bare } = phone.makeApproval(request, ownCode) as { user: object };
    assert.equal(codeOf(await phone.call('POST', `/requests/${request.id}/approve`, bare)), 'malformed');
    phone.passkey.userVerified = false;
    assert.equal(codeOf(await phone.approve(request.id, { is: 'passkey' })), 'not-confirmed');
    assert.equal((await bank.calls.find(call))?.identified, null);
  });

  test('a mistyped own code leaves the request open and says how many tries are left', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const { call } = await callIn(bank);
    const { id } = await first(phone);
    const problem = errorOf(await phone.approve(id, wrongCode));
    assert.equal(problem.left, 4);
    assert.equal(problem.sentence, 'Vi kunde inte bekräfta att det är du. Du kan försöka 4 gånger till.');
    assert.equal((await phone.approve(id, ownCode)).status, 200);
    assert.ok((await bank.calls.find(call))?.identified);
  });

  test('I3: five wrong own codes lock this phone, requests and other acts together; the right one comes too late; another phone works', async () => {
    const bank = await openAppBank();
    const [phone, other] = [await enrolPhone(bank), await enrolPhone(bank)];
    await callIn(bank);
    const { id } = await first(phone);
    for (let n = 0; n < 3; n++) assert.equal(codeOf(await phone.approve(id, wrongCode)), 'not-confirmed');
    assert.equal(codeOf(await phone.callCode(wrongCode)), 'not-confirmed');
    assert.equal(codeOf(await phone.approve(id, wrongCode)), 'phone-locked');
    assert.equal(codeOf(await phone.approve(id, ownCode)), 'phone-locked');
    assert.equal(codeOf(await phone.callCode(ownCode)), 'phone-locked');
    assert.equal((await other.approve(id, ownCode)).status, 200);
  });

  test('T28: what is signed is what was shown: any other value is refused', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    await callIn(bank);
    const request = await first(phone);
    const changes = {
      id: 'x',
      nonce: 'x',
      customer: 'elias',
      device: 'x',
      sender: 'Polisen',
      purpose: 'x',
      amount: '1',
      payee: 'x',
      account: 'x',
      expires: 1,
    };
    let n = 0;
    for (const [field, value] of Object.entries(changes)) {
      const body = phone.makeApproval({ ...request, [field]: value }, ownCode);
      const reply = await phone.call('POST', `/requests/${request.id}/approve`, body);
      assert.match(String(codeOf(reply)), n++ < 4 ? /not-confirmed/ : /phone-locked/, field);
    }
  });

  test('a forged answer (another key) is refused and voids nothing', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    await callIn(bank);
    const request = await first(phone);
    const forged = newPhone(bank, {}, { ...newPhone(bank).state, device: phone.state.device, customer: 'aino' }).makeApproval(
      request,
      ownCode,
    );
    assert.equal(codeOf(await phone.call('POST', `/requests/${request.id}/approve`, forged)), 'not-confirmed');
    assert.equal((await phone.waiting()).length, 1);
  });

  test('I1, T26: nobody reaches the request of another customer, whatever they know of it', async () => {
    const bank = await openAppBank();
    const [aino, elias] = [await enrolPhone(bank, 'aino'), await enrolPhone(bank, 'elias')];
    const { call } = await callIn(bank);
    const request = await first(aino);
    const body = elias.makeApproval({ ...request, device: elias.state.device, customer: 'elias' }, ownCode);
    const path = `/requests/${request.id}`;
    for (const reply of [
      await elias.call('GET', path),
      await elias.call('POST', `${path}/approve`, body),
      await elias.call('POST', `${path}/decline`, {}),
      await elias.call('POST', `${path}/not-me`, {}),
      await elias.call('POST', `${path}/say-again`, {}),
    ])
      assert.equal(codeOf(reply), 'request-gone');
    assert.equal((await bank.calls.find(call))?.identified, null);
    assert.deepEqual((await bank.calls.find(call))?.alerts, []);
    assert.equal((await aino.approve(request.id, ownCode)).status, 200);
  });

  test('T26: an answer to one request is no answer to another of the same customer', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    await callIn(bank);
    const second = await callIn(bank);
    const [one, two] = await Promise.all((await phone.waiting()).map(({ id }) => phone.read(id)));
    assert.ok(one && two);
    assert.equal(codeOf(await phone.call('POST', `/requests/${two.id}/approve`, phone.makeApproval(one, ownCode))), 'not-confirmed');
    assert.equal((await bank.calls.find(second.call))?.identified, null);
  });

  test('I2: a thousand approvals of one request at the same time: one is accepted', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    await callIn(bank);
    const request = await first(phone);
    const body = phone.makeApproval(request, ownCode);
    const replies = await Promise.all(Array.from({ length: 1_000 }, () => phone.call('POST', `/requests/${request.id}/approve`, body)));
    assert.equal(replies.filter(({ status }) => status === 200).length, 1);
    for (const reply of replies) if (reply.status !== 200) assert.match(String(codeOf(reply)), /^(being-answered|already-approved)$/);
    assert.equal(codeOf(await phone.call('POST', `/requests/${request.id}/approve`, body)), 'already-approved');
  });

  test('T26, S42: after the call, and after its time, an approval is late and says so', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank);
    const hungUp = await callIn(bank);
    const request = await first(phone);
    await bank.identify.endCall(hungUp.call);
    await bank.calls.hangUp(hungUp.call, 'caller');
    const late = await phone.call('POST', `/requests/${request.id}/approve`, phone.makeApproval(request, ownCode));
    assert.equal(errorOf(late).sentence, 'Samtalet är slut, så begäran gäller inte längre.');
    await callIn(bank);
    const slow = await first(phone);
    await bank.clock.advance(3 * 60_000);
    assert.equal((await phone.call('POST', `/requests/${slow.id}/approve`, phone.makeApproval(slow, ownCode))).status, 410);
  });

  test('each language has its own words, and what was shown in it is what is signed', async () => {
    for (const [language, sender] of [
      ['fi', 'Lyhtypankin asiakaspalvelu'],
      ['en', 'Lykta Bank customer service'],
    ] as const) {
      const bank = await openAppBank();
      const enrolled = await enrolPhone(bank);
      const phone = newPhone(bank, { language }, enrolled.state);
      await phone.openSession();
      await callIn(bank);
      assert.equal((await first(phone)).sender, sender);
      assert.equal((await phone.approve((await first(phone)).id, ownCode)).status, 200);
    }
  });

  test('a copied passkey is refused: its counter must rise', async () => {
    const bank = await openAppBank();
    const phone = await enrolPhone(bank, 'aino', { withPasskey: true });
    phone.passkey.counter = 7;
    await callIn(bank);
    assert.equal((await phone.approve((await first(phone)).id, { is: 'passkey' })).status, 200);
    phone.passkey.counter = 5;
    const { call } = await callIn(bank);
    assert.equal((await phone.approve((await first(phone)).id, { is: 'passkey' })).status, 410);
    assert.equal((await bank.calls.find(call))?.identified, null);
  });
});

describe('the strict profile: the code is carried, not compared', () => {
  test('N2, T24: six digits are keyed; nothing that the app is told holds them', async () => {
    const bank = await openAppBank({ profile: 'strict' });
    const phone = await enrolPhone(bank);
    const { heard, call } = await callIn(bank);
    assert.match(heard, /^\d{6}$/);
    const request = await first(phone);
    assert.equal(request.code, null);
    assert.equal(request.keyed, 6);
    assert.ok(!JSON.stringify([request, await phone.me(), await phone.waiting()]).includes(heard));
    assert.equal((await phone.approve(request.id, ownCode, heard)).status, 200);
    assert.ok((await bank.calls.find(call))?.identified);
  });

  test('N2, T27: one wrong entry voids the request and warns the desk', async () => {
    const bank = await openAppBank({ profile: 'strict' });
    const phone = await enrolPhone(bank);
    const { heard, call } = await callIn(bank);
    const { id } = await first(phone);
    const other = heard === '000000' ? '000001' : '000000';
    assert.equal(codeOf(await phone.approve(id, ownCode, other)), 'wrong-digits');
    assert.deepEqual((await bank.calls.find(call))?.alerts, ['wrong-digits']);
    assert.equal((await phone.approve(id, ownCode, heard)).status, 410);
    assert.equal((await bank.calls.find(call))?.identified, null);
  });

  test('a mistyped own code is no entry of digits: it voids nothing', async () => {
    const bank = await openAppBank({ profile: 'strict' });
    const phone = await enrolPhone(bank);
    const { heard } = await callIn(bank);
    const { id } = await first(phone);
    assert.equal(codeOf(await phone.approve(id, wrongCode, '000000')), 'not-confirmed');
    assert.equal((await phone.approve(id, ownCode, heard)).status, 200);
  });

  test('T25: of several that wait the heard digits say which one; digits of none void them all', async () => {
    const bank = await openAppBank({ profile: 'strict' });
    const phone = await enrolPhone(bank);
    const [, mine] = [await callIn(bank), await callIn(bank)];
    const chosen = (await phone.choose(mine.heard)).body as { id: string };
    assert.equal((await phone.approve(chosen.id, ownCode, mine.heard)).status, 200);
    assert.ok((await bank.calls.find(mine.call))?.identified);
    const again = await callIn(bank);
    const taken = new Set((await bank.identify.waiting('aino', 'app-approval')).map(({ data }) => (data as { code: string }).code));
    const none = ['000000', '000001', '000002'].find((digits) => !taken.has(digits)) ?? '';
    assert.equal(codeOf(await phone.choose(none)), 'wrong-digits');
    assert.deepEqual(await phone.waiting(), []);
    assert.deepEqual((await bank.calls.find(again.call))?.alerts, ['wrong-digits']);
  });
});

test('S41: nothing waits unless a caller has chosen the app: an unknown user code causes nothing', async () => {
  const bank = await openAppBank();
  const phone = await enrolPhone(bank);
  await callIn(bank, '99999999');
  await callIn(bank, people.elias);
  assert.deepEqual(await phone.waiting(), []);
});
