import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { createPlainKeys } from '#adapters/virtual';
import { canaryDigits, findCanaries } from '../canaries/find-canaries.ts';
import type { Asked, Person, Stand, Visit } from './acts.ts';
import type { Bank } from './bank.ts';
import type { Pair } from './nodes.ts';

/** Everything that is secret is so long that it occurs nowhere by chance. */
const rules = {
  passwordDigits: { least: canaryDigits, most: canaryDigits },
  // Longer than a chosen one: by its length it is known (I3).
  postedPasswordDigits: canaryDigits + 2,
  cellDigits: canaryDigits,
  smsDigits: canaryDigits,
};
const customers = 63;
const visitsOfEach = 20;

type Secrets = { readonly passwords: string[]; readonly cells: string[]; readonly codes: string[]; readonly mistakes: string[] };

export function showCanaries(bank: () => Bank, pair: () => Pair): void {
  test('T23, I8: after a thousand logins by phone and web no password, cell or code stands in the database or in a log', async () => {
    const people = await Promise.all(Array.from({ length: customers }, () => bank().addPerson(rules, { password: drawCanary() })));
    const all = await logInOften(bank(), pair(), people);
    const posted = await renewOften(bank(), pair(), people.slice(0, 4));
    const canaries = new Set(Object.values(all).flat().concat(posted).map(shorten));
    const dump = await bank().dump();
    const logs = pair().map((node) => node.log());
    assert.deepEqual(findCanaries(dump, canaries), []);
    assert.deepEqual(findCanaries(logs.join('\n'), canaries), []);
    assert.ok(all.codes.length > customers, `${all.codes.length} SMS codes`);
    for (const word of ['flow-identified', 'code-table-issued', 'one-time-password'])
      assert.ok(dump.includes(word), `the dump holds no ${word}: it is not what it should be`);
    await assertFound(bank(), pair());
  });
}

/** The positive control: planted ones are found, and so is what keys that seal nothing would store. */
async function assertFound(bank: Bank, [north, south]: Pair): Promise<void> {
  const [inRow, inLog, inError] = [drawCanary(), drawCanary(), drawCanary()];
  await bank.stores.audit.append([{ at: 0, what: 'planted', node: 'test', detail: { cell: inRow } }]);
  await Promise.all([north.do('log', { line: `cell ${inLog}` }), south.do('log', { line: `cell ${inError}` })]);
  const careless = await bank.addPerson(rules, { password: drawCanary(), keys: createPlainKeys() });
  const [stand] = await north.do('visit', [{ person: careless, channel: 'web', upTo: 'sms' }], { rules, keys: 'plain' });
  assert.equal(stand?.at, 'sms');
  const planted = new Set([inRow, inLog, inError, stand?.right ?? '']);
  assert.deepEqual(new Set(findCanaries(await bank.dump(), planted)), new Set([inRow, stand?.right]));
  const logs = `${north.log()}\n${south.log()}`;
  assert.deepEqual(new Set(findCanaries(logs, planted)), new Set([inLog, inError]));
}

/** By turns on the web and on the phone; every fifth one mistakes something. */
async function logInOften(bank: Bank, [north, south]: Pair, people: readonly Person[]): Promise<Secrets> {
  const mistakes: string[] = [];
  const visits = (person: Person) =>
    Array.from({ length: visitsOfEach }, (_, turn): Visit => {
      const visit = { person, channel: turn % 2 ? 'phone' : 'web' } as const;
      if (turn % 5 !== 4) return visit;
      const digits = drawCanary();
      mistakes.push(digits);
      return { ...visit, wrong: { at: (['password', 'cell', 'sms'] as const)[turn % 3] as Asked, digits } };
    });
  const stands = await Promise.all(people.map((person, at) => (at % 2 ? north : south).do('visitInTurn', visits(person), { rules })));
  assert.equal(stands.flat().filter(({ at }) => at === 'identified').length, customers * visitsOfEach * 0.8);
  const cells = people.flatMap((person) => person.cells.flat());
  const known = new Set([...people.map(({ password }) => password), ...cells, ...mistakes]);
  const codes = stands.flat().flatMap(({ given }) => given.filter((digits) => digits.length === canaryDigits && !known.has(digits)));
  const onTheirWay = await Promise.all(people.slice(0, 10).map((person) => bank.postTable(person, rules)));
  return { passwords: people.map(({ password }) => password), cells: [...cells, ...onTheirWay.flat(2)], codes, mistakes };
}

/** A posted password, and a new one chosen in its place; the last customer's letter still waits, unused. */
async function renewOften(bank: Bank, [north]: Pair, people: readonly Person[]): Promise<string[]> {
  const secrets: string[] = [];
  for (const person of people) {
    const password = await bank.post(person, rules);
    secrets.push(password);
    if (person === people.at(-1)) continue;
    const [stand] = (await north.do('visit', [{ person: { ...person, password }, channel: 'web', upTo: 'new-password' }], { rules })) as [
      Stand,
    ];
    const value = drawCanary();
    secrets.push(value, ...stand.given);
    assert.deepEqual(await north.do('renew', [{ flow: stand.flow, value }], { rules }), ['identified']);
  }
  return secrets;
}

function drawCanary(): string {
  return Array.from({ length: canaryDigits }, () => randomInt(10)).join('');
}

function shorten(secret: string): string {
  assert.ok(secret.length >= canaryDigits, `no canary: ${secret.length} digits`);
  return secret.slice(0, canaryDigits);
}
