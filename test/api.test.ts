import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listAuthenticators } from '#authenticators';
import { can, isQuestion, registerApi } from '#channels/api';
import { plans } from '#identification';
import { handleErrors } from '../src/server/errors.ts';
import { appSettings, enrolPhone, openAppBank, ownCode, passkeySettings } from './app-bank.ts';
import { createTestServer } from './test-server.ts';

const tokens: Record<string, string> = { 'token-of-web-bank': 'web-bank', 'token-of-another': 'another' };

async function openApi() {
  const bank = await openAppBank();
  const server = createTestServer();
  handleErrors(server, () => {});
  registerApi(server, { ...bank, findClient: (token) => tokens[token] });
  const ask = async (method: 'POST' | 'GET' | 'DELETE', path = '', payload?: object, token = 'token-of-web-bank', language = 'en') => {
    const headers = { authorization: `Bearer ${token}`, 'accept-language': language };
    const answer = await server.inject({ method, url: `/api/v1/identifications${path}`, headers, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, body: answer.json(), text: answer.body };
  };
  return { bank, server, ask };
}

const begin = { plan: 'app', purpose: 'login' };

test('an application that draws its own pages carries one whole identification: begin, claim, wait, approved in the app', async () => {
  const { bank, ask } = await openApi();
  const phone = await enrolPhone(bank);
  const begun = await ask('POST', '', begin);
  assert.deepEqual([begun.status, begun.body.is, begun.body.prompts[0].format.is], [201, 'claim', 'digits']);
  const claimed = await ask('POST', `/${begun.body.id}/claim`, { identifier: '4711 0823' });
  const { code } = claimed.body.prompts[0].message.with;
  assert.match(claimed.body.prompts[0].text, new RegExp(code));
  const waiting = ask('GET', `/${begun.body.id}?wait=25`);
  const [request] = await phone.waiting();
  assert.ok(request);
  await phone.approve(request.id, ownCode);
  const over = await waiting;
  assert.equal(over.body.outcome, 'identified');
  assert.deepEqual([over.body.result.customer, over.body.result.acr, over.body.result.amr], ['aino', 'loa2', ['mfa', 'pin', 'swk']]);
});

test('I7: over the API a known, an unknown and a blocked user code look alike in status, question and text', async () => {
  const seen = [];
  for (const identifier of ['47110823', '99999999', '91836404']) {
    const { bank, ask } = await openApi();
    await enrolPhone(bank);
    const { body } = await ask('POST', '', begin);
    const claimed = await ask('POST', `/${body.id}/claim`, { identifier });
    seen.push([
      claimed.status,
      {
        ...claimed.body,
        id: '',
        until: 0,
        prompts: claimed.body.prompts.map(({ format, text }: { format: object; text: string }) => [format, text.replace(/\d{4}/, '')]),
      },
    ]);
  }
  for (const other of seen) assert.deepEqual(other, seen[0]);
});

test('S6 part: a malformed user code is told at once, in words, and can be typed again', async () => {
  const { ask } = await openApi();
  const { body } = await ask('POST', '', begin);
  const malformed = await ask('POST', `/${body.id}/claim`, { identifier: '123' });
  assert.deepEqual([malformed.status, malformed.body.error.code], [400, 'identifier-malformed']);
  assert.equal((await ask('POST', `/${body.id}/claim`, { identifier: '47110823' })).status, 200);
});

test('I9: an identification belongs to the client that began it; to others, and without a token, it does not exist', async () => {
  const { ask } = await openApi();
  const { body } = await ask('POST', '', begin);
  assert.equal((await ask('GET', `/${body.id}`, undefined, 'token-of-another')).body.error.code, 'no-such-identification');
  assert.equal((await ask('DELETE', `/${body.id}`, undefined, 'token-of-another')).status, 404);
  assert.equal((await ask('GET', `/${body.id}`, undefined, 'nobody')).status, 401);
});

test('T24 part: the app request cannot be answered over the API', async () => {
  const { bank, ask } = await openApi();
  await enrolPhone(bank);
  const { body } = await ask('POST', '', begin);
  await ask('POST', `/${body.id}/claim`, { identifier: '47110823' });
  const answered = await ask('POST', `/${body.id}/answer`, {
    value: JSON.stringify({ digits: '0000', user: { is: 'own-code', code: '749206' } }),
  });
  assert.deepEqual([answered.status, answered.body.outcome], [200, null]);
});

test('who leaves ends it; what is of the wrong form is refused by the name of the field', async () => {
  const { ask } = await openApi();
  const { body } = await ask('POST', '', begin);
  assert.equal((await ask('DELETE', `/${body.id}`)).body.outcome, 'ended');
  assert.equal((await ask('POST', `/${body.id}/claim`, { identifier: '47110823' })).body.outcome, 'ended');
  const wrong = await ask('POST', '', { ...begin, secret: '749206' });
  assert.equal(wrong.status, 400);
  assert.doesNotMatch(wrong.text, /749206/);
});

test('every question that any plan can ask over the API has words in three languages', async () => {
  const { bank, ask } = await openApi();
  await enrolPhone(bank);
  for (const language of ['sv', 'fi', 'en']) {
    const { body } = await ask('POST', '', begin, 'token-of-web-bank', language);
    assert.ok(body.prompts[0].text);
  }
  const asked = plans
    .filter((plan) => plan.channels.includes('api'))
    .flatMap((plan) => plan.steps.flatMap((step) => (step.do === 'prove' ? [step.by] : [])));
  const all = listAuthenticators({ app: appSettings, passkeys: passkeySettings });
  for (const name of asked)
    assert.ok(
      all.find((one) => one.name === name)?.asks.every((format) => can.includes(format)),
      name,
    );
  for (const id of ['user-code', 'app-request', 'app-request-strict']) assert.ok(isQuestion(id), id);
});

test('T27 part: whoever waits for an answer over the API learns nothing of a decline before the drawn end', async () => {
  const { bank, ask } = await openApi();
  const phone = await enrolPhone(bank);
  const { body } = await ask('POST', '', begin);
  await ask('POST', `/${body.id}/claim`, { identifier: '47110823' });
  const before = (await ask('GET', `/${body.id}`)).body;
  let over = false;
  const waiting = ask('GET', `/${body.id}?wait=25`).finally(() => {
    over = true;
  });
  const [request] = await phone.waiting();
  await phone.decline(request?.id ?? '');
  await bank.clock.advance(24_000);
  assert.equal(over, false);
  await bank.clock.advance(2_000);
  assert.deepEqual((await waiting).body, before);
  await bank.clock.advance(before.until - bank.clock.now());
  assert.equal((await ask('GET', `/${body.id}`)).body.outcome, 'refused');
});
