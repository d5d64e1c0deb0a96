import type { Policy } from '#policy';
import {
  type AuditEvent,
  Broken,
  type Clock,
  type CredentialRecord,
  drawDigits,
  drawId,
  drawNumber,
  type Json,
  type Keys,
  noticeTo,
  type Random,
  type Stores,
} from '#ports';
import { drawOrder, hashCell, sealKey, type TableState, writeCells } from './cells.ts';
import { readTable, tableKind } from './code-table.ts';

export type TableParts = {
  readonly stores: Pick<Stores, 'credentials'>;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: Policy;
  readonly node: string;
};

/** What is printed, once: `cells[row][column]`. Kept nowhere but in the print job. */
export type PrintedTable = { readonly credential: string; readonly number: string; readonly cells: readonly (readonly string[])[] };

/** One that works and one that is on its way. */
const atMost = 2;

export type Handover = {
  /** Activated at once, because somebody has seen who takes it. All there were die. */
  readonly inPerson?: true;
  /** By whom, and against what (S17), for the audit. */
  readonly seen?: { readonly staff: string; readonly evidence: Json };
  /** Cells that are crossed out already: a table that comes from an older system. */
  readonly used?: number;
};

/**
 * A new table for a customer. It works once it is activated: by a cell of the old one, by the app, or in person (T21). One that
 * was on its way before dies, since its letter may be anywhere. `print` orders it on paper, and if it returns false there is no
 * new table and all stays as it was: one order at a time.
 */
export async function issueTable(
  parts: TableParts,
  customer: string,
  print: (table: PrintedTable) => Promise<boolean>,
  handover: Handover = {},
): Promise<'issued' | 'not-printed'> {
  const { stores, clock } = parts;
  const { record, printed } = await makeTable(parts, customer, handover);
  if (!(await print(printed))) return 'not-printed';
  const now = clock.now();
  for (const other of await listTables(parts, customer))
    if (handover.inPerson || readTable(other.state).activated === null)
      await stores.credentials.end(other.id, now, { audit: [note(parts, customer, 'code-table-replaced', other.id)] });
  const { inPerson = false, seen } = handover;
  const detail = { number: printed.number, activated: inPerson, ...(seen ? { evidence: seen.evidence } : {}) };
  const issued = { ...note(parts, customer, 'code-table-issued', record.id, detail), ...(seen ? { staff: seen.staff } : {}) };
  const added = await stores.credentials.add(record, {
    atMost,
    now,
    audit: [issued],
  });
  if (added !== 'added') throw new Broken('code-table-not-issued', 'The code table could not be made. Try again.', added);
  return 'issued';
}

async function makeTable({ keys, clock, random, policy }: TableParts, customer: string, { inPerson, used = 0 }: Handover) {
  const { columns, rows } = policy.tableSize;
  const id = drawId(random);
  const key = random.bytes(32);
  const digits = Array.from({ length: columns * rows }, () => drawDigits(random, policy.cellDigits));
  const number = String(1_000 + drawNumber(random, 9_000));
  const cells = writeCells(digits.map((code, cell) => hashCell(key, { customer, table: id, cell }, code)));
  const activated = inPerson ? clock.now() : null;
  const state: TableState = { number, activated, columns, rows, order: drawOrder(random, digits.length).slice(used), cells };
  const sealed = await sealKey(keys, id, key);
  const added = clock.now();
  const record: CredentialRecord = { id, customer, kind: tableKind, version: 0, state, sealed, lookup: null, added, expires: null };
  const printed = {
    credential: id,
    number,
    cells: Array.from({ length: rows }, (_, row) => digits.slice(row * columns, (row + 1) * columns)),
  };
  return { record, printed };
}

/** The tables of a customer that have not died: the one that works first. */
export async function listTables(
  { stores, clock }: Pick<TableParts, 'stores' | 'clock'>,
  customer: string,
): Promise<readonly CredentialRecord[]> {
  const held = await stores.credentials.of(customer, tableKind, clock.now());
  return [...held].sort((a, b) => Number(readTable(a.state).activated === null) - Number(readTable(b.state).activated === null));
}

/** How many cells of it have not been used. */
export function countCellsLeft({ state, counter = 0 }: Pick<CredentialRecord, 'state' | 'counter'>): number {
  return readTable(state).order.length - counter;
}

/**
 * T21: the new table begins to work and the old one dies, in one update. Only after whoever asks has proved, with a cell of the
 * old one, in the app or in person, that it is the customer. 'nothing': there is none on its way, or somebody was first.
 */
export async function activateTable(parts: TableParts, customer: string): Promise<'activated' | 'nothing'> {
  const { stores, clock, random } = parts;
  const now = clock.now();
  const tables = await listTables(parts, customer);
  const next = tables.find(({ state }) => readTable(state).activated === null);
  if (!next) return 'nothing';
  const ends = tables.filter((table) => table !== next).map(({ id }) => id);
  const state = { ...readTable(next.state), activated: now };
  const audit = [note(parts, customer, 'code-table-activated', next.id, { number: state.number })];
  const outbox = [noticeTo(customer, 'table-activated', { id: drawId(random), due: now })];
  const done = await stores.credentials.change(next.id, next.version, state, { audit, outbox, ends, now });
  return done === 'changed' ? 'activated' : 'nothing';
}

function note(
  { clock, node }: Pick<TableParts, 'clock' | 'node'>,
  customer: string,
  what: string,
  credential: string,
  detail = {},
): AuditEvent {
  return { at: clock.now(), node, customer, what, detail: { credential, ...detail } };
}
