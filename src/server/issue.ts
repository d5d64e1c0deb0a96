import { giveBox, listBoxes, readBoxState } from '#authenticators/code-box';
import { activateTable, issueTable, listTables, readTable, tableKind } from '#authenticators/code-table';
import { issueFirstPassword, issuePostedPassword, passwordKind, readPasswordState, setPassword } from '#authenticators/password';
import type { InPerson } from '#customers';
import { orderLetter } from '#letters';
import type { LetterContent, LetterOrdered, OutboxMessage, Time } from '#ports';
import type { Core } from './core.ts';

type IssueParts = Pick<Core, 'stores' | 'keys' | 'clock' | 'random' | 'policy' | 'node'>;

/** By whom it is asked for, where somebody at the bank asks. */
type By = { readonly staff?: string };
type ByOrSeen = (By & { readonly evidence?: undefined }) | InPerson;
type Ordered = 'ordered' | 'already-ordered' | 'no-address';
type Given = Ordered | 'no-user-code';

/** HOTP with eight digits, from its first code on. `startPin`: null where its owner has chosen a PIN. */
export type BoxInHand = {
  readonly serial: string;
  readonly secret: Uint8Array;
  readonly answers: { readonly suite: string; readonly secret: Uint8Array };
  readonly startPin: string | null;
  /** The end of its battery; without it none is known. */
  readonly until?: Time;
};

/** What customers are given: made by its authenticator, put on paper by the letters. Only the composition root knows both. */
export type Issue = {
  /** S58: a new code table by letter; it works once it is activated. */
  orderTable(customer: string, by?: By): Promise<Ordered>;
  activateTable(customer: string): Promise<'activated' | 'nothing'>;
  /** S54: a one-time password by letter. */
  orderPassword(customer: string, by?: By): Promise<Ordered>;
  /**
   * S18, S21, S48: all a new customer needs: user code and table on paper, the first password as the policy has it (D3). A first
   * table can be activated by nothing but somebody who sees the customer, and with evidence it is (S17, T45). Where the first letter
   * cannot be ordered nothing is given.
   */
  giveCodes(customer: string, by?: ByOrSeen): Promise<Given>;
  /** Handed over by somebody who saw the customer: a table that works at once. `used`: cells crossed out before. */
  handOverTable(customer: string, used?: number): Promise<void>;
  handOverPassword(customer: string, password: string): Promise<void>;
  /**
   * K19: a box from somebody who saw the customer. One with a start PIN is to be activated by a code of its own (K27), and its PIN
   * comes by letter; one without was started before, and works at once. Throws where it cannot be given.
   */
  handOverBox(customer: string, box: BoxInHand): Promise<void>;
  /** For the jobs: orders that identifications have left behind (T22). Returns how many; throws when all have been tried. */
  carryOrders(): Promise<number>;
};

export function createIssue(core: IssueParts): Issue {
  return {
    orderTable: (customer, by = {}) => orderTable(core, customer, by),
    activateTable: (customer) => activateTable(core, customer),
    orderPassword: (customer, by = {}) => orderPassword(core, customer, by),
    giveCodes: (customer, by = {}) => giveCodes(core, customer, by),
    handOverTable: (customer, used = 0) => handOverTable(core, customer, { used }),
    handOverPassword: (customer, password) => setPassword(core, customer, password),
    handOverBox: (customer, box) => handOverBox(core, customer, box),
    carryOrders: () => carryOrders(core),
  };
}

/** Asks the letters, and remembers what they said. */
function onPaper(core: IssueParts, customer: string, by: By) {
  let said: LetterOrdered['is'] = 'ordered';
  const print = async (content: LetterContent, credential: string | null): Promise<boolean> => {
    said = (await orderLetter(core, { customer, content, ...(credential === null ? {} : { credential }), ...by })).is;
    return said === 'ordered';
  };
  return { print, said: () => said };
}

async function orderTable(core: IssueParts, customer: string, by: By): Promise<Ordered> {
  const paper = onPaper(core, customer, by);
  await issueTable(core, customer, ({ credential, number, cells }) => paper.print({ kind: 'code-table', number, cells }, credential));
  return paper.said();
}

async function orderPassword(core: IssueParts, customer: string, by: By): Promise<Ordered> {
  const paper = onPaper(core, customer, by);
  await issuePostedPassword(core, customer, ({ credential, password, until }) =>
    paper.print({ kind: 'one-time-password', password, until }, credential),
  );
  return paper.said();
}

async function giveCodes(core: IssueParts, customer: string, given: ByOrSeen): Promise<Given> {
  const by: By = given.staff === undefined ? {} : { staff: given.staff };
  const found = await core.stores.customers.find(customer);
  const userCode = found?.identifiers.find(({ kind }) => kind === 'user-code')?.value;
  if (!found || userCode === undefined) return 'no-user-code';
  const { firstPassword } = core.policy;
  const paper = onPaper(core, customer, by);
  if (!(await paper.print({ kind: 'user-code', userCode }, null))) return paper.said();
  const isNew = firstPassword === 'birth-date' && !(await hasOwnPassword(core, customer));
  if (isNew && found.born !== null) await issueFirstPassword(core, customer, found.born);
  else await orderPassword(core, customer, by);
  await (given.evidence ? handOverTable(core, customer, { seen: given }) : orderTable(core, customer, by));
  return 'ordered';
}

/** Who has chosen a password never gets one back that others know (D3): what it is replaced with comes by letter. */
async function hasOwnPassword({ stores, clock }: IssueParts, customer: string): Promise<boolean> {
  const held = await stores.credentials.of(customer, passwordKind, clock.now());
  return held.some(({ state }) => readPasswordState(state).is === 'own');
}

async function handOverTable(core: IssueParts, customer: string, { used = 0, seen }: { readonly used?: number; readonly seen?: InPerson }) {
  const paper = onPaper(core, customer, seen ? { staff: seen.staff } : {});
  const print: Parameters<typeof issueTable>[2] = ({ credential, number, cells }) =>
    paper.print({ kind: 'code-table', number, cells, handedOver: true }, credential);
  await issueTable(core, customer, print, { inPerson: true, used, ...(seen ? { seen } : {}) });
}

async function handOverBox(core: IssueParts, customer: string, given: BoxInHand): Promise<void> {
  const { serial, secret, answers, startPin, until = null } = given;
  const box = { kind: 'hotp', digits: 8, next: 0 } as const;
  const status = startPin === null ? 'active' : 'handed-out';
  const own = { serial, secret, box, status, until, answers: { ...answers, next: 0 } } as const;
  const added = await giveBox(core, customer, own);
  if (added !== 'added') throw new Error(`The box ${serial} cannot be handed over: ${added}.`);
  if (startPin === null) return;
  const held = (await listBoxes(core, customer)).find(({ state }) => readBoxState(state).serial === serial);
  const paper = onPaper(core, customer, {});
  await paper.print({ kind: 'start-pin', serial, startPin }, held?.id ?? null);
}

const atOnce = 20;
const held = 30_000;
const pause = 60_000;

/** One that cannot be carried out keeps none of the others waiting, and comes again a minute later. */
async function carryOrders(core: IssueParts): Promise<number> {
  const { outbox } = core.stores;
  const now = core.clock.now();
  const orders = await outbox.claim('order', now, now + held, atOnce);
  const ends = [];
  for (const order of orders) {
    const [end] = await Promise.allSettled([carryOrder(core, order)]);
    await (end.status === 'fulfilled' ? outbox.done(order.id) : outbox.failed(order.id, core.clock.now() + pause));
    ends.push(end);
  }
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return orders.length;
}

/** A table that is on its way is not ordered again, however many identifications ask for it. */
async function carryOrder(core: IssueParts, { to, body }: OutboxMessage): Promise<void> {
  if ((body as { what?: string }).what !== tableKind) return;
  const isOnItsWay = (await listTables(core, to)).some(({ state }) => readTable(state).activated === null);
  if (!isOnItsWay) await orderTable(core, to, {});
}
