import { activateBox, blockBox, boxKind, digestSerial, listBoxes, readBoxState } from '#authenticators/code-box';
import type { InPerson } from '#customers';
import type { BoxOrder } from '#ports';
import { cancelBoxOrder, orderBox } from '#stock';
import { type Assigned, type BoxBy, type BoxCore, cancelLetters, giveFromStock, type Handed, isUsable, openLocks } from './give-box.ts';

export type BoxOrdered = 'ordered' | 'already-ordered' | 'no-address' | 'no-customer' | 'too-many';
/** What became of an open order. 'empty': no box that lasts is in the stock. */
export type Sent = { readonly customer: string } & (
  | { readonly is: 'sent'; readonly serial: string }
  | { readonly is: 'waits'; readonly why: Exclude<Assigned, 'assigned'> | 'empty' }
  | { readonly is: 'cancelled' }
);

/** Boxes from the stock to their customers: what the stock, the code box and the letters do together. Only the composition root knows all. */
export type Boxes = {
  /** K36, K37: `by.staff` is customer service. 'too-many': all that the customer may have work. */
  order(customer: string, by?: BoxBy): Promise<BoxOrdered>;
  /** When the customer's open order was made. */
  ordered(customer: string): Promise<number | null>;
  /** This box to this customer. In person by somebody who saw them: then it works at once. */
  assign(serial: string, customer: string, handed?: Handed): Promise<Assigned>;
  /** One box for each open order, the oldest first. */
  send(atMost: number, by?: BoxBy): Promise<readonly Sent[]>;
  /** One that was posted, by somebody who saw whoever has it (S17): it works from now on. 'unchanged': it does, or is blocked. */
  activate(serial: string, seen: InPerson): Promise<'activated' | 'unchanged' | 'unknown'>;
  /** What wrong codes have closed opens, by somebody who saw whoever has this box (I6). A box that is blocked stays so. */
  unlock(serial: string, seen: InPerson): Promise<'unlocked' | 'unchanged' | 'unknown'>;
  /** K37: whoever has it; one that nobody has leaves the stock. */
  block(serial: string, as: 'blocked' | 'lost', by?: BoxBy): Promise<'blocked' | 'unchanged' | 'discarded' | 'unknown'>;
  /** The same, asked for by whoever it belongs to or for them: nobody else's. */
  blockOf(customer: string, serial: string, as?: 'blocked' | 'lost', by?: BoxBy): Promise<'blocked' | 'unchanged'>;
  /** The customer who has this box, blocked or not; null: nobody. */
  holder(serial: string): Promise<string | null>;
  /** For the jobs: orders for whoever's box is near the end of its battery (K27). */
  renew(): Promise<number>;
};

export function createBoxes(core: BoxCore): Boxes {
  return {
    order: (customer, by = {}) => order(core, customer, by),
    ordered: async (customer) => (await core.stores.boxOrders.of(customer))?.ordered ?? null,
    assign: (serial, customer, handed = {}) => assign(core, serial, customer, handed),
    send: (atMost, by = {}) => send(core, atMost, by),
    activate: (serial, seen) => activate(core, serial, seen),
    unlock: (serial, seen) => unlock(core, serial, seen),
    block: (serial, as, by = {}) => block(core, serial, as, by),
    blockOf: (customer, serial, as = 'blocked', by = {}) => blockHeld(core, customer, serial, as, by),
    holder: async (serial) => (await findHolder(core, serial)) ?? null,
    renew: () => renew(core),
  };
}

async function order(core: BoxCore, customer: string, by: BoxBy): Promise<BoxOrdered> {
  const boxes = await listBoxes(core, customer);
  if (boxes.filter(isUsable).length >= core.policy.boxes) return 'too-many';
  return orderBox(core, customer, { by: by.staff === undefined ? 'customer' : 'staff', ...by });
}

async function assign(core: BoxCore, serial: string, customer: string, handed: Handed): Promise<Assigned> {
  const found = await core.stores.stock.find(serial);
  if (found?.is !== 'here') return 'not-in-stock';
  const open = await core.stores.boxOrders.of(customer);
  const done = await giveFromStock(core, found.box, { customer, order: open?.id ?? null, handed });
  // Somebody has sent another box for that order meanwhile: this one is given all the same.
  return done === 'settled' ? assign(core, serial, customer, handed) : done;
}

async function send(core: BoxCore, atMost: number, by: BoxBy): Promise<readonly Sent[]> {
  const told: Sent[] = [];
  let after: BoxOrder | null = null;
  for (;;) {
    const [order]: readonly BoxOrder[] = await core.stores.boxOrders.waiting(after, 1);
    if (!order || told.filter(({ is }) => is === 'sent').length >= atMost) return told;
    after = order;
    const sent = await sendOne(core, order, by);
    if (sent) told.push(sent);
    if (sent?.is === 'waits' && sent.why === 'empty') return told;
  }
}

/** Undefined: somebody else has settled the order meanwhile. */
async function sendOne(core: BoxCore, order: BoxOrder, by: BoxBy): Promise<Sent | undefined> {
  const { id, customer } = order;
  const { stores, clock, policy } = core;
  const found = await stores.customers.find(customer);
  if (!found || found.closed !== null) {
    await cancelBoxOrder(core, order, 'closed');
    return { customer, is: 'cancelled' };
  }
  const now = clock.now();
  // One that lasts, or the next would be ordered at once.
  const box = await stores.stock.oldest(now, now + policy.boxRenewAhead);
  if (!box) return { customer, is: 'waits', why: 'empty' };
  const done = await giveFromStock(core, box, { customer, order: id, handed: by });
  if (done === 'settled') return undefined;
  if (done === 'assigned') return { customer, is: 'sent', serial: box.serial };
  // A box that is with somebody already, whatever the maker's file says, is given to nobody.
  if (done === 'taken') await discard(core, box.serial, 'taken', by);
  // Somebody else was quicker: the next one.
  if (done === 'taken' || done === 'not-in-stock') return sendOne(core, order, by);
  return { customer, is: 'waits', why: done };
}

async function activate(core: BoxCore, serial: string, seen: InPerson) {
  const holder = await findHolder(core, serial);
  if (holder === undefined) return 'unknown';
  const done = await activateBox(core, holder, serial, seen);
  if (done === 'activated') await openLocks(core, holder, serial, seen);
  core.signals.tell(`customer:${holder}`);
  return done;
}

async function unlock(core: BoxCore, serial: string, seen: InPerson) {
  const holder = await findHolder(core, serial);
  if (holder === undefined) return 'unknown';
  const opened = await openLocks(core, holder, serial, seen);
  core.signals.tell(`customer:${holder}`);
  return opened.length > 0 ? 'unlocked' : 'unchanged';
}

async function block(core: BoxCore, serial: string, as: 'blocked' | 'lost', by: BoxBy) {
  const holder = await findHolder(core, serial);
  if (holder !== undefined) return blockHeld(core, holder, serial, as, by);
  return (await discard(core, serial, as, by)) === 'discarded' ? 'discarded' : 'unknown';
}

async function findHolder({ stores, keys, clock }: BoxCore, serial: string): Promise<string | undefined> {
  return (await stores.credentials.byLookup(boxKind, await digestSerial(keys, serial), clock.now()))?.customer;
}

/** A start PIN that has not left yet stays here. */
async function blockHeld(core: BoxCore, customer: string, serial: string, as: 'blocked' | 'lost', by: BoxBy) {
  const done = await blockBox(core, customer, serial, as, by);
  const box = (await listBoxes(core, customer)).find(({ state }) => readBoxState(state).serial === serial);
  if (box && done === 'blocked') await cancelLetters(core, customer, box.id, 'box-blocked');
  core.signals.tell(`customer:${customer}`);
  return done;
}

async function discard({ stores, clock, node }: BoxCore, serial: string, as: string, by: BoxBy) {
  const audit = [{ at: clock.now(), node, what: 'code-box-discarded', ...by, detail: { serial, as } }];
  return stores.stock.discard(serial, clock.now(), { audit });
}

const renewedAtOnce = 500;

async function renew(core: BoxCore): Promise<number> {
  const { stores, clock, policy } = core;
  const now = clock.now();
  const due = await stores.boxOrders.dueForRenewal(boxKind, now, now + policy.boxRenewAhead, renewedAtOnce);
  for (const customer of due) await orderBox(core, customer, { by: 'renewal' });
  return due.length;
}

const rhythm = 60 * 60_000;

/** The job: about once an hour. Safe on all nodes at once, since a customer has one open order. */
export function createRenewing({ clock }: Pick<BoxCore, 'clock'>, boxes: Pick<Boxes, 'renew'>): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    if (now < next) return;
    next = now + rhythm;
    while ((await boxes.renew()) >= renewedAtOnce);
  };
}
