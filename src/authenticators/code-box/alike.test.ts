import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Authenticator, Start, View } from '#identification';
import { type BoxBank, numbers, openBoxBank } from '../../../test/credentials/box-bank.ts';
import { openWatched as open, plantLeak, runUntil, shapeOf } from '../../../test/credentials/watched.ts';
import { blockBox, boxKind } from './index.ts';

/** Fewer tries than a bank gives: each costs the whole window of codes. */
const rules = { boxTries: { tries: 4, then: 'lock' } } as const;
const openWatched = (authenticators?: readonly Authenticator[]) => open((given) => openBoxBank(rules, given), authenticators);
type Watched = Awaited<ReturnType<typeof openWatched>>;

type Visit = {
  readonly number: string;
  readonly password: string;
  readonly code?: (bank: BoxBank) => string;
  readonly before?: (bank: BoxBank) => Promise<unknown>;
};

const { oskar, greta, ines, sven } = numbers;
const wrong = '00000000';
const lock = (kind: 'password' | 'box') => async (bank: BoxBank) => {
  const { boxTries, strangersTries } = bank.issue.policy;
  if (kind === 'box') for (let n = 0; n < boxTries.tries; n++) await logIn(bank, '8027', wrong);
  else for (let n = 0; n < strangersTries.tries; n++) await logIn(bank, '0000');
  const { locked } = await bank.stores.tries.state({ of: 'oskar', kind: kind === 'box' ? boxKind : 'strangers' });
  assert.notEqual(locked, null);
};
/** Without a code the browser is closed at the second page. */
const logIn = async ({ identify }: BoxBank, password: string, code?: string) => {
  const { flow } = await identify.begin({ plan: 'code-box', channel: 'web', purpose: 'login', boundTo: { session: 's' } });
  await identify.claim(flow, oskar);
  await identify.answer(flow, password);
  if (code !== undefined) await identify.answer(flow, code);
};

/** Who comes to the door, and is refused at the end; wrong in each place, unknown, blocked, locked, without a box or a password. */
const visits: Readonly<Record<string, Visit>> = {
  'code wrong': { number: oskar, password: '8027' },
  'password wrong': { number: oskar, password: '1111', code: (bank) => bank.boxes.oskar.press() },
  'both wrong': { number: oskar, password: '1111' },
  unknown: { number: `860420123${checkDigit('860420123')}`, password: '8027' },
  'unknown customer number': { number: `903500127${checkDigit('903500127')}`, password: '8027' },
  blocked: { number: sven, password: '4172', code: (bank) => bank.boxes.sven.press() },
  'with two boxes': { number: ines, password: '6310' },
  'with a box that was only handed out, and no password': { number: greta, password: '6310', code: (bank) => bank.boxes.greta.press() },
  'with an old code': {
    number: oskar,
    password: '8027',
    code: ({ boxes }) => boxes.oskar.press(),
    before: (bank) => logIn(bank, '8027', bank.boxes.oskar.press()),
  },
  'with a lost box': {
    number: oskar,
    password: '8027',
    code: (bank) => bank.boxes.oskar.press(),
    before: (bank) => blockBox(bank.issue, 'oskar', bank.boxes.oskar.serial, 'lost'),
  },
  'with a locked password': { number: oskar, password: '8027', code: (bank) => bank.boxes.oskar.press(), before: lock('password') },
  'with a locked box': { number: oskar, password: '8027', code: (bank) => bank.boxes.oskar.press(), before: lock('box') },
};

/** The check digit of nine others (ISO/IEC 7812-1 annex B). */
function checkDigit(nine: string): number {
  const sum = [...nine].reduce((all, digit, at) => {
    const weighed = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return all + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

const starts: Readonly<Record<string, Start>> = {
  login: { plan: 'code-box', channel: 'web', purpose: 'login', boundTo: { session: 's' } },
  phone: { plan: 'code-box', channel: 'phone', purpose: 'login', boundTo: { session: 's' } },
  'two codes': { plan: 'two-codes', channel: 'web', purpose: 'login', boundTo: { session: 's' } },
};

async function visit({ bank, clock, trace }: Watched, { number, password, code, before }: Visit, start: Start) {
  const typed = code?.(bank) ?? wrong;
  await before?.(bank);
  trace.length = 0;
  const { flow } = await bank.identify.begin(start);
  const claimed = await bank.identify.claim(flow, number);
  assert.ok(claimed !== 'malformed', number);
  const views: View[] = [claimed];
  for (const answer of [password, start.plan === 'two-codes' ? typed + wrong : typed])
    views.push(await runUntil(clock, bank.identify.answer(flow, answer)));
  return { trace: [...trace], seen: views.map(shapeOf) };
}

describe('I7, T16, T17, K30: who comes with a code box, known, unknown, wrong, blocked, locked, with one box or two', () => {
  for (const [name, start] of Object.entries(starts))
    test(`is asked the same and answered the same, by the same calls to every port and with the same waits: ${name}`, async () => {
      const right = await visit(await openWatched(), visits['code wrong'] as Visit, start);
      assert.ok(right.trace.length > 40, 'there is something to compare');
      assert.equal(right.seen.at(-1)?.outcome, 'refused');
      for (const [who, what] of Object.entries(visits)) {
        const other = await visit(await openWatched(), what, start);
        assert.deepEqual(other.seen, right.seen, `${who}: what is seen`);
        assert.deepEqual(other.trace, right.trace, `${who}: the trace`);
      }
    });

  for (const plan of ['new-password', 'new-by-two-codes'])
    test(`K5, K8, K26c: and so at "create new password", where the box is all that is asked: ${plan}`, async () => {
      const start: Start = { plan, channel: 'web', purpose: 'change', boundTo: { session: 's' } };
      const ask = async ({ number, code }: Visit) => {
        const { bank, clock, trace } = await openWatched();
        trace.length = 0;
        const { flow } = await bank.identify.begin(start);
        const claimed = await bank.identify.claim(flow, number);
        assert.ok(claimed !== 'malformed');
        const typed = code?.(bank) ?? wrong;
        const view = await runUntil(clock, bank.identify.answer(flow, plan === 'new-password' ? typed : typed + wrong));
        return { trace: [...trace], seen: [claimed, view].map(shapeOf) };
      };
      const right = await ask(visits['code wrong'] as Visit);
      for (const who of ['unknown', 'blocked', 'with two boxes', 'unknown customer number'])
        assert.deepEqual(await ask(visits[who] as Visit), right, who);
    });

  test('a leak of five milliseconds, planted for those who have no box, is found', async () => {
    const { leaky, leakBy } = plantLeak('code-box');
    const measured = [];
    for (const who of ['code wrong', 'unknown']) {
      const watched = await openWatched(leaky);
      leakBy(watched.bank.parts.clock);
      measured.push(await visit(watched, visits[who] as Visit, starts['login'] as Start));
    }
    assert.notDeepEqual(measured[0]?.trace, measured[1]?.trace);
  });
});
