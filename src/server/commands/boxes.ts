import type { InPerson } from '#customers';
import type { BoxOrder, StockedBox } from '#ports';
import { type Boxes, createBoxes } from '../boxes.ts';
import { checkValues, help, readArguments, type Values } from './boxes-arguments.ts';
import { importFile, importPins } from './boxes-import.ts';
import { type Console, type Exit, exits, runCommand, WrongUse } from './command.ts';
import { openRegister } from './open-register.ts';
import { readSeen } from './seen.ts';

type Register = Awaited<ReturnType<typeof openRegister>>;
type At = {
  readonly console: Console;
  readonly register: Register;
  readonly boxes: Boxes;
  readonly values: Values;
  readonly seen: InPerson | undefined;
};
/** `seen`: only in person, or where somebody says so. */
type Act = { readonly takes: number; readonly seen?: 'always' | 'if-said'; run(at: At, ...given: string[]): Promise<Exit> };

const acts: { readonly [name: string]: Act } = {
  import: { takes: 1, run: ({ console, register, values }, file = '') => importFile(console, register.parts, values, file) },
  pins: { takes: 1, run: ({ console, register, values }, file = '') => importPins(console, register.parts, values, file) },
  list: { takes: 0, run: (at) => list(at) },
  orders: { takes: 0, run: (at) => listOrders(at) },
  assign: { takes: 2, seen: 'if-said', run: (at, serial = '', customer = '') => assign(at, serial, customer) },
  order: { takes: 1, run: (at, customer = '') => order(at, customer) },
  send: { takes: 0, run: (at) => send(at) },
  activate: { takes: 1, seen: 'always', run: (at, serial = '') => activate(at, serial) },
  unlock: { takes: 1, seen: 'always', run: (at, serial = '') => unlock(at, serial) },
  block: { takes: 1, run: (at, serial = '') => block(at, serial) },
};

/** `npm run boxes -- …` */
export function runBoxes(args: readonly string[], console: Console): Promise<Exit> {
  return runCommand(console, async () => {
    const { values, positionals } = readArguments(args);
    if (values.help) {
      console.out(help);
      return exits.done;
    }
    const [name = '', ...given] = positionals;
    const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
    if (!act || given.length !== act.takes) throw new WrongUse(`What shall be done?\n\n${help}`);
    checkValues(name, values);
    const seen = readSeen(act.seen === 'always' || (act.seen === 'if-said' && values['in-person']), values);
    const register = await openRegister(values.config);
    try {
      await checkStaff(register, values);
      if (leavesStock.includes(name)) warnOfNoWay(console, register);
      return await act.run({ console, register, boxes: createBoxes(register.parts), values, seen }, ...given);
    } finally {
      await register.close();
    }
  });
}

const leavesStock = ['assign', 'send'];

/** Said, not refused: a bank may hand boxes out before its pages and its telephone offer them. */
function warnOfNoWay(console: Console, { config }: Register): void {
  if (config.bank.ways.some(({ way }) => way === 'code-box')) return;
  console.err('bank.ways has no code-box: nobody can log in or call with a box yet.\n');
}

/** The audit names nobody who is not on the staff. */
async function checkStaff({ parts }: Register, { staff }: Values): Promise<void> {
  if (staff !== undefined && !(await parts.stores.staff.find(staff))) throw new WrongUse('There is no such member of staff.');
}

function byOf({ staff }: Values) {
  return staff === undefined ? {} : { staff };
}

const page = 1_000;

async function list({ console, register, values }: At): Promise<Exit> {
  const { stock } = register.parts.stores;
  let after = '';
  for (;;) {
    const boxes = await stock.list(after, page);
    for (const box of boxes)
      console.out(`${values.json ? JSON.stringify(describeBox(box)) : Object.values(describeBox(box)).join('  ')}\n`);
    if (boxes.length < page) return exits.done;
    after = boxes.at(-1)?.serial ?? '';
  }
}

function describeBox({ serial, maker, model, until, batch, hasStartPin }: StockedBox & { readonly hasStartPin: boolean }) {
  const name = [maker, model].filter((part) => part).join(' ') || 'no maker';
  const last = until === null ? 'no last day' : `until ${dayOf(until)}`;
  return { serial, name, last, batch, startPin: hasStartPin ? 'start PIN here' : 'no start PIN' };
}

async function listOrders({ console, register, values }: At): Promise<Exit> {
  const { boxOrders } = register.parts.stores;
  let after: BoxOrder | null = null;
  for (;;) {
    const orders: readonly BoxOrder[] = await boxOrders.waiting(after, page);
    for (const { customer, by, ordered } of orders) {
      const told = { ordered: new Date(ordered).toISOString(), customer, by };
      console.out(`${values.json ? JSON.stringify(told) : Object.values(told).join('  ')}\n`);
    }
    if (orders.length < page) return exits.done;
    after = orders.at(-1) ?? null;
  }
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** What cannot be done with a box or an order. */
export const refusals = {
  'not-in-stock': 'There is no such box in the stock.',
  'out-of-dates': 'The box or its key may not be used yet, or no more.',
  taken: 'Somebody has a box of this serial already.',
  'no-customer': 'There is no such customer, or the agreement is blocked.',
  'no-address': 'There is no registered address.',
  'too-many': 'The customer has as many boxes as the policy allows.',
  'letter-waits': 'A letter of another box waits to be printed.',
  'already-ordered': 'The customer has ordered a box already.',
  empty: 'There is no box in the stock that lasts.',
  unknown: 'Nobody has such a box, and it is not in the stock.',
  'nobody-has-it': 'Nobody has such a box.',
  'not-waiting': 'The box works already, or is blocked.',
  'not-locked': 'No wrong codes have locked it.',
} as const;

type Told = { readonly [key: string]: string };

function tell({ console, values }: At, told: Told): void {
  console.out(`${values.json ? JSON.stringify(told) : Object.values(told).join('  ')}\n`);
}

function refuse(at: At, why: keyof typeof refusals): Exit {
  tell(at, { refused: refusals[why] });
  return exits.refused;
}

async function assign(at: At, serial: string, customer: string): Promise<Exit> {
  const done = await at.boxes.assign(serial, customer, at.seen ?? byOf(at.values));
  if (done !== 'assigned') return refuse(at, done);
  tell(at, { assigned: serial, to: customer });
  return exits.done;
}

async function order(at: At, customer: string): Promise<Exit> {
  const done = await at.boxes.order(customer, byOf(at.values));
  if (done !== 'ordered') return refuse(at, done);
  tell(at, { ordered: customer });
  return exits.done;
}

async function send(at: At): Promise<Exit> {
  const all = await at.boxes.send(Number(at.values.most), byOf(at.values));
  for (const one of all) {
    if (one.is === 'sent') tell(at, { sent: one.serial, to: one.customer });
    else if (one.is === 'cancelled') tell(at, { cancelled: one.customer, why: 'No customer any more.' });
    else tell(at, { waits: one.customer, why: refusals[one.why] });
  }
  return all.some(({ is }) => is === 'waits') ? exits.refused : exits.done;
}

async function activate(at: At, serial: string): Promise<Exit> {
  const done = at.seen && (await at.boxes.activate(serial, at.seen));
  if (done !== 'activated') return refuse(at, done === 'unchanged' ? 'not-waiting' : 'nobody-has-it');
  tell(at, { activated: serial, what: 'It works now.' });
  return exits.done;
}

async function unlock(at: At, serial: string): Promise<Exit> {
  const done = at.seen && (await at.boxes.unlock(serial, at.seen));
  if (done !== 'unlocked') return refuse(at, done === 'unchanged' ? 'not-locked' : 'nobody-has-it');
  tell(at, { unlocked: serial, what: 'Its codes are looked at again.' });
  return exits.done;
}

async function block(at: At, serial: string): Promise<Exit> {
  const as = at.values.as === 'lost' ? 'lost' : 'blocked';
  const done = await at.boxes.block(serial, as, byOf(at.values));
  if (done === 'unknown') return refuse(at, done);
  const words = { blocked: 'It works no more.', unchanged: 'It was blocked before.', discarded: 'It has left the stock.' } as const;
  tell(at, { [done]: serial, what: words[done] });
  return exits.done;
}
