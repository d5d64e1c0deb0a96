import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person, Stand, Visit } from './acts.ts';
import type { Bank } from './bank.ts';
import type { Point } from './node.ts';
import { type Node, type Pair, share } from './nodes.ts';

const points: readonly (Point | 'in decide')[] = ['before take', 'after take', 'before decide', 'in decide', 'after decide'];
/** No customer of these is asked for an SMS code: the cell is the last proof, and identifies. */
const options = { rules: { smsSporadic: 1_000_000_000 } };

type Standing = { readonly person: Person; readonly dying: Stand; readonly other: Stand };

/** A node is killed while right cells stand in it at every step between the answer and its end. */
export function showLostNode(bank: () => Bank, pair: () => Pair): void {
  test('T5: a node killed at any step of a right cell leaves it unused, or used with the record of it', async () => {
    const mortal = await bank().startNode('mortal');
    const all = await Promise.all([...points, ...Array(6).fill('running')].map(() => standTwice(bank(), mortal)));
    const release = await holdCustomer(bank(), all[points.indexOf('in decide')]?.person);
    try {
      await Promise.all(points.map((point, at) => haltAt(bank(), mortal, point, all[at])));
      const running = all.slice(points.length).map(({ dying }) => ({ flow: dying.flow, value: dying.right }));
      await Promise.race([mortal.do('answer', running.slice(0, 1), options), mortal.do('answer', running.slice(1), options)]);
      await mortal.kill();
    } finally {
      await release();
    }
    const identified = await Promise.all(all.map((standing) => assertWhole(bank(), pair(), standing)));
    assert.deepEqual(identified.slice(0, points.length), [false, false, false, false, true]);
    // Without the counter, a node that died after its yes would leave the cell usable: so it is seen that this can be lost (T3).
    assert.equal(await useTwice(bank(), pair()), true);
  });
}

/** Two identifications of one customer that wait for the same cell. */
async function standTwice(bank: Bank, node: Node): Promise<Standing> {
  const person = await bank.addPerson();
  const visit: Visit = { person, channel: 'web', known: true, upTo: 'cell' };
  const [dying, other] = (await node.do('visit', [visit, visit], options)) as [Stand, Stand];
  assert.deepEqual([dying.at, other.place], ['cell', dying.place]);
  return { person, dying, other };
}

async function haltAt(bank: Bank, mortal: Node, point: Point | 'in decide', standing: Standing | undefined): Promise<void> {
  const { dying } = standing ?? assert.fail();
  const answer = [{ flow: dying.flow, value: dying.right }];
  if (point !== 'in decide') return mortal.halt('answer', answer, point);
  // It never comes back: its transaction is open, and waits for the customer's row.
  void mortal.do('answer', answer, options).catch(() => {});
  for (;;) {
    const waiting = await bank.read(`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%customers%for share%'`);
    if (waiting.length > 0) return;
  }
}

async function holdCustomer({ pool }: Bank, person: Person | undefined): Promise<() => Promise<void>> {
  const client = await pool.connect();
  await client.query('begin');
  await client.query('select from customers where id = $1 for update', [person?.id]);
  return async () => {
    await client.query('rollback');
    client.release();
  };
}

/** Used and written down, or neither; and the same cell, answered on another node, is worth what the record says. */
async function assertWhole(bank: Bank, pair: Pair, { person, dying, other }: Standing): Promise<boolean> {
  const isIdentified = (await readIdentified(bank, dying.flow)) === 1;
  const counters = await bank.read(
    `select value from counters join credentials on credentials.id = "of" where customer = $1 and kind = 'code-table'`,
    [person.id],
  );
  assert.deepEqual(
    counters.map(({ value }) => Number(value)),
    isIdentified ? [1] : [],
    'burnt with a record of it, or not burnt',
  );
  const [word] = await pair[0].do('answer', [{ flow: other.flow, value: other.right }], options);
  assert.equal(word, isIdentified ? 'refused' : 'identified');
  const again = await pair[1].do('answer', [{ flow: dying.flow, value: dying.right }], options);
  assert.equal(
    await readIdentified(bank, dying.flow),
    isIdentified ? 1 : 0,
    `what was answered at the kill is not answered again: ${again}`,
  );
  return isIdentified;
}

async function readIdentified(bank: Bank, flow: string): Promise<number> {
  return (await bank.read(`select from audit where flow = $1 and what = 'flow-identified'`, [flow])).length;
}

async function useTwice(bank: Bank, pair: Pair): Promise<boolean> {
  const person = await bank.addPerson();
  const visit: Visit = { person, channel: 'web', known: true, upTo: 'cell' };
  const stands = await share(pair, 'visit', [visit, visit], options);
  const words = [];
  for (const { flow, right } of stands)
    words.push(...(await pair[0].do('answer', [{ flow, value: right }], { ...options, without: ['counter'] })));
  return words.every((word) => word === 'identified');
}
