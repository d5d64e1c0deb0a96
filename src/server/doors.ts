import { issueActivationCode } from '#authenticators/activation-code';
import { issueStaffLink } from '#back-office';
import { importCustomers } from '#customers';
import type { PageAssets } from '#pages';
import type { LetterRecord } from '#ports';
import { type BoxImport, importBoxes, type StockItem } from '#stock';
import type { Language } from '#texts';
import type { Boxes } from './boxes.ts';
import type { Addresses, Core } from './core.ts';
import type { Issue } from './issue.ts';

/** The public doors for getting people in, for whoever administers the bank. */
export type Doors = {
  readonly addresses: Addresses;
  readonly assets: (page?: string) => PageAssets;
  importCustomers(lines: Iterable<string>): ReturnType<typeof importCustomers>;
  addStaff(member: { readonly id: string; readonly name: string; readonly role: string; readonly language: Language }): Promise<void>;
  /** When another number of this customer takes effect, if one cools off (T41). */
  whenNumberChanges(customer: string): Promise<number | null>;
  issueActivationCode(customer: string): Promise<{ readonly code: string; readonly expires: number }>;
  issueStaffLink(staff: string): Promise<string>;
  readonly issue: Issue;
  readonly boxes: Boxes;
  /** Boxes from their maker into the stock, with their start PINs by serial. */
  stockBoxes(items: AsyncIterable<StockItem>, given: Pick<BoxImport, 'batch' | 'startPins'>): ReturnType<typeof importBoxes>;
  /** Letters that are ordered and not posted yet, the first due first. */
  waitingLetters(): Promise<readonly LetterRecord[]>;
};

type Behind = Pick<Doors, 'addresses' | 'assets' | 'issue' | 'boxes'>;

export function openDoors(core: Core, { addresses, assets, issue, boxes }: Behind): Doors {
  return {
    addresses,
    assets,
    importCustomers: (lines) => importCustomers(core, lines),
    addStaff: (member) => core.stores.staff.add({ ...member, available: false }),
    whenNumberChanges: async (customer) => (await core.stores.numbers.pending(customer))?.due ?? null,
    issueActivationCode: (customer) => issueActivationCode(core, customer),
    issueStaffLink: (staff) => issueStaffLink({ ...core, origin: addresses.main }, staff),
    issue,
    boxes,
    stockBoxes: (items, given) => importBoxes(core, items, given),
    waitingLetters: () => core.stores.letters.waiting(lettersAtMost),
  };
}

const lettersAtMost = 100;
