import type { Doors } from '#server';
import { answerSuite } from './code-box/machine/answer-challenge.ts';
import type { HandedBox, StockedBox, ToHandOut } from './code-box/shelf.ts';
import { type Person, people, staff, stockOfBoxes, writeImport } from './people.ts';

/** What the bank knows of a box: never its PIN, but for the start PIN that it posts (K2, K19). */
type BoxToGive = {
  readonly serial: string;
  readonly secret: Uint8Array;
  readonly answers: { readonly suite: string; readonly secret: Uint8Array };
  readonly startPin: string | null;
  readonly until?: number;
};

type Evidence = { readonly is: 'passport'; readonly number: string };

/** The public doors that a bank itself would use to get its customers and staff in. */
export type SeedDoors = {
  importCustomers(lines: Iterable<string>): Promise<{ readonly refused: readonly { readonly line: number; readonly sentence: string }[] }>;
  addStaff(member: {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly language: 'sv' | 'fi' | 'en';
  }): Promise<void>;
  readonly issue: {
    giveCodes(customer: string, by: { readonly staff: string; readonly evidence: Evidence }): Promise<unknown>;
    handOverTable(customer: string, used: number): Promise<void>;
    handOverPassword(customer: string, password: string): Promise<void>;
    handOverBox(customer: string, box: BoxToGive): Promise<void>;
  };
  readonly stockBoxes: Doors['stockBoxes'];
  /** The boxes themselves, which are no part of the bank. */
  handOut(box: ToHandOut): HandedBox;
  stock(serial: string): StockedBox;
};

/** Fills an empty bank with Lyktbanken's ten customers and five members of staff. Throws if a door refuses any of them. */
export async function seedBank(doors: SeedDoors): Promise<{ readonly customers: number; readonly staff: number }> {
  const { refused } = await doors.importCustomers(writeImport());
  if (refused.length > 0)
    throw new Error(`The demo bank was refused:\n${refused.map(({ line, sentence }) => `${line}: ${sentence}`).join('\n')}`);
  for (const member of staff) await doors.addStaff(member);
  for (const person of people) await handOver(doors, person);
  await fillStock(doors);
  return { customers: people.length, staff: staff.length };
}

/** What each was given at the counter, before the visitor comes. */
async function handOver({ issue, handOut }: SeedDoors, { id, isNew, password, table, boxes = [] }: Person): Promise<void> {
  if (isNew) return void (await issue.giveCodes(id, { staff: 'kristina', evidence: { is: 'passport', number: 'LP0000001' } }));
  if (password) await issue.handOverPassword(id, password);
  if (table) await issue.handOverTable(id, table.used);
  for (const { lasts, ...box } of boxes) await issue.handOverBox(id, describeBox(handOut({ ...box, owner: id }), lasts));
}

const day = 86_400_000;

function describeBox({ serial, secret, answerSecret, given, handedOut }: HandedBox, lasts?: number): BoxToGive {
  const answers = { suite: answerSuite, secret: Buffer.from(answerSecret, 'hex') };
  const end = lasts === undefined ? {} : { until: handedOut + lasts * day };
  return { serial, secret: Buffer.from(secret, 'hex'), answers, startPin: given.isStart ? given.pin : null, ...end };
}

/** As the file of their maker would bring them. */
export async function fillStock({ stockBoxes, stock }: Pick<SeedDoors, 'stockBoxes' | 'stock'>): Promise<void> {
  const boxes = stockOfBoxes.map(stock);
  const startPins = new Map(boxes.map(({ serial, startPin }) => [serial, startPin]));
  const { added, refused } = await stockBoxes(listStock(boxes), { batch: 'demo', startPins });
  if (added < boxes.length)
    throw new Error(`The stock of the demo bank was refused:\n${refused.map(({ sentence }) => sentence).join('\n')}`);
}

type StockItem = Parameters<Doors['stockBoxes']>[0] extends AsyncIterable<infer Item> ? Item : never;

async function* listStock(boxes: readonly StockedBox[]): AsyncGenerator<StockItem> {
  const policy = { from: null, until: null, transactions: null, pin: null };
  for (const [at, { serial, secret, answerSecret }] of boxes.entries()) {
    const codes = { kind: 'hotp', digits: 8, counter: 0 } as const;
    const answers = { key: Buffer.from(answerSecret, 'hex'), suite: answerSuite, counter: 0, policy };
    const own = { serial, key: Buffer.from(secret, 'hex'), codes, answers, from: null, until: null, policy, details: {} };
    yield { is: 'box', line: at + 1, box: own };
  }
}
