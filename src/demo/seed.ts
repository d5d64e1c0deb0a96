import { answerSuite } from './code-box/machine/answer-challenge.ts';
import type { HandedBox, ToHandOut } from './code-box/shelf.ts';
import { type Person, people, staff, writeImport } from './people.ts';

/** What the bank knows of a box: never its PIN, but for the start PIN that it posts (K2, K19). */
type BoxToGive = {
  readonly serial: string;
  readonly secret: Uint8Array;
  readonly answers: { readonly suite: string; readonly secret: Uint8Array };
  readonly startPin: string | null;
};

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
    giveCodes(customer: string, by: { readonly inPerson: true }): Promise<unknown>;
    handOverTable(customer: string, used: number): Promise<void>;
    handOverPassword(customer: string, password: string): Promise<void>;
    handOverBox(customer: string, box: BoxToGive): Promise<void>;
  };
  /** The box itself, which is no part of the bank. */
  handOut(box: ToHandOut): HandedBox;
};

/** Fills an empty bank with Lyktbanken's ten customers and five members of staff. Throws if a door refuses any of them. */
export async function seedBank(doors: SeedDoors): Promise<{ readonly customers: number; readonly staff: number }> {
  const { refused } = await doors.importCustomers(writeImport());
  if (refused.length > 0)
    throw new Error(`The demo bank was refused:\n${refused.map(({ line, sentence }) => `${line}: ${sentence}`).join('\n')}`);
  for (const member of staff) await doors.addStaff(member);
  for (const person of people) await handOver(doors, person);
  return { customers: people.length, staff: staff.length };
}

/** What each was given at the counter, before the visitor comes. */
async function handOver({ issue, handOut }: SeedDoors, { id, isNew, password, table, boxes = [] }: Person): Promise<void> {
  if (isNew) return void (await issue.giveCodes(id, { inPerson: true }));
  if (password) await issue.handOverPassword(id, password);
  if (table) await issue.handOverTable(id, table.used);
  for (const box of boxes) await issue.handOverBox(id, describeBox(handOut({ ...box, owner: id })));
}

function describeBox({ serial, secret, answerSecret, given }: HandedBox): BoxToGive {
  const answers = { suite: answerSuite, secret: Buffer.from(answerSecret, 'hex') };
  return { serial, secret: Buffer.from(secret, 'hex'), answers, startPin: given.isStart ? given.pin : null };
}
