import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallRecord, Stores } from '#ports';
import { simulate } from './simulation/simulate.ts';

test('S30, T36 part: interleaved calls of customers and attackers on two nodes: no identity on the wrong call', async () => {
  const reports = await Promise.all([1, 2, 3, 4].map((seed) => simulate({ seed, calls: 100 })));
  for (const { broken, identified } of reports) {
    assert.deepEqual(broken, []);
    assert.ok(identified > 10, `only ${identified} identified: the simulation does not try what it should`);
  }
});

test('T3: the simulation finds a store that writes the identity to the call it saw last', async () => {
  const { broken } = await simulate({ seed: 1, calls: 100, breakStores: rememberLastCall });
  assert.ok(broken.some((line) => line.includes('identified as')));
});

test('T3: the simulation finds a store that evaluates one approval twice', async () => {
  const { broken } = await simulate({ seed: 2, calls: 200, breakStores: forgetVersions });
  assert.ok(
    broken.some((line) => line.includes('identified 2 times')),
    broken.join('\n'),
  );
});

/** The classic mistake: "the current call" kept in one place for everybody. */
function rememberLastCall(stores: Stores): Stores {
  let last = '';
  const open = async (call: CallRecord, effects: { audit: [] }) => {
    last = call.id;
    return stores.calls.open(call, effects);
  };
  const decide: Stores['challenges']['decide'] = (decision) =>
    stores.challenges.decide({
      ...decision,
      uses: decision.uses.map((use) => (use.is === 'identify-call' ? { ...use, call: last } : use)),
    });
  return { ...stores, calls: { ...stores.calls, open: open as Stores['calls']['open'] }, challenges: { ...stores.challenges, decide } };
}

/** Takes every answer, and writes the decision whatever the flow has become meanwhile. */
function forgetVersions(stores: Stores): Stores {
  const take: Stores['challenges']['take'] = async () => ({ is: 'taken', tryId: null });
  const decide: Stores['challenges']['decide'] = async (decision) => {
    await stores.audit.append(decision.audit);
    return 'decided';
  };
  return { ...stores, challenges: { ...stores.challenges, take, decide } };
}
