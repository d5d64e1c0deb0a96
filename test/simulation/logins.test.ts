import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Authenticator } from '#identification';
import { drawNumber, type Stores } from '#ports';
import type { Faults } from './login-world.ts';
import { type LoginReport, simulateLogins } from './simulate-logins.ts';

test('I1, I2, I3, T19 part, T36 part: logins with password, table and SMS code on two nodes that die: no wrong identity, no cell twice, no sixth guess', async () => {
  const reports: LoginReport[] = [];
  for (const seed of [1, 2]) reports.push(await simulateLogins({ seed, logins: 160 }));
  assert.deepEqual(
    reports.flatMap(({ broken }) => broken),
    [],
  );
  const sum = (count: (report: LoginReport) => number) => reports.reduce((all, report) => all + count(report), 0);
  const seen = [
    sum(({ identified }) => identified),
    sum(({ locked }) => locked),
    sum(({ activated }) => activated),
    sum(({ deaths }) => deaths),
  ];
  assert.ok(
    seen.every((count, at) => count >= ([60, 2, 12, 6][at] ?? 0)),
    `too quiet: ${seen}`,
  );
});

test('the simulation of logins repeats itself: the same seed, the same history', async () => {
  const [one, other] = [await simulateLogins({ seed: 7, logins: 30 }), await simulateLogins({ seed: 7, logins: 30 })];
  assert.deepEqual(one, other);
});

const faults: Record<string, { readonly faults: Faults; readonly found: RegExp }> = {
  'forgets which cells were used': { faults: { stores: forgetCounters }, found: /was accepted twice/ },
  'counts tries after it has let them in': { faults: { stores: letAllIn }, found: /wrong and \d+ open tries/ },
  'looks at no lock': { faults: { stores: forgetLocks }, found: /identified after codes-locked/ },
  'looks for a block only at the beginning': { faults: { stores: forgetBlocks }, found: /identified after agreement-blocked/ },
  'asks another cell each time': { faults: { authenticators: askAnyCell }, found: /cells were asked/ },
  'takes any code that was sent, whoever it was sent to': {
    faults: { authenticators: takeAnyCode },
    found: /was identified as customer/,
  },
};

for (const [what, { faults: planted, found }] of Object.entries(faults))
  test(`T3: the simulation of logins finds a fault that ${what}`, async () => {
    for (let seed = 1; seed <= 10; seed++)
      if ((await simulateLogins({ seed, logins: 80, ...planted })).broken.some((line) => found.test(line))) return;
    assert.fail('not found with ten seeds');
  });

function forgetCounters(stores: Stores): Stores {
  return dropUses(stores, 'counter');
}

function forgetBlocks(stores: Stores): Stores {
  return dropUses(stores, 'in-force');
}

function forgetLocks(stores: Stores): Stores {
  const { challenges, ...rest } = dropUses(stores, 'not-locked');
  const take: Stores['challenges']['take'] = async (...given) => {
    const taken = await challenges.take(...given);
    return taken.is === 'locked' ? { is: 'taken', tryId: null } : taken;
  };
  return { ...rest, challenges: { ...challenges, take } };
}

function dropUses({ challenges, ...stores }: Stores, dropped: string): Stores {
  const decide: Stores['challenges']['decide'] = (decision) =>
    challenges.decide({ ...decision, uses: decision.uses.filter(({ is }) => is !== dropped) });
  return { ...stores, challenges: { ...challenges, decide } };
}

function letAllIn({ challenges, ...stores }: Stores): Stores {
  const take: Stores['challenges']['take'] = (id, now, reservation) =>
    challenges.take(id, now, reservation && { ...reservation, rule: { tries: 1_000, then: 'lock' } });
  return { ...stores, challenges: { ...challenges, take } };
}

function askAnyCell(authenticators: readonly Authenticator[]): readonly Authenticator[] {
  return authenticators.map((authenticator) =>
    authenticator.name !== 'code-table'
      ? authenticator
      : {
          ...authenticator,
          begin: ([table], context) => {
            const { counter: used = 0, ...rest } = table as { counter?: number } & NonNullable<typeof table>;
            return authenticator.begin([{ ...rest, counter: used + drawNumber(context.random, 2) }], context);
          },
        },
  );
}

function takeAnyCode(authenticators: readonly Authenticator[]): readonly Authenticator[] {
  const sent = new Set<unknown>();
  return authenticators.map((authenticator) =>
    authenticator.name !== 'sms-code'
      ? authenticator
      : {
          ...authenticator,
          begin: (...given) => {
            const data = authenticator.begin(...given) as { code: string };
            sent.add(data.code);
            return data;
          },
          check: (data, credentials, answer, context) => {
            const code = sent.has(answer.value) ? answer.value : (data as { code: string }).code;
            return authenticator.check({ ...(data as object), code }, credentials, answer, context);
          },
        },
  );
}
