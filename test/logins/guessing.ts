import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLost } from '../two-nodes/racing.ts';
import type { Answered, Asked, Person, Stand, Visit } from './acts.ts';
import type { Bank } from './bank.ts';
import type { EngineOptions } from './engines.ts';
import { count, type Node, type Pair, share } from './nodes.ts';

const wrong: Record<Asked, string> = { password: '30581', cell: '305811', sms: '305811', 'new-password': '305811' };

/** One customer's password, cell and SMS code, guessed at on the phone and on the web at once. */
export function showGuessing(bank: () => Bank, pair: () => Pair): void {
  test('T9, T10, I3: of a hundred wrong passwords, cells and SMS codes in a hundred calls and sessions five are evaluated, then all is locked', async () => {
    const race = async (options: EngineOptions, times: number) => {
      const person = await bank().addPerson();
      const guesses = await prepareGuesses(pair(), person, times);
      await share(pair(), 'answer', guesses, options);
      const flows = guesses.map(({ flow }) => flow);
      return { person, evaluated: await countEvaluated(bank(), flows) };
    };
    const { person, evaluated } = await race({}, 100);
    assert.equal(evaluated, 5);
    assert.deepEqual(await findLock(bank(), person), { wrong: 5, open: 0, isLocked: true });
    const told = await bank().read(`select from audit where customer = $1 and what = 'codes-locked'`, [person.id]);
    assert.equal(told.length, 1, 'the lock is written down, and told, once');
    const [stand] = await pair()[1].do('visit', [{ person, channel: 'web' }]);
    assert.equal(stand?.at, 'refused', 'what is right is not looked at any more');
    await assertLost(async () => (await race({ stores: 'broken' }, 50)).evaluated, 5);
  });

  test('T11, T12: a right answer among the wrong ones opens no lock, and nobody is identified after it', async () => {
    const words: string[] = [];
    for (let round = 0; round < 4; round++) words.push(...(await opposeOnce(bank(), pair())));
    assert.deepEqual(
      words.filter((word) => word.startsWith('identified after')),
      [],
    );
  });

  test('T11: the fifth wrong try stays counted when what would have settled it is undone', async () => {
    const person = await bank().addPerson();
    const guesses = await prepareGuesses(pair(), person, 6, ['password']);
    await pair()[0].do('answer', guesses.slice(0, 4));
    const fifth = [guesses[4] ?? assert.fail()];
    await assert.rejects(pair()[0].do('answer', fifth, { undo: true }), /violates/);
    const { open, ...rest } = await findLock(bank(), person);
    assert.deepEqual({ open, ...rest }, { wrong: 4, open: 1, isLocked: false });
    await bank().stores.tries.settleOrphans(Date.now() + 1, Date.now(), () => ({ audit: [] }));
    assert.deepEqual(await findLock(bank(), person), { wrong: 5, open: 0, isLocked: true });
    const [sixth] = await pair()[1].do('visit', [{ person, channel: 'web' }]);
    assert.equal(sixth?.at, 'refused');
  });
}

/** Both nodes are killed in the middle of it, and others start. */
export function showLockAfterRestart(bank: () => Bank, start: () => Promise<Pair>, pair: () => Pair): void {
  test('T11, I5: a lock outlives all nodes, and no time opens it', async () => {
    const person = await bank().addPerson();
    const others = await bank().addPerson();
    const guesses = await prepareGuesses(pair(), person, 5, ['password']);
    await share(pair(), 'answer', guesses);
    const running = share(pair(), 'answer', await prepareGuesses(pair(), others, 40, ['password'])).catch(() => 'killed');
    await Promise.all(pair().map((node) => node.kill()));
    void running;
    const fresh = await start();
    assert.deepEqual(await findLock(bank(), person), { wrong: 5, open: 0, isLocked: true });
    const stands = await Promise.all(fresh.map((node: Node) => node.do('visit', [{ person, channel: 'web' }])));
    assert.deepEqual(
      stands.flat().map(({ at }) => at),
      ['refused', 'refused'],
    );
    await bank().stores.tries.settleOrphans(Date.now() + 1, Date.now(), () => ({ audit: [] }));
    const { wrong: counted, open } = await findLock(bank(), others);
    assert.ok(
      counted <= 5 && open === 0,
      `${counted} wrong, ${open} open: what stood at the kill counts as wrong, and never more than five`,
    );
  });
}

/** So many identifications of the customer, by turns on the phone and on the web, each at one of these questions. */
async function prepareGuesses(pair: Pair, person: Person, times: number, at: readonly Asked[] = ['password', 'cell', 'sms']) {
  const visits = Array.from({ length: times }, (_, turn): Visit => {
    const upTo = at[turn % 10 < 6 ? 0 : turn % 10 < 8 ? 1 : 2] ?? 'password';
    return { person, channel: turn % 4 < 2 ? 'phone' : 'web', upTo };
  });
  const stands = await share(pair, 'visit', visits);
  return stands.map(({ flow, at: asked }): Answered => ({ flow, value: wrong[asked as Asked] ?? assert.fail(`stands at ${asked}`) }));
}

/** One right SMS code while twenty guess; whether it was right in time says the order in which both were written. */
async function opposeOnce(bank: Bank, [one, other]: Pair): Promise<string[]> {
  const person = await bank.addPerson();
  const [right] = (await one.do('visit', [{ person, channel: 'web', upTo: 'sms' }])) as [Stand];
  const guesses = await prepareGuesses([one, other], person, 20, ['password']);
  await Promise.all([one.do('answer', [{ flow: right.flow, value: right.right }]), other.do('answer', guesses)]);
  const { isLocked } = await findLock(bank, person);
  assert.ok(isLocked, 'the lock stands, whoever was right meanwhile');
  const rows = await bank.read(
    `select what from audit where customer = $1 and what in ('flow-identified', 'codes-locked') order by sequence`,
    [person.id],
  );
  const order = rows.map(({ what }) => what);
  if (!order.includes('flow-identified')) return ['refused'];
  return [order.indexOf('flow-identified') < order.indexOf('codes-locked') ? 'identified before' : 'identified after'];
}

/** Answers that were compared with what the customer really has, right or wrong, and were wrong. */
async function countEvaluated(bank: Bank, flows: readonly string[]): Promise<number> {
  const rows = await bank.read(`select detail->>'why' as why from audit where flow = any($1) and what = 'flow-judged'`, [flows]);
  const words = count(rows.map(({ why }) => String(why)));
  return (words['password'] ?? 0) + (words['cell'] ?? 0) + (words['SMS code'] ?? 0);
}

async function findLock(bank: Bank, { id }: Person) {
  const { wrong: counted, open, locked } = await bank.stores.tries.state({ of: id, kind: 'strangers' });
  return { wrong: counted, open, isLocked: locked !== null };
}
