import type { Epoch, JournalLine, Lost } from '#ports';
import { beginEpoch, isSame, type SealParts } from './seal.ts';

export type Replayed = {
  /** Lines from where both pasts were surely the same: those that the database did not have, and some before. */
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

/**
 * The last line of the audit that both have, and then some time back. Changes are not compared, for the database keeps the old ones only
 * outside; and one that was on its way at the backup may stand before a line of somebody quicker, which is in it.
 */
async function findFork(parts: SealParts, epochs: readonly Epoch[]): Promise<number> {
  const { journal } = parts;
  const changes = rememberChanges();
  let fork = 0;
  for (const [at, epoch] of epochs.entries()) {
    let isOver = false;
    let between: Changed[] = [];
    await inParts(readEpoch(parts, epoch, 0, epochs[at + 1]), async (some) => {
      const first = some.find((line) => 'audit' in line)?.sequence;
      if (isOver) return;
      const own = first === undefined ? [] : await journal.from(first, 2 * linesAtOnce);
      const ownBy = new Map(own.map((line) => [line.sequence, line]));
      for (const line of some) {
        if ('change' in line) between.push(line);
        else {
          const same = ownBy.get(line.sequence);
          isOver ||= !same || !isSame(same, line);
          if (isOver) return;
          fork = line.sequence;
          for (const change of between) changes.note(change);
          between = [];
        }
      }
    });
  }
  return Math.min(fork, changes.first() - 1);
}

type Changed = Extract<JournalLine, { readonly change: unknown }>;

/** No transaction takes so long, minutes. */
const longest = 10;

/** Where the changes of the last minutes begin, by the clock of the database. */
function rememberChanges() {
  const minutes: { readonly minute: number; readonly sequence: number }[] = [];
  return {
    note({ at, sequence }: Changed): void {
      const minute = Math.floor(at / 60_000);
      if (minute > (minutes.at(-1)?.minute ?? Number.NEGATIVE_INFINITY)) minutes.push({ minute, sequence });
      if (minutes.length > longest) minutes.shift();
    },
    first: (): number => minutes[0]?.sequence ?? Number.POSITIVE_INFINITY,
  };
}

/** The credential that is over with this line: nobody misses it. */
function findEnded(line: JournalLine): string | undefined {
  if (!('change' in line)) return undefined;
  if (line.change.is === 'openid-lasting') return line.change['gone'] === true ? String(line.change['id']) : undefined;
  return line.change.is === 'change' && line.change['ended'] !== null ? String(line.change['credential']) : undefined;
}
