import {
  type AuditEvent,
  type BoxOrder,
  type Clock,
  drawId,
  noticeTo,
  type OrderedBy,
  type Random,
  type Signals,
  type Stores,
} from '#ports';

export type OrderParts = {
  readonly stores: Pick<Stores, 'boxOrders' | 'customers'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Signals;
  readonly node: string;
};

export type Asked = { readonly by: OrderedBy; readonly staff?: string; readonly call?: string };

/**
 * K27, K36, K37: orders a new box, one at a time. It goes to the registered address and nowhere else; who has none is told so at
 * once. The customer hears of it, for the box of somebody else's order would be theirs to lose (D17).
 */
export async function orderBox(
  parts: OrderParts,
  customer: string,
  asked: Asked = { by: 'customer' },
): Promise<'ordered' | 'already-ordered' | 'no-address' | 'no-customer'> {
  const { stores, clock, random, signals } = parts;
  const found = await stores.customers.find(customer);
  if (!found || found.blocked !== null || found.closed !== null) return 'no-customer';
  if (found.address.length === 0 && asked.by !== 'renewal') return 'no-address';
  const order = { id: drawId(random), customer, by: asked.by, ordered: clock.now() };
  // Of what the bank does by itself the letter tells that comes with the box.
  const outbox = asked.by === 'renewal' ? [] : [noticeTo(customer, 'box-ordered', { id: drawId(random), due: order.ordered })];
  const audit = [note(parts, 'code-box-ordered', order, asked)];
  const done = await stores.boxOrders.order(order, { audit, outbox });
  if (done === 'ordered') signals.tell(`customer:${customer}`);
  return done;
}

/** An open order that nothing comes of; `why` is for the audit. 'gone': it was sent or cancelled meanwhile. */
export async function cancelBoxOrder(
  parts: OrderParts,
  order: Pick<BoxOrder, 'id' | 'customer' | 'by'>,
  why: string,
): Promise<'cancelled' | 'gone'> {
  const { stores, clock, signals } = parts;
  const audit = [note(parts, 'code-box-order-cancelled', order, {}, { why })];
  const done = await stores.boxOrders.cancel(order.id, clock.now(), { audit });
  if (done === 'cancelled') signals.tell(`customer:${order.customer}`);
  return done;
}

function note(
  { clock, node }: OrderParts,
  what: string,
  { id, customer, by }: Pick<BoxOrder, 'id' | 'customer' | 'by'>,
  { staff, call }: Omit<Asked, 'by'>,
  detail = {},
): AuditEvent {
  return {
    at: clock.now(),
    node,
    what,
    customer,
    ...(staff === undefined ? {} : { staff }),
    ...(call === undefined ? {} : { call }),
    detail: { order: id, by, ...detail },
  };
}
