import { type Person, people, staff, writeImport } from './people.ts';

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
  };
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
async function handOver({ issue }: SeedDoors, { id, isNew, password, table }: Person): Promise<void> {
  if (isNew) return void (await issue.giveCodes(id, { inPerson: true }));
  if (password) await issue.handOverPassword(id, password);
  if (table) await issue.handOverTable(id, table.used);
}
