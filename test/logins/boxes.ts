import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import { test } from 'node:test';
import { createPlainKeys } from '#adapters/virtual';
import { giveBox, listBoxes, readBoxState } from '#authenticators/code-box';
import { importBoxes, readCsv } from '#stock';
import { canaryDigits } from '../canaries/find-canaries.ts';
import { assertLost } from '../two-nodes/racing.ts';
import { type Bank, issueParts } from './bank.ts';
import type { EngineOptions } from './engines.ts';
import { count, type Pair, share } from './nodes.ts';

/** So that nothing but single use stands in the way. */
const endless = { tries: 100_000, then: 'lock' } as const;
const lifted = { strangersTries: endless, boxTries: endless };
const real: EngineOptions = { rules: lifted };
const broken: EngineOptions = { rules: lifted, stores: 'broken' };

type Owner = Awaited<ReturnType<Bank['addBoxOwner']>>;

/** The codes of a box, at two nodes at once. */
export function showBoxes(bank: () => Bank, pair: () => Pair): void {
  test('T2, K25, I2: of a thousand submissions of one box code, by a hundred logins on two nodes, one is accepted', async () => {
    const race = async (options: EngineOptions, times: number, each = 1) => {
      const owner = await bank().addBoxOwner();
      return submit(bank(), pair(), await standAtBox(pair(), owner, times), () => owner.code(0), options, each);
    };
    assert.deepEqual(await race(real, 100, 10), { identified: 1, refused: 99 });
    await assertLost(async () => (await race(broken, 20))['identified'], 1);
  });

  test('T2, K14, I2: the two codes of a pair, and a code of it by itself, are taken once between them', async () => {
    const race = async (options: EngineOptions) => {
      const owner = await bank().addBoxOwner();
      const both = await standAtBox(pair(), owner, 10, 'two-codes');
      const single = await standAtBox(pair(), owner, 10);
      const value = (flow: string) => (both.includes(flow) ? owner.code(0) + owner.code(1) : owner.code(1));
      return (await submit(bank(), pair(), [...both, ...single], value, options))['identified'];
    };
    assert.equal(await race(real), 1);
    await assertLost(() => race(broken), 1);
  });

  test('T2, I2: of two different codes at once each is taken at most once, and the older never after the newer', async () => {
    for (let round = 0; round < 5; round++) {
      const owner = await bank().addBoxOwner();
      const flows = await standAtBox(pair(), owner, 40);
      const place = (flow: string) => flows.indexOf(flow) % 2;
      const { identified = 0 } = await submit(bank(), pair(), flows, (flow) => owner.code(place(flow)), real);
      const taken = await bank().read(`select flow from audit where customer = $1 and what = 'flow-identified' order by sequence`, [
        owner.id,
      ]);
      const places = taken.map(({ flow }) => place(String(flow)));
      assert.ok(identified === 1 || identified === 2, `${identified}`);
      assert.deepEqual(places, [...places].sort(), 'in their order');
      assert.equal(new Set(places).size, places.length, 'each once');
    }
  });

  test('T12, K37: nobody is identified by a box after it was blocked, however far the comparing had come', async () => {
    const race = async (options: EngineOptions, turns: number) => {
      const owner = await bank().addBoxOwner();
      const flows = await standAtBox(pair(), owner, 20);
      const answers = flows.map((flow, at) => ({ flow, value: owner.code(at) }));
      const [one, other] = pair();
      const visit = { number: owner.number, password: owner.password };
      const block = async (turns: number) => {
        // Somewhere in the middle of it, each time at another point.
        for (let turn = 0; turn < turns; turn++) await other.do('visitWithBox', [visit], real);
        return other.do('block', { customer: owner.id, serial: owner.serial }, real);
      };
      await Promise.all([one.do('answer', answers, options), block(turns)]);
      const rows = await bank().read(
        `select what from audit where customer = $1 and what in ('flow-identified', 'code-box-blocked') order by sequence`,
        [owner.id],
      );
      const words = rows.map(({ what }) => what);
      assert.ok(words.includes('code-box-blocked'));
      return words.length - 1 - words.indexOf('code-box-blocked');
    };
    for (let round = 0; round < 8; round++) assert.equal(await race(real, round), 0);
    let turns = 0;
    await assertLost(() => race(broken, turns++), 0);
  });

  test('T9, T10, I3: of a hundred wrong box codes in a hundred sessions twenty are compared; then the box is locked and the password is not', async () => {
    const race = async (options: EngineOptions, times: number) => {
      const owner = await bank().addBoxOwner();
      const flows = await standAtBox(pair(), owner, times);
      await submit(bank(), pair(), flows, () => '00000000', options);
      const rows = await bank().read(`select detail->>'why' as why from audit where flow = any($1) and what = 'flow-judged'`, [flows]);
      return { owner, compared: rows.filter(({ why }) => String(why).startsWith('code box')).length };
    };
    const { owner, compared } = await race({}, 100);
    assert.equal(compared, 20);
    const state = (kind: string) => bank().stores.tries.state({ of: owner.id, kind });
    assert.notEqual((await state('code-box')).locked, null);
    const { wrong, open, locked } = await state('strangers');
    assert.deepEqual({ wrong, open, locked }, { wrong: 0, open: 0, locked: null }, 'who guesses codes locks no password (I6)');
    const [flow = ''] = await standAtBox(pair(), owner, 1);
    assert.deepEqual(await submit(bank(), pair(), [flow], () => owner.code(0), {}), { refused: 1 });
    await assertLost(async () => (await race({ stores: 'broken' }, 60)).compared, 20);
  });

  test('T5: a node killed at any step of a right code leaves it unused, or used with the record of it', async () => {
    const mortal = await bank().startNode('mortal');
    const points = ['before take', 'after take', 'before decide', 'after decide'] as const;
    const all = await Promise.all(
      points.map(async (point) => {
        const owner = await bank().addBoxOwner();
        const [dying = '', other = ''] = await standAtBox(pair(), owner, 2);
        await mortal.halt('answer', [{ flow: dying, value: owner.code(0) }], point);
        return { owner, dying, other };
      }),
    );
    await mortal.kill();
    const identified = await Promise.all(
      all.map(async ({ owner, dying, other }) => {
        const isIdentified = 'identified' in (await readOutcomes(bank(), [dying]));
        const [held] = await listBoxes(issueParts(bank(), bank().keys, {}), owner.id);
        assert.equal(held && readBoxState(held.state).box.next, isIdentified ? 1 : 0, 'burnt with a record of it, or not burnt');
        const outcome = await submit(bank(), pair(), [other], () => owner.code(0), real);
        assert.deepEqual(outcome, isIdentified ? { refused: 1 } : { identified: 1 });
        return isIdentified;
      }),
    );
    assert.deepEqual(identified, [false, false, false, true]);
  });

  test('T23, I8: no key of a box, and no code, stands in the database or in a log', async () => {
    const owners = await Promise.all(Array.from({ length: 10 }, () => bank().addBoxOwner()));
    for (const owner of owners)
      await submit(bank(), pair(), await standAtBox(pair(), owner, 3), (flow) => owner.code(flow.length % 3), real);
    const stocked = await stockBoxes(bank());
    const secrets = [...owners.flatMap(({ secret, code }) => [...writeKey(secret), code(0), code(1), code(2)]), ...stocked];
    const written = async () => `${await bank().dump()}\n${pair().map((node) => node.log())}`;
    const find = (text: string, all: readonly string[]) =>
      all.filter((one) => new RegExp(`(?<![0-9])${quote(one)}(?![0-9])`, 'i').test(text));
    assert.deepEqual(find(await written(), secrets), []);
    const planted = Uint8Array.from({ length: 20 }, (_, at) => at * 11 + 3);
    const careless = issueParts(bank(), createPlainKeys(), {});
    await giveBox(careless, 'nobody', { serial: 'LB-plain', secret: planted, status: 'active', box: { kind: 'hotp', digits: 8, next: 0 } });
    assert.notDeepEqual(find(await written(), writeKey(planted)), [], 'the positive control');
  });
}

function standAtBox(
  pair: Pair,
  { number, password }: Owner,
  times: number,
  plan: 'code-box' | 'two-codes' = 'code-box',
): Promise<string[]> {
  return share(pair, 'visitWithBox', Array(times).fill({ number, password, plan }), real);
}

async function submit(
  bank: Bank,
  pair: Pair,
  flows: readonly string[],
  value: (flow: string) => string,
  options: EngineOptions,
  each = 1,
): Promise<Record<string, number>> {
  const answers = flows.map((flow) => ({ flow, value: value(flow) }));
  const all = Array.from({ length: each }, (_, turn) => (turn % 2 === 0 ? answers : [...answers].reverse())).flat();
  await share(pair, 'answer', all, options);
  return readOutcomes(bank, flows);
}

async function readOutcomes(bank: Bank, flows: readonly string[]): Promise<Record<string, number>> {
  const rows = await bank.read(`select what from audit where flow = any($1) and what in ('flow-identified', 'flow-refused')`, [flows]);
  return count(rows.map(({ what }) => String(what).slice('flow-'.length)));
}

/** Keys and start PINs of boxes that nobody has yet; a PIN so long that it occurs nowhere by chance. */
async function stockBoxes(bank: Bank): Promise<readonly string[]> {
  const keys = Array.from({ length: 5 }, () => randomBytes(20));
  const pins = keys.map(() => Array.from({ length: canaryDigits }, () => randomInt(10)).join(''));
  const text = new TextEncoder();
  async function* lines() {
    yield text.encode('serial,secret,type,digits,counter\n');
    for (const [at, key] of keys.entries()) yield text.encode(`SB-${at},${key.toString('hex')},HOTP,8,0\n`);
  }
  const startPins = new Map(pins.map((pin, at) => [`SB-${at}`, pin]));
  const { added } = await importBoxes(issueParts(bank, bank.keys, {}), readCsv(lines()), { batch: 'canaries', startPins });
  assert.equal(added, keys.length);
  return [...keys.flatMap(writeKey), ...pins];
}

function writeKey(secret: Uint8Array): readonly string[] {
  const bytes = Buffer.from(secret);
  const text = bytes.toString('base64url');
  return [bytes.toString('hex'), bytes.toString('base64'), text, Buffer.from(text).toString('base64url')];
}

function quote(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
