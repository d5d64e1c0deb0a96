import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listAuthenticators } from '#authenticators';
import { type Channel, findFaults, type Plan, plans } from '#identification';
import { appSettings, passkeySettings } from '../../test/app-bank.ts';
import { toyAuthenticators } from '../../test/engine/toys.ts';
import { channels } from './channels.ts';

const authenticators = listAuthenticators({ app: appSettings, passkeys: passkeySettings });

test('every plan can be carried by every channel it is for', () => {
  assert.deepEqual(
    plans.flatMap((plan) => findFaults(plan, authenticators, channels)),
    [],
  );
});

test('every authenticator in the list is used by a plan, and every plan by a channel that is built', () => {
  const used = new Set(plans.flatMap((plan) => plan.steps.flatMap((step) => (step.do === 'prove' ? [step.by] : []))));
  for (const { name } of authenticators) assert.ok(used.has(name), name);
  for (const plan of plans)
    assert.ok(
      plan.channels.some((channel) => channels[channel].length > 0),
      plan.name,
    );
});

for (const channel of Object.keys(channels) as Channel[]) {
  test(`a plan that channel ${channel} cannot ask is refused with the reason`, () => {
    const strange = { ...toyAuthenticators[0], name: 'strange', asks: ['ceremony' as const] };
    const plan: Plan = {
      name: 'try',
      channels: [channel],
      purposes: ['call'],
      acr: 'loa2',
      steps: [
        { do: 'claim', by: ['user-code'] },
        { do: 'prove', by: 'strange' },
      ],
    };
    const faults = findFaults(plan, [strange], channels);
    assert.equal(faults.length, channels[channel].includes('ceremony') ? 0 : 1);
  });
}

test('D6 part: a plan that would tell that a proof was right before the last proof is refused, and one that renews what cannot be', () => {
  const noted = { noted: 'password temporary' };
  const steps: Plan['steps'] = [
    { do: 'claim', by: ['user-code'] },
    { do: 'prove', by: 'password' },
    { do: 'renew', what: 'password', when: noted },
    { do: 'prove', by: 'one-time-code' },
  ];
  const faults = findFaults({ name: 'tell-tale', channels: ['api'], purposes: ['login'], acr: 'loa2', steps }, toyAuthenticators, channels);
  assert.deepEqual(faults, [
    'tell-tale: there is no way to renew password',
    'tell-tale: step 3 tells that a proof was right before the last proof is asked',
  ]);
});

test('D6, K11: what is given or chosen before the last proof is refused, but for a choice that follows another identification', () => {
  const plan = (steps: Plan['steps'], after: Partial<Plan> = {}): Plan => {
    const all: Plan['steps'] = [{ do: 'claim', by: ['customer-number'] }, { do: 'prove', by: 'code-box' }, ...steps];
    return { name: 'try', channels: ['api'], purposes: ['change'], acr: 'loa1', steps: all, ...after };
  };
  const early = ['try: step 3 stands before the last proof, for whoever was claimed'];
  const last = { do: 'prove', by: 'code-box' } as const;
  const give = { do: 'give', what: 'password' } as const;
  const renew = { do: 'renew', what: 'password' } as const;
  assert.deepEqual(findFaults(plan([give]), authenticators, channels), []);
  assert.deepEqual(findFaults(plan([give, last]), authenticators, channels), early);
  assert.deepEqual(findFaults(plan([renew, last]), authenticators, channels), early);
  assert.deepEqual(findFaults(plan([renew, last], { after: ['new-password'] }), authenticators, channels), []);
  assert.deepEqual(findFaults(plan([{ do: 'give', what: 'code-box' }]), authenticators, channels), [
    'try: there is no way to give code-box',
  ]);
});

test('a plan without a claim, without a proof, or with an unknown authenticator is refused', () => {
  const plan = (steps: Plan['steps']): Plan => ({ name: 'try', channels: ['api'], purposes: ['login'], acr: 'loa2', steps });
  assert.equal(findFaults(plan([]), authenticators, channels).length, 2);
  assert.match(
    findFaults(
      plan([
        { do: 'claim', by: ['user-code'] },
        { do: 'prove', by: 'nothing' },
      ]),
      authenticators,
      channels,
    )[0] ?? '',
    /no way to prove nothing/,
  );
});

test('a guessed password is worth nothing alone: a plan that identifies by it is refused, one that blocks is not', () => {
  const findFor = (purposes: Plan['purposes']) => {
    const steps: Plan['steps'] = [
      { do: 'claim', by: ['user-code'] },
      { do: 'prove', by: 'password', together: true },
    ];
    return findFaults({ name: 'try', channels: ['web'], purposes, acr: 'loa1', steps }, authenticators, channels);
  };
  for (const purpose of ['login', 'call', 'enrol'] as const)
    assert.deepEqual(findFor(['block', purpose]), ['try: one secret that can be guessed identifies alone']);
  assert.deepEqual([findFor(['block']), findFor(['change'])], [[], []]);
});

test('K4 part: only what is asked right after the claim shares its page', () => {
  const steps: Plan['steps'] = [
    { do: 'claim', by: ['user-code'] },
    { do: 'prove', by: 'password' },
    { do: 'prove', by: 'code-table', together: true },
  ];
  assert.deepEqual(findFaults({ name: 'try', channels: ['web'], purposes: ['login'], acr: 'loa2', steps }, authenticators, channels), [
    "try: step 3 cannot share the claim's page",
  ]);
});
