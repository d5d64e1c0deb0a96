import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLost } from '../two-nodes/racing.ts';
import type { Person, Stand, Visit } from './acts.ts';
import type { Bank } from './bank.ts';
import type { EngineOptions } from './engines.ts';
import { count, type Pair, share } from './nodes.ts';

/** So that nothing but single use stands in the way; a known browser is never asked for an SMS code. */
const lifted = { strangersTries: { tries: 100_000, then: 'lock' }, smsSporadic: 1_000_000_000 } as const;
const real: EngineOptions = { rules: lifted };
const broken: EngineOptions = { rules: lifted, stores: 'broken' };

export function showSingleUse(bank: () => Bank, pair: () => Pair): void {
  test('T1, I2: of a thousand submissions of one SMS code on two nodes one is accepted', async () => {
    const race = async (options: EngineOptions, times: number) => {
      const person = await bank().addPerson();
      const [stand] = await pair()[0].do('visit', [{ person, channel: 'web', upTo: 'sms' }], real);
      assert.equal(stand?.at, 'sms');
      const answer = { flow: stand?.flow ?? '', value: stand?.right ?? '' };
      await share(pair(), 'answer', Array(times).fill(answer), options);
      return readVerdicts(bank(), [answer.flow], 'sms-code');
    };
    assert.deepEqual(await race(real, 1_000), { accepted: 1, identified: 1 });
    await assertLost(async () => (await race(broken, 20)).identified, 1);
  });

  test('T8, T2, I2: of fifty logins at once all fifty passwords are right, and of fifty with one cell one succeeds', async () => {
    const race = async (stores: 'real' | 'broken') => {
      const person = await bank().addPerson();
      const options: EngineOptions = { stores, rules: { smsSporadic: lifted.smsSporadic } };
      const stands = await standAt(pair(), 'cell', person, 50, options);
      const { accepted: passwords } = await readVerdicts(bank(), flowsOf(stands), 'password');
      if (passwords < 50) return { passwords };
      assert.equal(new Set(stands.map(({ place }) => place)).size, 1, 'all are asked the same cell');
      const { identified } = await answerAll(bank(), pair(), stands, options);
      return { passwords, identified };
    };
    assert.deepEqual(await race('real'), { passwords: 50, identified: 1 });
    await assertLost(async () => 50 - (await race('broken')).passwords, 0);
  });

  test('T2, I2: of a thousand submissions of one cell, by a hundred logins on two nodes, one is accepted', async () => {
    const race = async (options: EngineOptions, times: number, each = 1) => {
      const person = await bank().addPerson();
      const stands = await standAt(pair(), 'cell', person, times, real);
      assert.equal(new Set(stands.map(({ place }) => place)).size, 1, 'all are asked the same cell');
      return answerAll(bank(), pair(), stands, options, each);
    };
    assert.deepEqual(await race(real, 100, 10), { identified: 1, refused: 99 });
    await assertLost(async () => (await race(broken, 20))['identified'], 1);
  });

  test('T2, S55, I2: of a thousand submissions with one posted password, by fifty logins on two nodes, one is accepted', async () => {
    const race = async (options: EngineOptions, times: number, each = 1) => {
      const person = await bank().addPerson();
      const password = await bank().post(person);
      // The first one that is typed opens a lock, if there is one: at that moment only one of several is taken.
      await pair()[0].do('visit', [{ person: { ...person, password }, channel: 'web', upTo: 'cell' }], real);
      const stands = await standAt(pair(), 'new-password', { ...person, password }, times, real);
      assert.deepEqual(count(stands.map(({ at }) => at)), { 'new-password': times });
      const answers = stands.map(({ flow }, at) => ({ flow, value: String(947_205 + 13 * at) }));
      await share(pair(), 'renew', repeat(answers, each), options);
      return readOutcomes(bank(), flowsOf(stands));
    };
    assert.deepEqual(await race(real, 50, 20), { identified: 1, refused: 49 });
    assert.deepEqual(await race({ ...real, without: ['counter'] }, 20), { identified: 1, refused: 19 }, 'not only the cell is used up');
    await assertLost(async () => (await race(broken, 20))['identified'], 1);
  });
}

function flowsOf(stands: readonly Stand[]): readonly string[] {
  return stands.map(({ flow }) => flow);
}

/** So many identifications of one customer in a browser that is known, all at the same question; at a new one for the new password. */
async function standAt(pair: Pair, upTo: Visit['upTo'] & string, person: Person, times: number, options: EngineOptions): Promise<Stand[]> {
  const visit: Visit = { person, channel: 'web', upTo, known: upTo === 'cell' };
  return share(pair, 'visit', Array<Visit>(times).fill(visit), options);
}

/** All of them, and then all of them again: so the same one goes to both nodes. */
function repeat<Given>(all: readonly Given[], times: number): Given[] {
  return Array.from({ length: times }, (_, at) => (at % 2 === 0 ? all : [...all].reverse())).flat();
}

async function answerAll(bank: Bank, pair: Pair, stands: readonly Stand[], options: EngineOptions, each = 1) {
  const answers = stands.map(({ flow, right }) => ({ flow, value: right }));
  await share(pair, 'answer', repeat(answers, each), options);
  return readOutcomes(bank, flowsOf(stands));
}

/** What the audit says, not what the callers heard: a flow that was identified is so for whoever looks. */
async function readOutcomes(bank: Bank, flows: readonly string[]): Promise<Record<string, number>> {
  const rows = await bank.read(`select what from audit where flow = any($1) and what in ('flow-identified', 'flow-refused')`, [flows]);
  return count(rows.map(({ what }) => String(what).slice('flow-'.length)));
}

async function readVerdicts(bank: Bank, flows: readonly string[], by: string) {
  const judged = `select from audit where flow = any($1) and what = 'flow-judged' and detail->>'verdict' = 'accepted' and detail->>'by' = $2`;
  const accepted = (await bank.read(judged, [flows, by])).length;
  return { accepted, identified: (await readOutcomes(bank, flows))['identified'] ?? 0 };
}
