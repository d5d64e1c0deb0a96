import { carryOut } from './carry-out.ts';
import { cutWhereOrderMatters, readBatches } from './import-batches.ts';
import { isFault } from './import-fields.ts';
import type { ImportParts, Outcome } from './import-parts.ts';
import { rehearse } from './rehearse.ts';

export type Refusal = { readonly line: number; readonly sentence: string };
type Counts = { readonly [outcome in Extract<Outcome, string>]: number };

/** What was done, in lines; of a rehearsal, what would have been. 'unchanged': it was so already. */
export type ImportReport = Counts & {
  /** In the order of the lines, which count from 1. Nothing of what stood there is repeated. */
  readonly refused: readonly Refusal[];
  /** The last line that was looked at: an import that stopped goes on after it. */
  readonly last: number;
  /** Set when it stopped before the end: too many lines were refused, or it was told to. */
  readonly stopped?: 'too-many-refused' | 'told-to';
};

export type ImportOptions = {
  /** Reads and counts, and writes nothing. */
  readonly rehearsal?: boolean;
  /** The first line to be carried out; those before it are passed over. */
  readonly from?: number;
  /** Stops when more lines than this are refused: it is probably the wrong file. */
  readonly mostRefused?: number;
  /** After each batch, which has been carried out for good. True: stop here. */
  readonly after?: (report: ImportReport) => boolean | undefined | Promise<boolean | undefined>;
};

/**
 * Customers and what happens to them, from the core bank: one JSON object a line (docs/integrating/customers.md), in
 * order. A line that is refused stops no other. A file that was cut off is sent again, whole or from a line on: what was
 * carried out is 'unchanged' then.
 */
export async function importCustomers(
  parts: ImportParts,
  lines: Iterable<string> | AsyncIterable<string>,
  { rehearsal = false, from = 1, mostRefused = 1_000, after }: ImportOptions = {},
): Promise<ImportReport> {
  const register = rehearsal ? rehearse(parts) : parts;
  const counts = { added: 0, changed: 0, closed: 0, blocked: 0, numbered: 0, unchanged: 0 };
  const refused: Refusal[] = [];
  let last = 0;
  const report = (): ImportReport => ({ ...counts, refused, last });
  for await (const read of readBatches(lines, from)) {
    for (const piece of cutWhereOrderMatters(read.batch)) {
      const outcomes = await carryOut(register, piece);
      for (const [at, outcome] of outcomes.entries()) {
        if (isFault(outcome)) refused.push({ line: piece[at]?.line ?? 0, sentence: outcome.sentence });
        else counts[outcome] += 1;
      }
    }
    last = read.last;
    if (await after?.(report())) return { ...report(), stopped: 'told-to' };
    if (refused.length > mostRefused) return { ...report(), stopped: 'too-many-refused' };
  }
  return report();
}
