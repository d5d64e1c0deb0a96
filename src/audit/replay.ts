import type { Epoch, JournalLine, Lost } from '#ports';
import { beginEpoch, isSame, type SealParts } from './seal.ts';

export type Replayed = {
  /** Lines that the database did not have. */
  readonly lines: number;
  /** Up to here, UTC, everything that was used is used again; what came later was not exported. */
  readonly until: number | null;
  /** What its owners have lost and need anew. */
  readonly lost: readonly Lost[];
};

const linesAtOnce = 500;

/**
 * Gives a restored database back all that was used, changed, locked and blocked since its backup, as it was exported; then a new
 * epoch begins in both, and it may be opened. Stopped in the middle, it goes on from where the first attempt began.
 */
export async function replayJournal(parts: SealParts, show: (lines: number) => void = () => {}): Promise<Replayed> {
  const { journal, folder, clock } = parts;
  const epochs = [...(await folder.epochs())].reverse();
  const end = await findEnd(parts, epochs);
  const from = await journal.beginReplay(await findFork(parts, epochs), end);
  const lost = new Map<string, Lost>();
  let [lines, until]: [number, number | null] = [0, null];
  const replay = async (some: readonly JournalLine[]) => {
    for (const one of await journal.replay(some, clock.now())) lost.set(one.credential, one);
    for (const line of some) lost.delete(findEnded(line) ?? '');
    lines += some.length;
    const last = some.at(-1);
    if (last) until = 'audit' in last ? last.audit.at : last.at;
    show(lines);
  };
  for (const [at, epoch] of epochs.entries()) {
    const next = epochs[at + 1];
    await inParts(readEpoch(parts, epoch, from, next), replay);
  }
  await beginEpoch(parts, await journal.end(), 'journal-replayed');
  return { lines, until, lost: [...lost.values()] };
}

/** Lines that a database wrote after the next epoch had begun elsewhere belong to nobody's past. */
async function* readEpoch(
  { folder }: SealParts,
  { epoch, from }: Epoch,
  after: number,
  next: Epoch | undefined,
): AsyncGenerator<JournalLine> {
  for await (const line of folder.read(epoch, Math.max(after, from))) {
    if (next && line.sequence > next.from) return;
    yield line;
  }
}

async function inParts(lines: AsyncIterable<JournalLine>, work: (some: readonly JournalLine[]) => Promise<void>): Promise<void> {
  let some: JournalLine[] = [];
  for await (const line of lines) {
    some.push(line);
    if (some.length < linesAtOnce) continue;
    await work(some);
    some = [];
  }
  if (some.length > 0) await work(some);
}

async function findEnd({ journal, folder }: SealParts, epochs: readonly Epoch[]): Promise<number> {
  const lasts = await Promise.all(epochs.map(async ({ epoch, from }) => (await folder.last(epoch))?.sequence ?? from));
  return Math.max(await journal.end(), ...lasts);
}

/** The last line of the audit that both have. Changes are not compared: the database keeps the old ones only outside. */
async function findFork(parts: SealParts, epochs: readonly Epoch[]): Promise<number> {
  const { journal } = parts;
  let fork = 0;
  for (const [at, epoch] of epochs.entries()) {
    let isOver = false;
    await inParts(readEpoch(parts, epoch, 0, epochs[at + 1]), async (some) => {
      const audit = some.filter((line) => 'audit' in line);
      const [first, last] = [audit[0], audit.at(-1)];
      if (isOver || !first || !last) return;
      const own = new Map((await journal.from(first.sequence, 2 * linesAtOnce)).map((line) => [line.sequence, line]));
      for (const line of audit) {
        const same = own.get(line.sequence);
        isOver ||= !same || !isSame(same, line);
        if (!isOver) fork = line.sequence;
      }
    });
  }
  return fork;
}

/** The credential that is over with this line: nobody misses it. */
function findEnded(line: JournalLine): string | undefined {
  return 'change' in line && line.change.is === 'change' && line.change['ended'] !== null ? String(line.change['credential']) : undefined;
}
