import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { View } from '#identification';
import { languages } from '#texts';
import { phoneSettings } from '../../../test/telephone/bank.ts';
import { begin, type CallEvent, type CallState, type Command, type Ended, type Move, next } from './call.ts';
import type { PhoneSettings } from './settings.ts';
import { makeStep } from './step.ts';
import type { Turn } from './turn.ts';

/** Two ways, so that the menu of a step-up is tried too. */
const settings: PhoneSettings = { ...phoneSettings, plans: { app: 'app', 'code-table': 'table', block: 'block' } };
/** Open for one minute a week, and not when these calls begin. */
const closed: PhoneSettings = { ...settings, hours: { sunday: { from: '12:00', to: '12:01' } } };

const view = (flow: string, change: Partial<View>): View => ({
  flow,
  plan: 'app',
  purpose: 'call',
  boundTo: { call: 'c' },
  is: 'prove',
  prompts: [],
  question: null,
  again: 0,
  about: null,
  until: 0,
  outcome: null,
  result: null,
  ...change,
});
const digits = (id: string, min: number, max: number, extra: object = {}) => ({
  prompts: [{ message: { id, ...extra }, format: { is: 'digits' as const, min, max, secret: true } }],
});
const result = { customer: 'aino-the-customer', plan: 'app', acr: 'loa2', amr: [], elements: [], shown: [], exemption: null, at: 0 };
const asksUserCode = { is: 'claim' as const, ...digits('user-code', 6, 8) };
const asksApp = (id: string) => ({ prompts: [{ message: { id, with: { code: '4271' } }, format: { is: 'wait' as const } }] });

/** What the engine may answer to a command, whatever it was. */
const afterwards: readonly Partial<View>[] = [
  asksApp('app-request'),
  asksApp('app-request-strict'),
  digits('cell', 6, 6, { with: { column: 'B', row: 10 } }),
  { ...digits('sms', 6, 6), again: 2 },
  digits('password', 4, 6),
  { prompts: [{ message: { id: 'unheard-of' }, format: { is: 'ceremony', options: null } }] },
  { prompts: [] },
  { is: 'over', until: null, outcome: 'refused' },
  { is: 'over', until: null, outcome: 'identified', result },
];

type Chance = (below: number) => number;

function answer(command: Command, chance: Chance, flows: { count: number }): CallEvent[] {
  if (command.do === 'queue') return chance(2) ? [{ is: 'queue-place', place: chance(40) + 1 }] : [];
  if (command.do === 'note' || command.do === 'endFlow' || command.do === 'hangUp') return [];
  if (command.do === 'give-up') return [{ is: 'view', view: view(command.flow, { is: 'over', until: null, outcome: 'ended' }) }];
  const slow: CallEvent[] = chance(6) === 0 ? [{ is: 'slow' }] : [];
  if (chance(12) === 0) return [...slow, { is: 'failed' }];
  if (command.do === 'beginFlow')
    return [...slow, { is: 'begun', view: view(`flow ${++flows.count}`, command.as ? asksApp('app-request') : asksUserCode) }];
  if (command.do === 'block') return [...slow, { is: 'blocked', done: chance(2) === 0 }];
  if (command.do === 'claim' && chance(6) === 0) return [...slow, { is: 'malformed' }];
  return [...slow, { is: 'view', view: view(command.flow, afterwards[chance(afterwards.length)] ?? {}) }];
}

/** A call whose engine, desk and caller do anything at any time. */
function createWorld(chance: Chance, watch: (move: Move, event: CallEvent) => void, bank = settings) {
  const first = begin(bank, languages[chance(3)] ?? 'sv', 0);
  const world = { state: first.state, turn: first.turn as Turn, at: 1_000, flows: { count: 0 } };
  const happen = (event: CallEvent): void => {
    world.at += chance(4_000);
    const move = next(bank, world.state, event, world.at);
    world.state = move.state;
    if (move.turn) world.turn = move.turn;
    watch(move, event);
    for (const command of move.commands) for (const result of answer(command, chance, world.flows)) happen(result);
  };
  return { world, happen };
}

const canary = '735914062';

function anyEvent(chance: Chance, state: CallState, turn: Turn): CallEvent {
  const input = (keys: string, ended: Ended): CallEvent => ({ is: 'input', keys, ended });
  const asides: CallEvent[] = [
    { is: 'view', view: view(state.flow ?? 'flow 0', afterwards[chance(afterwards.length)] ?? {}) },
    { is: 'view', view: view('flow of another call', { is: 'over', outcome: 'identified', result }) },
    { is: 'slow' },
    { is: 'taken', advisor: 'Anna Backman' },
    { is: 'wished', wish: chance(8) === 0 ? 'end' : chance(2) ? 'identify' : 'say-again' },
    { is: 'held', held: chance(2) === 0 },
    { is: 'transferred', advisor: 'Jonas Ek', identified: chance(2) === 0 },
    { is: 'released' },
    { is: 'queue-place', place: chance(40) + 1 },
    { is: 'failed' },
    { is: 'lost' },
  ];
  if (chance(6) === 0) return asides[chance(asides.length)] ?? { is: 'slow' };
  if (!turn.collect) return input('', 'said');
  if (turn.collect.hash) {
    const entries = [canary.slice(0, chance(10)), canary.slice(0, 6), canary.slice(0, 8), '5', '0', ''];
    return input(entries[chance(entries.length)] ?? '', (['hash', 'hash', 'silence', 'star'] as const)[chance(4)] ?? 'hash');
  }
  const key = String(chance(10));
  return chance(3) ? input(key, 'key') : input('', (['silence', 'star', 'hash'] as const)[chance(3)] ?? 'silence');
}

const isHeard = ({ say, collect, sound, talk, over }: Turn) =>
  say.length > 0 || collect !== null || sound !== null || talk !== null || over;
const isServed = ({ stage }: CallState) => stage.at === 'queue' || stage.at === 'talking';
const isWorking = ({ stage }: CallState) => stage.at === 'judging' || stage.at === 'beginning' || stage.at === 'blocking';

describe('the call script', () => {
  test('N11: whatever caller, engine and desk do, nobody is stuck or left in silence, and nobody is hung up', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const chance: Chance = (below) => Number(numbers.next().value) % below;
        const { world, happen } = createWorld(chance, ({ turn, commands, state }, event) => {
          if (turn) assert.ok(isHeard(turn), `silent after ${event.is} in ${state.stage.at}`);
          const hangsUp = commands.some((command) => command.do === 'hangUp') || turn?.over;
          assert.ok(!hangsUp || (event.is === 'wished' && event.wish === 'end'), 'only the desk or an alarm ends a call');
        });
        for (let count = 0; count < 60 && world.state.stage.at !== 'over'; count++) {
          assert.ok(!isWorking(world.state), 'a command was answered, and the call does not go on');
          const { turn } = world;
          const before = turn;
          // What is said to its end without a question is followed by something.
          if (!turn.collect && !turn.talk && turn.say.length > 0) {
            happen({ is: 'input', keys: '', ended: 'said' });
            assert.notEqual(world.turn, before);
          }
          happen(anyEvent(chance, world.state, world.turn));
        }
      }),
      { numRuns: 600 },
    );
  });

  test('N11: outside the opening hours nobody is left in silence or in a queue, and whoever says nothing is not kept', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.nat(40), (numbers, steps) => {
        const chance: Chance = (below) => Number(numbers.next().value) % below;
        const watch = ({ turn, commands, state }: Move, event: CallEvent) => {
          if (turn) assert.ok(isHeard(turn), `silent after ${event.is} in ${state.stage.at}`);
          assert.ok(!commands.some((command) => command.do === 'queue') && !isServed(state));
        };
        const { world, happen } = createWorld(chance, watch, closed);
        for (let count = 0; count < steps && world.state.stage.at !== 'over'; count++) happen(anyEvent(chance, world.state, world.turn));
        for (let count = 0; count < 30 && world.state.stage.at !== 'over'; count++) {
          // The engine itself ends the waiting for an app.
          if (world.state.stage.at === 'waiting')
            happen({ is: 'view', view: view(world.state.flow ?? '', { is: 'over', until: null, outcome: 'refused' }) });
          else happen({ is: 'input', keys: '', ended: world.turn.collect ? 'silence' : 'said' });
        }
        assert.equal(world.state.stage.at, 'over');
      }),
      { numRuns: 400 },
    );
  });

  test('N11: from wherever a call stands a caller comes to a person', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.nat(40), (numbers, steps) => {
        const chance: Chance = (below) => Number(numbers.next().value) % below;
        const { world, happen } = createWorld(chance, () => {});
        for (let count = 0; count < steps && world.state.stage.at !== 'over'; count++) happen(anyEvent(chance, world.state, world.turn));
        for (let count = 0; count < 12 && !isServed(world.state) && world.state.stage.at !== 'over'; count++) {
          const { collect } = world.turn;
          if (!collect) happen({ is: 'input', keys: '', ended: 'said' });
          else if (!collect.hash) happen({ is: 'input', keys: '0', ended: 'key' });
          else happen({ is: 'input', keys: '', ended: 'silence' });
        }
        assert.ok(isServed(world.state) || world.state.stage.at === 'over', world.state.stage.at);
      }),
      { numRuns: 600 },
    );
  });

  test('I8 I1: what is keyed stands in the answer it is and nowhere else; who the caller is stands nowhere', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const chance: Chance = (below) => Number(numbers.next().value) % below;
        const { world, happen } = createWorld(chance, ({ state, turn, commands }) => {
          const others = commands.filter((command) => command.do !== 'claim' && command.do !== 'answer');
          assert.doesNotMatch(JSON.stringify([state, turn, others]), /7359|aino/);
        });
        for (let count = 0; count < 60; count++) happen(anyEvent(chance, world.state, world.turn));
      }),
      { numRuns: 300 },
    );
  });

  test('every step can be said, in each language', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const chance: Chance = (below) => Number(numbers.next().value) % below;
        const { world, happen } = createWorld(chance, ({ state: { language }, turn }) => {
          if (!turn) return;
          const { say } = makeStep(turn, { n: 1, call: 'c', language }, settings);
          assert.ok(say.every((one) => one.text.length > 0 && one.audio.length > 0));
        });
        for (let count = 0; count < 40; count++) happen(anyEvent(chance, world.state, world.turn));
      }),
      { numRuns: 200 },
    );
  });

  test('S13: one result, said once: what is repeated after it is the menu only', () => {
    const { world, happen } = createWorld(
      () => 1,
      () => {},
    );
    const key = (keys: string, ended: Ended = 'key') => happen({ is: 'input', keys, ended });
    key('1');
    world.state = { ...world.state, stage: { at: 'waiting', again: { id: 'app-waiting', with: { code: '4271' } } } };
    happen({ is: 'view', view: view(world.state.flow ?? '', { is: 'over', outcome: 'identified', result }) });
    assert.deepEqual(idsOf(world.turn), ['one-moment', 'identified', 'reason']);
    for (const ended of ['silence', 'star'] as const) {
      key('', ended);
      assert.deepEqual(idsOf(world.turn), ['reason']);
    }
  });

  test('recording is told before the menu, where calls are recorded', () => {
    assert.deepEqual(idsOf(begin({ ...settings, recording: true }, 'sv', 0).turn), ['greeting', 'recording', 'menu']);
  });
});

function idsOf({ say }: Turn): string[] {
  return say.map(({ id }) => id);
}
