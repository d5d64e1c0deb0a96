import type { BoxOrder, BoxOrders, CustomerRecord, Stock, StockedBox, StockedSecret } from '#ports';
import { addCredential, type CredentialRow, endAllOf, isHeld } from './credentials.ts';
import type { WriteEffects } from './effects.ts';
import { compareText, copyJson, firstOf, type Table, type Tables } from './tables.ts';

export type StockRow = { readonly box: StockedBox; readonly secret: StockedSecret | null; readonly gone: number | null };
export type StockTables = {
  readonly stock: Table<StockRow>;
  readonly boxOrders: Table<BoxOrder>;
  readonly credentials: Table<CredentialRow>;
  readonly customers: Table<CustomerRecord>;
};

export function createStock(tables: Tables, at: StockTables, write: WriteEffects): Stock {
  const here = () => at.stock.rows().flatMap(({ box, secret }) => (secret ? [{ ...box, ...secret }] : []));
  const leave = (serial: string, gone: number): boolean => {
    const row = at.stock.get(serial);
    if (!row?.secret) return false;
    at.stock.set(serial, { box: row.box, secret: null, gone });
    return true;
  };
  return {
    async add(boxes, effects) {
      const known = boxes.filter(({ serial }) => at.stock.get(serial)).map(({ serial }) => serial);
      tables.atomically(() => {
        for (const { sealed, startPin, ...box } of boxes)
          if (!known.includes(box.serial)) at.stock.insert(box.serial, { box: copyJson(box), secret: { sealed, startPin }, gone: null });
        if (known.length < boxes.length) write(effects);
      });
      return known;
    },
    async known(serials) {
      return serials.filter((serial) => at.stock.get(serial));
    },
    async find(serial) {
      const row = at.stock.get(serial);
      if (!row) return undefined;
      return row.secret ? { is: 'here', box: { ...row.box, ...row.secret } } : { is: 'left', at: row.gone ?? 0 };
    },
    async setStartPins(pins, effects) {
      const gone = pins.filter(({ serial }) => !at.stock.get(serial)?.secret).map(({ serial }) => serial);
      tables.atomically(() => {
        for (const { serial, startPin } of pins) {
          const row = at.stock.get(serial);
          if (row?.secret) at.stock.set(serial, { ...row, secret: { ...row.secret, startPin } });
        }
        if (gone.length < pins.length) write(effects);
      });
      return gone;
    },
    async list(after, atMost) {
      const later = here().filter(({ serial }) => compareText(serial, after) > 0);
      const listed = later.sort((a, b) => compareText(a.serial, b.serial)).slice(0, atMost);
      return listed.map(({ sealed: _, startPin, ...box }) => ({ ...box, hasStartPin: startPin !== null }));
    },
    async oldest(now, beyond) {
      const usable = here().filter(({ from, until }) => (from ?? now) <= now && (until === null || until > beyond));
      return usable.sort((a, b) => a.added - b.added || compareText(a.serial, b.serial))[0];
    },
    async assign(serial, credential, { atMost, ends, order, ...effects }) {
      return tables.atomically(
        () => {
          if (!leave(serial, credential.added)) return 'gone';
          if (order !== null && !settleOrder(at.boxOrders, order, { sent: credential.added, serial })) return 'settled';
          endAllOf(at.credentials, credential.added, ({ id }) => ends.includes(id));
          const added = addCredential(at.credentials, credential, atMost, credential.added);
          if (added !== 'added') return added;
          write(effects);
          return 'assigned';
        },
        (outcome) => outcome === 'assigned',
      );
    },
    async discard(serial, gone, effects) {
      return tables.atomically(() => {
        if (!leave(serial, gone)) return 'gone';
        write(effects);
        return 'discarded';
      });
    },
  };
}

export function createBoxOrders(tables: Tables, at: StockTables, write: WriteEffects): BoxOrders {
  const open = () => at.boxOrders.rows().filter(isOpen);
  return {
    async order(order, effects) {
      if (open().some(({ customer }) => customer === order.customer)) return 'already-ordered';
      tables.atomically(() => {
        at.boxOrders.insert(order.id, { ...order, sent: null, cancelled: null, serial: null });
        write(effects);
      });
      return 'ordered';
    },
    async cancel(id, cancelled, effects) {
      return tables.atomically(() => {
        if (!settleOrder(at.boxOrders, id, { cancelled })) return 'gone';
        write(effects);
        return 'cancelled';
      });
    },
    async of(customer) {
      return open().find((order) => order.customer === customer);
    },
    async waiting(after, atMost) {
      const later = open().filter((order) => after === null || compareOrders(order, after) > 0);
      return later.sort(compareOrders).slice(0, atMost);
    },
    async dueForRenewal(kind, now, before, atMost) {
      const boxes = at.credentials.rows().filter((row) => row.credential.kind === kind && isHeld(row, now));
      const lasting = new Set(boxes.filter(({ credential }) => isUsable(credential) && lasts(credential, before)).map(customerOf));
      const ending = boxes.filter(({ credential }) => isWorking(credential) && !lasts(credential, before));
      const due = firstOf(ending, ({ credential }) => credential.expires ?? 0, ending.length).map(customerOf);
      const inForce = (id: string) => at.customers.get(id)?.blocked === null;
      const ordered = new Set(open().map(({ customer }) => customer));
      return [...new Set(due)].filter((id) => !lasting.has(id) && !ordered.has(id) && inForce(id)).slice(0, atMost);
    },
    async forget(before, atMost) {
      const settled = at.boxOrders.rows().filter((order) => !isOpen(order) && settledAt(order) < before);
      const old = firstOf(settled, settledAt, atMost);
      tables.atomically(() => {
        for (const { id } of old) at.boxOrders.delete(id);
      });
      return old.length;
    },
  };
}

function settleOrder(orders: Table<BoxOrder>, id: string, as: Partial<BoxOrder>): boolean {
  const order = orders.get(id);
  if (!order || !isOpen(order)) return false;
  orders.set(id, { ...order, ...as });
  return true;
}

function isOpen({ sent, cancelled }: BoxOrder): boolean {
  return sent === null && cancelled === null;
}

function settledAt({ sent, cancelled }: BoxOrder): number {
  return sent ?? cancelled ?? 0;
}

function compareOrders(a: Pick<BoxOrder, 'ordered' | 'id'>, b: Pick<BoxOrder, 'ordered' | 'id'>): number {
  return a.ordered - b.ordered || compareText(a.id, b.id);
}

type Held = CredentialRow['credential'];

function isWorking({ state }: Held): boolean {
  return (state as { status?: string }).status === 'active';
}

function isUsable(credential: Held): boolean {
  return isWorking(credential) || (credential.state as { status?: string }).status === 'handed-out';
}

function lasts({ expires }: Held, until: number): boolean {
  return expires === null || expires > until;
}

function customerOf({ credential }: CredentialRow): string {
  return credential.customer;
}
