import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Broken, type JournalLine } from '#ports';

type Source = { readonly lines: AsyncIterator<JournalLine>; next: JournalLine | undefined };

/** The lines of several nodes' files as one, in order: each of the files is in order, and where two have the same line it is the same. */
export async function* mergeLines(files: readonly string[], after: number): AsyncGenerator<JournalLine> {
  const sources = await Promise.all(files.map((file) => advance({ lines: readLines(file), next: undefined })));
  let last = after;
  for (;;) {
    const first = sources.reduce<Source | undefined>(
      (one, other) => (other.next && (!one?.next || other.next.sequence < one.next.sequence) ? other : one),
      undefined,
    );
    const line = first?.next;
    if (!first || !line) return;
    if (line.sequence > last) {
      last = line.sequence;
      yield line;
    }
    await advance(first);
  }
}

async function advance(source: Source): Promise<Source> {
  const { done, value } = await source.lines.next();
  source.next = done ? undefined : value;
  return source;
}

async function* readLines(file: string): AsyncGenerator<JournalLine> {
  const input = createReadStream(file);
  let broken = false;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (broken) throw new Broken('export-unreadable', 'What was exported of the audit cannot be read.', file);
    const line = parse(text);
    // Only the last line of a file may be half a one.
    if (line) yield line;
    else broken = true;
  }
}

function parse(text: string): JournalLine | undefined {
  try {
    return JSON.parse(text) as JournalLine;
  } catch {
    return undefined;
  }
}
