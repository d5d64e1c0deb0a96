import type { BudgetRule, Use } from '#ports';
import { type Act, credentialOf, id, type Scene, type Step } from './scene.ts';
import { aCall, aChallenge, aCustomer, aFlow, minute, now } from './stores/samples.ts';

const rules: readonly BudgetRule[] = [
  { tries: 2, then: 'lock' },
  { tries: 2, then: 'pause', pause: 3, lockAt: 5 },
];

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
    { is: 'logged-in', session: id(scene, 'session', a), now: now + time },
    { is: 'held', credential: id(scene, 'credential', a * 4 + b), now: now + time },
    { is: 'add', credential: credentialOf(scene, { ...step, flag: !flag }), atMost: 2 },
  ];
  return flag ? [all[time % all.length], all[(time + 1) % all.length]].filter((use) => use !== undefined) : [];
}

/** What identifications, calls and sessions do. */
export const acts = {
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
  hold: (scene, { a, b, flag, time }, effects) => scene.stores.calls.hold(id(scene, 'call', a), `advisor-${b}`, flag, now + time, effects),
  transfer: (scene, { a, b, time }, effects) =>
    scene.stores.calls.transfer(id(scene, 'call', a), `advisor-${b}`, `advisor-${time % 3}`, now + time, effects),
  release: (scene, { a, b, time }, effects) => scene.stores.calls.release(id(scene, 'call', a), `advisor-${b}`, now + time, effects),
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
  putOpenid: (scene, { a, b, time, flag }) => {
    const own = { kind: `kind ${a}`, id: id(scene, 'record', b), body: `sealed ${time}`, uid: flag ? id(scene, 'uid', a) : null };
    const ends = { expires: time % 5 === 0 ? null : now + time, consumed: null };
    const uses = time % 3 === 0 ? usesOf(scene, { a, b, time, flag, do: '' }) : [];
    return scene.stores.openid.put({ ...own, grant: time % 2 ? id(scene, 'grant', a) : null, ...ends }, uses);
  },
  consumeOpenid: (scene, step, effects) => {
    const [kind, record] = [`kind ${step.a}`, id(scene, 'record', step.b)];
    return scene.stores.openid.consume(kind, record, now + step.time, { ...effects, uses: usesOf(scene, step) });
  },
  rememberOpenid: (scene, { a, b }) => scene.stores.openid.remember(`kind ${a}`, id(scene, 'record', b), now + minute),
  endOpenid: (scene, { a, b, flag }) =>
    flag ? scene.stores.openid.revokeByGrant(id(scene, 'grant', a)) : scene.stores.openid.destroy(`kind ${a}`, id(scene, 'record', b)),
  openid: async (scene, { a, b, time }) => {
    const { openid } = scene.stores;
    const listed = await openid.list(`kind ${a}`, now + time);
    return {
      found: await openid.find(`kind ${a}`, id(scene, 'record', b), now + time),
      named: await openid.findByUid(`kind ${a}`, id(scene, 'uid', a), now + time),
      listed: listed.filter((record) => record.id.startsWith(scene.word)),
    };
  },
  useMark: (scene, { a, b }) => scene.stores.sessions.use(id(scene, 'mark', a * 4 + b), now + minute),
} satisfies Record<string, Act>;
