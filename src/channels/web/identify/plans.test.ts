import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listAuthenticators } from '#authenticators';
import { plans, type Step } from '#identification';
import { languages, lyktbanken } from '#texts';
import { appSettings, passkeySettings } from '../../../../test/app-bank.ts';
import { hashing } from '../../../../test/credentials/bank.ts';
import { openWebBank } from '../../../../test/web/bank.ts';
import { can } from '../can.ts';
import { listEnds } from '../register-personal.ts';
import { isTick } from './box-texts.ts';
import { wordsOf } from './words.ts';

test('every question that a plan of the web asks has its words, in each language', async () => {
  const bank = await openWebBank();
  const authenticators = listAuthenticators({ app: { ...appSettings, hashing }, passkeys: passkeySettings });
  const steps = plans.filter(({ channels }) => channels.includes('web')).flatMap((plan) => plan.steps);
  assert.ok(steps.length > 0);
  for (const step of steps) {
    const by = authenticators.find(({ name }) => (step.do === 'prove' && name === step.by) || (step.do === 'renew' && name === step.what));
    if (!by) continue;
    assert.ok(by.asks.every((format) => can.includes(format)));
    const context = { policy: bank.parts.policy, channel: 'web' } as Parameters<typeof by.ask>[1];
    const userCode = { kind: 'user-code', value: '604218' } as const;
    const prompts =
      step.do === 'renew'
        ? [[], [userCode]].map((identifiers) => by.askNew?.(bank.parts.policy, { born: null, identifiers }))
        : [by.ask({ code: '4271', cell: 1, columns: 5, number: '4711' }, context)];
    for (const prompt of prompts)
      for (const language of languages) {
        assert.ok(prompt);
        const { heading, label, rules } = wordsOf(prompt.message, language, { brand: lyktbanken, sender: 'us' });
        assert.ok(heading && label && !/undefined/.test(heading + label));
        assert.equal(rules !== undefined, step.do === 'renew');
      }
  }
});

test('K32: where the code of the box comes after the password, a code in its field is told to be one; nowhere else', () => {
  const asksBox = (step: Step) => step.do === 'prove' && step.by.startsWith('code-box');
  const ends = listEnds({ ways: [{ way: 'app' }, { way: 'code-table' }, { way: 'code-box' }] });
  for (const { name, steps } of plans.filter((plan) => plan.channels.includes('web'))) {
    const password = steps.findIndex((step) => step.do === 'prove' && step.by === 'password');
    const isNext = password >= 0 && steps.slice(password).some(asksBox);
    assert.equal(ends[name]?.boxCodeNext === true, isNext, name);
  }
});

test('K9, K10, K16: what is given and what is agreed to has its words and what is ticked, in each language', () => {
  const steps = plans.filter(({ channels }) => channels.includes('web')).flatMap((plan) => plan.steps);
  const agreed = steps.flatMap((step) => (step.do === 'agree' ? [step.to] : []));
  assert.deepEqual([...new Set(agreed)].sort(), ['terms', 'web-bank']);
  for (const id of ['temporary-password', ...agreed.map((to) => `agree-${to}`)])
    for (const language of languages) {
      const { heading, label, body = '' } = wordsOf({ id, with: { minutes: 15 } }, language, { brand: lyktbanken, sender: 'us' });
      assert.ok(heading && label && !/undefined|NaN/.test(heading + label + body), `${id} ${language}`);
    }
  assert.ok(['noted-password', ...agreed.map((to) => `agreed-${to}`)].every(isTick));
});
