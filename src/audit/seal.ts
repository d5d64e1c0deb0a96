import { Broken, type Clock, drawId, type Journal, type JournalFolder, type JournalLine, type Random } from '#ports';

export type SealParts = {
  readonly journal: Journal;
  readonly folder: JournalFolder;
  readonly clock: Clock;
  readonly random: Random;
};

/** Why nothing may be identified: what was exported is not the past of this database. */
export type SealedBecause = 'behind' | 'other-epoch' | 'export-missing';

export type Seal = {
  why(): SealedBecause | null;
  /** Exports what is new, and looks whether the database is still the one it has exported. Returns how many lines. */
  exportNew(): Promise<number>;
};

const linesAtOnce = 1_000;
/** How long a change stays in the database beside its exported line, ms. */
const keptFor = 60 * 60_000;

/**
 * T57: compares the database with what was exported of it. A database that has less, or something else, was restored: it would take
 * what was used since its backup, and stays sealed until that is replayed.
 */
export async function openSeal(parts: SealParts): Promise<Seal> {
  const { journal, folder, clock } = parts;
  let why = await compare(parts);
  let last = 0;
  if (why === null) last = await findLastExported(parts);
  return {
    why: () => why,
    async exportNew() {
      if (why !== null) return 0;
      let count = 0;
      for (;;) {
        const [epoch] = await folder.epochs();
        // A disk that is not there just now says nothing about the database.
        if (!epoch) throw new Broken('export-unreadable', 'What was exported of the audit cannot be read.', 'it is gone');
        // Whichever node has exported it; before the database is read, which had it first.
        const newest = await folder.last(epoch.epoch);
        const read = await journal.from(last, linesAtOnce);
        const isOther = newest ? isMissing(newest, read) : last > 0 && read[0]?.sequence !== last;
        // A database that was put in its place while this node ran.
        if ((await journal.epoch()) !== epoch.epoch || isOther) {
          why = await compare(parts);
          if (why === null) last = await findLastExported(parts);
          return count;
        }
        const fresh = read.filter(({ sequence }) => sequence > last);
        await folder.append(epoch.epoch, fresh);
        last = fresh.at(-1)?.sequence ?? last;
        count += fresh.length;
        if (read.length < linesAtOnce) break;
      }
      if (count > 0) await journal.trim(clock.now() - keptFor, last);
      return count;
    },
  };
}

/** By what stands there, for an older database soon has a line of its own of that number. */
function isMissing(newest: JournalLine, read: readonly JournalLine[]): boolean {
  const isFurther = read.length === linesAtOnce && newest.sequence > (read.at(-1)?.sequence ?? 0);
  return !isFurther && !read.some((line) => line.sequence === newest.sequence && isSame(line, newest));
}

/** Null: they belong together. The first time both halves of the epoch are made, the outer one first. */
export async function compare(parts: SealParts): Promise<SealedBecause | null> {
  const { journal, folder } = parts;
  const [outside] = await folder.epochs();
  const inside = await journal.epoch();
  if (!outside) {
    if (inside !== null) return 'export-missing';
    await beginEpoch(parts, 0);
    return null;
  }
  const last = await folder.last(outside.epoch);
  if (inside === null && !last && outside.from === 0) {
    await journal.begin(outside.epoch, outside.began, []);
    return null;
  }
  if (inside !== outside.epoch) return 'other-epoch';
  if (!last) return (await journal.end()) >= outside.from ? null : 'behind';
  const [own] = await journal.from(last.sequence, 1);
  return own && isSame(own, last) ? null : 'behind';
}

/**
 * The export is lost and the database is not: a new epoch begins with all that it holds now. Whoever asks for it answers for it that
 * it was not restored.
 */
export async function beginAnew(parts: SealParts): Promise<void> {
  await beginEpoch(parts, await parts.journal.end(), 'export-begun-anew');
}

/** `from`: the last line of the epoch before it. */
export async function beginEpoch({ journal, folder, clock, random }: SealParts, from: number, told?: string): Promise<void> {
  const epoch = { epoch: drawId(random), began: clock.now(), from };
  if (told) await journal.begin(epoch.epoch, epoch.began, [{ at: epoch.began, node: 'command', what: told }]);
  await folder.begin(epoch);
  if (!told) await journal.begin(epoch.epoch, epoch.began, []);
}

async function findLastExported({ folder }: SealParts): Promise<number> {
  const [outside] = await folder.epochs();
  const last = outside && (await folder.last(outside.epoch));
  return last?.sequence ?? outside?.from ?? 0;
}

export function isSame(one: JournalLine, other: JournalLine): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
