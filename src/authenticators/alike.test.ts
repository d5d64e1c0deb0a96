import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Authenticator, Start, View } from '#identification';
import { begin, openCredentialsBank, readCell } from '../../test/credentials/bank.ts';
import { openWatched as open, plantLeak, runUntil, shapeOf } from '../../test/credentials/watched.ts';

const openWatched = (authenticators?: readonly Authenticator[]) => open((given) => openCredentialsBank({}, given), authenticators);
type Watched = Awaited<ReturnType<typeof openWatched>>;
type Visit = { readonly userCode: string; readonly password: string; readonly cell?: 'right'; readonly lockFirst?: true };

/** Who comes to the door: right up to the last code, wrong in each place, unknown, blocked, locked, without credentials, with the first password. */
const visits: Readonly<Record<string, Visit>> = {
  'password and cell right': { userCode: '604218', password: '71946', cell: 'right' },
  'password wrong': { userCode: '604218', password: '0000', cell: 'right' },
  'cell wrong': { userCode: '604218', password: '71946' },
  'both wrong': { userCode: '604218', password: '0000' },
  unknown: { userCode: '99999999', password: '71946' },
  'unknown, with letters': { userCode: 'ABCD1234', password: '71946' },
  blocked: { userCode: '918364', password: '4172' },
  locked: { userCode: '604218', password: '71946', cell: 'right', lockFirst: true },
  'without credentials': { userCode: '5290774', password: '71946' },
  'still with the first password': { userCode: '7740156', password: '120560', cell: 'right' },
};
const owners: Readonly<Record<string, string>> = { '604218': 'maj', '7740156': 'birger' };
const starts: Readonly<Record<string, Partial<Start>>> = { web: {}, phone: { channel: 'phone' } };

async function visit({ bank, clock, trace }: Watched, { userCode, password, cell, lockFirst }: Visit, start: Partial<Start>) {
  if (lockFirst) for (let n = 0; n < 5; n++) await bank.identify.answer((await begin(bank, userCode)).flow, '0000');
  trace.length = 0;
  const views: View[] = [await begin(bank, userCode, start)];
  const answer = async (value: string) => {
    const { flow } = views.at(-1) as View;
    views.push(await runUntil(clock, bank.identify.answer(flow, value)));
  };
  await answer(password);
  await answer(cell === 'right' ? readCell(bank, owners[userCode] ?? '', views.at(-1) as View) : '000000');
  await answer('000000');
  return { trace: [...trace], seen: views.map(shapeOf) };
}

async function collect(authenticators?: readonly Authenticator[]) {
  const all = new Map<string, Awaited<ReturnType<typeof visit>>>();
  for (const [channel, start] of Object.entries(starts))
    for (const [who, what] of Object.entries(visits))
      all.set(`${channel}, ${who}`, await visit(await openWatched(authenticators), what, start));
  return all;
}

describe('I7, T16, T17: known, unknown, wrong, blocked, locked and without credentials', () => {
  test('are asked the same and answered the same, by the same calls to every port and with the same waits', async () => {
    const all = await collect();
    for (const channel of Object.keys(starts)) {
      const right = all.get(`${channel}, password and cell right`);
      assert.ok(right && right.trace.length > 60, 'there is something to compare');
      for (const who of Object.keys(visits)) {
        const other = all.get(`${channel}, ${who}`);
        assert.deepEqual(other?.seen, right.seen, `${channel}, ${who}: what is seen`);
        assert.deepEqual(other?.trace, right.trace, `${channel}, ${who}: the trace`);
      }
      assert.equal(right.seen.at(-1)?.outcome, 'refused');
    }
  });

  test('a leak of five milliseconds, planted for those who are unknown, is found', async () => {
    const { leaky, leakBy } = plantLeak('password');
    const measured = [];
    for (const userCode of ['604218', '99999999']) {
      const watched = await openWatched(leaky);
      leakBy(watched.bank.parts.clock);
      measured.push(await visit(watched, { userCode, password: '71946' }, {}));
    }
    assert.notDeepEqual(measured[0]?.trace, measured[1]?.trace);
    assert.ok(measured[1]?.trace.includes('clock.at after 5 ms'));
  });
});
