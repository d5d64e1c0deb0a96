import { type Act, credentialOf, id, type Scene, type Step } from './scene.ts';
import { now } from './stores/samples.ts';

const numberOf = (scene: Scene, { a, b }: Step) => {
  scene.drawn += 1;
  const [customer, credential] = [id(scene, 'customer', a), id(scene, 'sms', scene.drawn)];
  return { customer, credential, sealed: `sealed ${b}`, digest: `digest ${b}` };
};

/** What letters, telephone numbers, SMS and the stock of boxes do. */
export const supplyActs = {
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
} satisfies Record<string, Act>;
