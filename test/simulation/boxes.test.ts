import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Stores } from '#ports';
import type { Faults } from './login-world.ts';
import { type BoxReport, simulateBoxes } from './simulate-boxes.ts';

test('I1, I2, T12 part, K25, K37: logins with code boxes on two nodes: no wrong identity, no code twice, none after a later one, none of a lost box', async () => {
  const reports: BoxReport[] = [];
  for (const seed of [1, 2]) reports.push(await simulateBoxes({ seed, logins: 90 }));
  assert.deepEqual(
    reports.flatMap(({ broken }) => broken),
    [],
  );
  const sum = (count: (report: BoxReport) => number) => reports.reduce((all, report) => all + count(report), 0);
  const seen = [sum((one) => one.identified), sum((one) => one.refused), sum((one) => one.blocked), sum((one) => one.synchronised)];
  assert.ok(
    seen.every((count, at) => count >= ([25, 25, 1, 2][at] ?? 0)),
    `too quiet: ${seen}`,
  );
});

test('the simulation of boxes repeats itself: the same seed, the same history', async () => {
  assert.deepEqual(await simulateBoxes({ seed: 7, logins: 30 }), await simulateBoxes({ seed: 7, logins: 30 }));
});

const faults: Record<string, { readonly faults: Faults; readonly found: RegExp }> = {
  'does not burn the codes': { faults: { stores: forgetChanges }, found: /accepted twice/ },
  'burns them whatever was changed meanwhile': {
    faults: { stores: burnBlindly },
    found: /accepted twice|after a later one|after it was blocked/,
  },
};

for (const [what, { faults: planted, found }] of Object.entries(faults))
  test(`T3: the simulation of boxes finds a fault that ${what}`, async () => {
    for (let seed = 1; seed <= 10; seed++)
      if ((await simulateBoxes({ seed, logins: 80, ...planted })).broken.some((line) => found.test(line))) return;
    assert.fail('not found with ten seeds');
  });

function forgetChanges({ challenges, ...stores }: Stores): Stores {
  const decide: Stores['challenges']['decide'] = (decision) =>
    challenges.decide({ ...decision, uses: decision.uses.filter(({ is }) => is !== 'change') });
  return { ...stores, challenges: { ...challenges, decide } };
}

/** From whatever version there is now. */
function burnBlindly({ challenges, credentials, ...stores }: Stores): Stores {
  const decide: Stores['challenges']['decide'] = async (decision) => {
    const uses = await Promise.all(
      decision.uses.map(async (use) =>
        use.is === 'change' ? { ...use, version: (await credentials.find(use.credential))?.version ?? use.version } : use,
      ),
    );
    return challenges.decide({ ...decision, uses });
  };
  return { ...stores, credentials, challenges: { ...challenges, decide } };
}
