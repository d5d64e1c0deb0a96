import fc from 'fast-check';
import type { BudgetRule, Effects, Json, Stores, Use } from '#ports';
import { aCall, aChallenge, aCredential, aCustomer, aFlow, markAudit, minute, now, readAudit } from './stores/samples.ts';

/** One thing done to the stores, as plain data: which of a few flows, calls, customers … it is done to, and when. */
export type Step = {
  readonly do: string;
  readonly a: number;
  readonly b: number;
  readonly time: number;
  readonly flag: boolean;
};

const rules: readonly BudgetRule[] = [
  { tries: 2, then: 'lock' },
  { tries: 2, then: 'pause', pause: 3, lockAt: 5 },
];

/** The stores of one history: every identifier begins with its own word, so that histories do not meet. */
type Scene = {
  readonly stores: Stores;
  readonly word: string;
  /** What this history knows of its own flows and tries, so that most steps go on from where they stand, and some do not. */
  readonly versions: Map<number, number>;
  readonly asked: Map<number, string>;
  readonly reserved: string[];
  drawn: number;
};
type Act = (scene: Scene, step: Step, effects: Effects) => Promise<unknown>;

const id = ({ word }: Scene, what: string, n: number): string => `${word}-${what}-${n}`;
const effectsOf = ({ word }: Scene, step: Step): Effects => ({
  audit: [{ at: now, what: step.do, node: word, detail: { a: step.a, b: step.b } }],
});
const flowOf = (scene: Scene, { a, b, time, flag }: Step) => {
  const version = time % 7 === 0 ? b : (scene.versions.get(a) ?? -1) + 1;
  return aFlow({
    id: id(scene, 'flow', a),
    version,
    call: flag ? id(scene, 'call', b) : null,
    ended: time === 24,
    expires: now + 20 + a,
    body: { a, b },
  });
};
const challengeOf = (scene: Scene, { a, b, flag }: Step) => {
  scene.drawn += 1;
  const own = { id: id(scene, 'challenge', scene.drawn), customer: flag ? id(scene, 'customer', a) : null };
  return aChallenge(id(scene, 'flow', a), { ...own, expires: now + 15 + b });
};
const credentialOf = (scene: Scene, { a, b, flag, time }: Step) =>
  aCredential({
    id: id(scene, 'credential', a * 4 + b),
    customer: id(scene, 'customer', a),
    lookup: flag ? id(scene, 'lookup', b) : null,
    added: now + time,
    expires: b === 1 ? now + 15 : null,
  });
const ruleOf = (a: number) => rules[a % 2] as BudgetRule;
const tryOf = (scene: Scene, { a }: Step) => {
  scene.drawn += 1;
  return { id: id(scene, 'try', scene.drawn), of: id(scene, 'customer', a % 2), kind: 'strangers', rule: ruleOf(a), node: scene.word };
};
const settlementOf = (scene: Scene, { a, b, time }: Step) => {
  const as = (['right', 'wrong', 'wrong', 'back'] as const)[time % 4] ?? 'back';
  const tryId = scene.reserved[scene.reserved.length - 1 - b] ?? 'no-such-try';
  return { tryId, as, rule: ruleOf(a), now: now + time };
};
const identifiedAs = (scene: Scene, { b }: Step) => {
  return { customer: id(scene, 'customer', b), plan: 'app', acr: 'high', amr: [], elements: [], shown: [], exemption: null, at: now };
};

function usesOf(scene: Scene, step: Step): Use[] {
  const { a, b, time, flag } = step;
  const all: Use[] = [
    { is: 'once', of: id(scene, 'table', a), mark: 'cell' },
    { is: 'counter', of: id(scene, 'box', a), value: b },
    { is: 'in-force', customer: id(scene, 'customer', b) },
    { is: 'identify-call', call: id(scene, 'call', b), identified: identifiedAs(scene, step), now: now + time },
    { is: 'change', credential: id(scene, 'credential', a * 4 + b), version: 0, state: { b } },
    { is: 'held', credential: id(scene, 'credential', a * 4 + b), now: now + time },
    { is: 'add', credential: credentialOf(scene, { ...step, flag: !flag }), atMost: 2 },
  ];
  return flag ? [all[time % all.length], all[(time + 1) % all.length]].filter((use) => use !== undefined) : [];
}

const numberOf = (scene: Scene, { a, b }: Step) => {
  scene.drawn += 1;
  const [customer, credential] = [id(scene, 'customer', a), id(scene, 'sms', scene.drawn)];
  return { customer, credential, sealed: `sealed ${b}`, digest: `digest ${b}` };
};

const acts = {
  begin: async (scene, step, effects) => {
    await scene.stores.flows.begin({ ...flowOf(scene, step), version: 0 }, effects);
    scene.versions.set(step.a, 0);
  },
  move: async (scene, step, effects) => {
    const flow = flowOf(scene, step);
    const moved = await scene.stores.flows.move(flow, { ...effects, uses: usesOf(scene, step) });
    if (moved === 'moved') scene.versions.set(step.a, flow.version);
    return moved;
  },
  ask: async (scene, step, effects) => {
    const [flow, open] = [flowOf(scene, step), challengeOf(scene, step)];
    const moved = await scene.stores.flows.move(flow, { ...effects, open });
    if (moved !== 'moved') return moved;
    scene.versions.set(step.a, flow.version);
    if (step.time % 6 > 0) scene.asked.set(step.a, open.id);
    return moved;
  },
  take: async (scene, step) => {
    const reservation = step.flag ? tryOf(scene, step) : null;
    const taken = await scene.stores.challenges.take(scene.asked.get(step.a) ?? 'no-such-challenge', now + step.time, reservation);
    if (taken.is === 'taken' && taken.tryId) scene.reserved.push(taken.tryId);
    return taken;
  },
  decide: async (scene, step, effects) => {
    const flow = flowOf(scene, step);
    const decided = await scene.stores.challenges.decide({
      challenge: scene.asked.get(step.a) ?? 'no-such-challenge',
      uses: usesOf(scene, step),
      ...(step.b > 0 ? { flow } : {}),
      ...(step.time % 2 ? { settle: settlementOf(scene, step) } : {}),
      ...effects,
    });
    if (decided === 'decided' && step.b > 0) scene.versions.set(step.a, flow.version);
    return decided;
  },
  waiting: (scene, { a, time }) => scene.stores.challenges.waiting(id(scene, 'customer', a), 'app-approval', now + time),
  ofCall: (scene, { b }) => scene.stores.flows.ofCall(id(scene, 'call', b)),
  reserve: async (scene, step) => {
    const reservation = tryOf(scene, step);
    const outcome = await scene.stores.tries.reserve(reservation, now + step.time);
    if (outcome === 'reserved') scene.reserved.push(reservation.id);
    return outcome;
  },
  settle: (scene, step, effects) => scene.stores.tries.settle(settlementOf(scene, step), effects),
  unlock: (scene, step, effects) => (step.time % 5 === 0 ? scene.stores.tries.unlock(tryOf(scene, step), effects) : Promise.resolve()),
  budget: (scene, step) => scene.stores.tries.state(tryOf(scene, step)),
  addCustomer: (scene, step, effects) =>
    scene.stores.customers.add(
      aCustomer({ id: id(scene, 'customer', step.a), identifiers: [{ kind: 'user-code', value: id(scene, 'code', step.b) }] }),
      effects,
    ),
  block: (scene, { a }, effects) => scene.stores.customers.block(id(scene, 'customer', a), { at: now, why: 'lost' }, effects),
  unblock: (scene, { a }, effects) => scene.stores.customers.unblock(id(scene, 'customer', a), effects),
  change: (scene, { a, b, flag }, effects) => {
    const identifiers = [{ kind: 'user-code' as const, value: flag ? id(scene, 'code', b) : null }];
    return scene.stores.customers.change(id(scene, 'customer', a), { name: `name ${b}`, identifiers }, effects);
  },
  close: (scene, { a, time }, effects) => scene.stores.customers.close(id(scene, 'customer', a), now + time, effects),
  whoIs: (scene, { b }) => scene.stores.customers.byIdentifier({ kind: 'user-code', value: id(scene, 'code', b) }),
  addCredential: (scene, step, effects) =>
    scene.stores.credentials.add(credentialOf(scene, step), {
      ...effects,
      atMost: 2,
      now: now + step.time,
      ...(step.time % 3 === 0 ? { replace: true } : {}),
    }),
  changeCredential: (scene, { a, b, time }, effects) =>
    scene.stores.credentials.change(id(scene, 'credential', a * 4 + b), time % 2, { time }, effects),
  endCredential: (scene, { a, b, time }, effects) => scene.stores.credentials.end(id(scene, 'credential', a * 4 + b), now + time, effects),
  credentials: (scene, { a, time }) => scene.stores.credentials.of(id(scene, 'customer', a), 'app', now + time),
  lookUp: (scene, { b, time }) => scene.stores.credentials.byLookup('app', id(scene, 'lookup', b), now + time),
  openCall: (scene, { a, b }, effects) =>
    scene.stores.calls.open(aCall({ id: id(scene, 'call', a), node: scene.word, lease: now + 20 + b }), effects),
  renew: (scene, { a, b, time }) =>
    scene.stores.calls.renew(scene.word, [id(scene, 'call', a), id(scene, 'call', b)], now + time, now + time + 5),
  note: (scene, { a, b, flag }) =>
    scene.stores.calls.note(id(scene, 'call', a), {
      hears: `prompt-${b}`,
      ...(flag ? { claimed: id(scene, 'customer', b), failed: ['app'] } : { wish: null }),
    }),
  queue: (scene, { a, b, flag, time }, effects) =>
    scene.stores.calls.queue(id(scene, 'call', a), flag ? `reason-${b}` : null, now + time, effects),
  takeCall: (scene, { a, b, time }, effects) => scene.stores.calls.take(id(scene, 'call', a), `advisor-${b}`, now + time, effects),
  wish: (scene, { a, time }) => scene.stores.calls.wish(id(scene, 'call', a), 'identify', now + time),
  alert: (scene, { a, b }, effects) => scene.stores.calls.alert(id(scene, 'call', a), `alert-${b}`, effects),
  endCall: (scene, { a, time }, effects) => scene.stores.calls.end(id(scene, 'call', a), now + time, effects),
  call: (scene, { a }) => scene.stores.calls.find(id(scene, 'call', a)),
  inNameOf: (scene, { b, time }) => scene.stores.calls.inNameOf(id(scene, 'customer', b), now + time),
  wake: (scene, { a, b, time }) => scene.stores.wakeups.allow(id(scene, 'customer', a), b, now + time),
  pause: (scene, { a, b, time }) =>
    b === 0 ? scene.stores.wakeups.answered(id(scene, 'customer', a)) : scene.stores.wakeups.pause(id(scene, 'customer', a), now + time),
  session: (scene, { a, b, time, flag }, effects) =>
    flag
      ? scene.stores.sessions.begin(
          { id: id(scene, 'session', a), kind: 'desk', of: id(scene, 'staff', b), began: now, expires: now + time },
          effects,
        )
      : scene.stores.sessions.find(id(scene, 'session', a), now + b, ...(time % 2 ? [now + time] : [])),
  orderLetter: (scene, { a, b, time, flag }, effects) => {
    scene.drawn += 1;
    const kind = (['code-table', 'user-code', 'one-time-password', 'agreement'] as const)[b] ?? 'agreement';
    const own = { id: id(scene, 'letter', scene.drawn), customer: id(scene, 'customer', a), kind, credential: null };
    const times = { ordered: now + time, wanted: now + time + (flag ? 7 : 0), apart: b === 0 ? 0 : 4 + b };
    return scene.stores.letters.order({ ...own, ...times }, { sealed: own.id, key: `key of ${own.id}` }, effects);
  },
  claimLetters: async (scene, { b, time }) => {
    const claimed = await scene.stores.letters.claimDue(now + 2 * time, now + 2 * time + b, 10_000);
    return claimed.filter((letter) => letter.id.startsWith(scene.word));
  },
  letterPrinted: (scene, { time }, effects) => {
    const letter = id(scene, 'letter', scene.drawn - (time % 5));
    return time % 4 === 0
      ? scene.stores.letters.cancel(letter, now + 2 * time, effects)
      : scene.stores.letters.printed(letter, now + 2 * time, effects);
  },
  letters: (scene, { a }) => scene.stores.letters.of(id(scene, 'customer', a)),
  registerNumber: (scene, step, effects) => scene.stores.numbers.register([numberOf(scene, step)], now + step.time, effects),
  proposeNumber: (scene, step, effects) => {
    const { customer, ...number } = numberOf(scene, step);
    return scene.stores.numbers.propose(customer, { ...number, proposed: now, due: now + step.time }, effects);
  },
  undoNumber: (scene, { a }, effects) => scene.stores.numbers.undo(id(scene, 'customer', a), effects),
  moveNumbers: async (scene, { time }) => {
    const moved = await scene.stores.numbers.takeEffect(now + time, scene.word, 10_000);
    return moved.filter((customer) => customer.startsWith(scene.word));
  },
  number: async (scene, { a, b, time }) => {
    const [customer, { numbers, credentials }] = [id(scene, 'customer', a), scene.stores];
    const read = await numbers.read(customer, { purpose: 'notice', at: now, node: scene.word });
    const compared = await numbers.compare(customer, `digest ${b}`);
    return { read, compared, pending: await numbers.pending(customer), held: await credentials.of(customer, 'sms-code', now + time) };
  },
  spendSms: (scene, { a, b, time }) => {
    const limit = (kind: 'number' | 'customer' | 'prefix', n: number, count: number) => ({
      kind,
      of: id(scene, kind, n),
      count,
      window: 10,
    });
    return scene.stores.sms.spend([limit('number', b, 1), limit('customer', a, 2), limit('prefix', 0, 4)], now + time);
  },
  smsTaken: (scene, { a, b, time }, effects) => {
    const sent = { id: id(scene, 'message', a), customer: id(scene, 'customer', a), gateway: id(scene, 'gateway', b % 2) };
    return scene.stores.sms.handedOver({ ...sent, reference: `reference ${a}`, at: now + time }, effects);
  },
  smsTold: (scene, { a, b, time, flag }) => {
    const state = (['handed-over', 'on-its-way', 'delivered', 'undeliverable', 'expired'] as const)[time % 5] ?? 'expired';
    return scene.stores.sms.report({
      gateway: id(scene, 'gateway', b % 2),
      reference: `reference ${a}`,
      state,
      at: now + (flag ? time : 0),
    });
  },
  sms: (scene, { a }) => scene.stores.sms.of(id(scene, 'message', a)),
  stockBoxes: (scene, { a, b, time, flag }, effects) => {
    const box = (n: number) => ({
      serial: id(scene, 'serial', n),
      maker: null,
      model: null,
      box: { next: n },
      batch: 'batch',
      added: now + time,
    });
    const secret = { sealed: `sealed ${a}`, startPin: flag ? 'PIN' : null };
    const boxes = [...new Set([a, b])].map((n) => ({ ...box(n), ...secret, from: null, until: flag ? now + time : null }));
    return scene.stores.stock.add(boxes, effects);
  },
  startPins: (scene, { a, b }, effects) =>
    scene.stores.stock.setStartPins([{ serial: id(scene, 'serial', a), startPin: `PIN ${b}` }], effects),
  assignBox: (scene, step, effects) => {
    const credential = { ...credentialOf(scene, step), kind: 'app', added: now + step.time };
    const given = { atMost: 2, ends: step.time % 3 ? [] : [id(scene, 'credential', step.a * 4)] };
    const order = step.time % 2 ? id(scene, 'order', scene.drawn - step.b) : null;
    return scene.stores.stock.assign(id(scene, 'serial', step.b), credential, { ...effects, ...given, order });
  },
  discardBox: (scene, { b, time }, effects) => scene.stores.stock.discard(id(scene, 'serial', b), now + time, effects),
  stock: async (scene, { b }) => {
    const { stock } = scene.stores;
    const listed = await stock.list(`${scene.word}-serial-`, b);
    return { found: await stock.find(id(scene, 'serial', b)), listed: listed.filter(({ serial }) => serial.startsWith(scene.word)) };
  },
  orderBox: (scene, { a, time }, effects) => {
    scene.drawn += 1;
    const order = { id: id(scene, 'order', scene.drawn), customer: id(scene, 'customer', a), by: 'customer' as const, ordered: now + time };
    return scene.stores.boxOrders.order(order, effects);
  },
  cancelBox: (scene, { b, time }, effects) => scene.stores.boxOrders.cancel(id(scene, 'order', scene.drawn - b), now + time, effects),
  boxOrders: async (scene, { a }) => {
    const waiting = await scene.stores.boxOrders.waiting(null, 10_000);
    const own = waiting.filter((order) => order.id.startsWith(scene.word));
    return { of: (await scene.stores.boxOrders.of(id(scene, 'customer', a))) ?? null, own };
  },
  useMark: (scene, { a, b }) => scene.stores.sessions.use(id(scene, 'mark', a * 4 + b), now + minute),
} satisfies Record<string, Act>;

/** What must come together to get far is done more often; and some histories are of nothing but tries, letters, numbers, SMS or boxes. */
const often: readonly (keyof typeof acts)[] = ['begin', 'ask', 'take', 'decide', 'addCustomer', 'openCall', 'queue', 'takeCall', 'settle'];
const tries: readonly (keyof typeof acts)[] = ['reserve', 'settle', 'settle', 'budget', 'unlock'];
const letters: readonly (keyof typeof acts)[] = ['orderLetter', 'orderLetter', 'claimLetters', 'letterPrinted', 'letters'];

const numbers: readonly (keyof typeof acts)[] = ['registerNumber', 'proposeNumber', 'undoNumber', 'moveNumbers', 'number', 'close'];
const sms: readonly (keyof typeof acts)[] = ['spendSms', 'smsTaken', 'smsTold', 'sms'];

const boxes: readonly (keyof typeof acts)[] = [
  'stockBoxes',
  'startPins',
  'assignBox',
  'discardBox',
  'stock',
  'orderBox',
  'cancelBox',
  'boxOrders',
];

const stepsOf = (kinds: fc.Arbitrary<string>): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ do: kinds, a: fc.nat(2), b: fc.nat(3), time: fc.nat(24), flag: fc.boolean() }), {
    minLength: 20,
    maxLength: 200,
    size: 'max',
  });

export const histories: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 3, arbitrary: stepsOf(fc.oneof(fc.constantFrom(...Object.keys(acts)), fc.constantFrom(...often))) },
  { weight: 1, arbitrary: stepsOf(fc.constantFrom(...tries)) },
  { weight: 1, arbitrary: stepsOf(fc.constantFrom(...letters)) },
  { weight: 1, arbitrary: stepsOf(fc.constantFrom(...numbers, 'addCustomer')) },
  { weight: 1, arbitrary: stepsOf(fc.constantFrom(...sms)) },
  { weight: 1, arbitrary: stepsOf(fc.constantFrom(...boxes, 'credentials')) },
);

/** What each step gave back, a broken promise as its code, and then what the audit has of it all. */
export async function live(stores: Stores, word: string, history: readonly Step[]): Promise<Json[]> {
  const scene: Scene = { stores, word, versions: new Map(), asked: new Map(), reserved: [], drawn: 0 };
  const told: unknown[] = [];
  await markAudit(stores);
  for (const step of history) {
    const act: Act = acts[step.do as keyof typeof acts];
    told.push(
      await act(scene, step, effectsOf(scene, step)).catch((error: { code?: string }) => ({ broken: error.code ?? String(error) })),
    );
  }
  // Numbers of a history before this one may have taken effect in it.
  const own = (await readAudit(stores)).filter(({ customer = word }) => customer.startsWith(word));
  const events = own.map(({ sequence: _, ...event }) => event);
  return JSON.parse(JSON.stringify([...told, ...events], (_, value) => value ?? null).replaceAll(word, 'word'));
}
