import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuseOpenFile } from '#adapters/file-keys';
import {
  type BoxReport,
  type FileKeys,
  importBoxes,
  importStartPins,
  type OpenFile,
  readCsv,
  readPskc,
  type StockItem,
  type StockParts,
} from '#stock';
import type { Values } from './boxes-arguments.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { type Console, type Exit, exits, WrongUse } from './command.ts';
import { createProgress, type Progress, writeCount } from './progress.ts';
import { readLines } from './read-lines.ts';

type Openers = Pick<Values, 'key' | 'passphrase-file' | 'private-key' | 'sha1' | 'signer'>;
type Asked = Openers & Pick<Values, 'batch' | 'checkpoint' | 'dry-run' | 'json' | 'most-refused'>;

/** Boxes of a file into the stock; the file is read for every step, so it is no stream. */
export async function importFile(console: Console, parts: StockParts, asked: Asked, file: string): Promise<Exit> {
  const size = await measure(file);
  const keys = await readKeys(asked);
  const isXml = await beginsAsXml(file);
  if (!isXml && Object.keys(keys).length > 0) throw new WrongUse('Only a PSKC file is encrypted or signed, and this is none.');
  const checkpoint = asked.checkpoint === undefined ? undefined : await openCheckpoint(asked.checkpoint);
  // A PSKC file is looked through before it is read; a signed one is held in memory then.
  const progress = createProgress(console, isXml && !keys.signer ? 2 * size : size, Date.now, 'boxes');
  const watched = watchFile(file, progress);
  const items = isXml ? readPskc(watched.open, keys) : readCsv(watched.open());
  const report = await importWatched(parts, asked, { console, checkpoint, watched, batch: asked.batch ?? basename(file), items });
  console.out(asked.json ? `${JSON.stringify(report)}\n` : describe(report, asked));
  if (report.stopped) return exits.stopped;
  return report.refused.length > 0 ? exits.refused : exits.done;
}

type Watched = { readonly open: OpenFile; show(boxes: number): void; end(): void };
type Import = {
  readonly console: Console;
  readonly checkpoint: Checkpoint | undefined;
  readonly watched: Watched;
  readonly batch: string;
  readonly items: AsyncIterable<StockItem>;
};

async function importWatched(parts: StockParts, asked: Asked, { console, checkpoint, watched, batch, items }: Import): Promise<BoxReport> {
  const rehearsal = asked['dry-run'];
  let interrupted = false;
  let done = 0;
  console.onInterrupt(() => {
    interrupted = true;
  });
  const report = importBoxes(parts, checkpoint ? watchItems(items, checkpoint) : items, {
    batch,
    rehearsal,
    mostRefused: Number(asked['most-refused']),
    from: checkpoint?.from ?? 1,
    after: async ({ last }) => {
      watched.show(last);
      done = last;
      if (!rehearsal) await checkpoint?.keep(last);
      return interrupted;
    },
  });
  return report
    .finally(() => watched.end())
    .catch((error: unknown) => {
      if (done > 0 && !rehearsal) console.err(`The first ${writeCount(done)} boxes were carried out for good.\n`);
      throw error;
    });
}

/** A checkpoint watches lines: of each box, where it stood and what it is called. */
async function* watchItems(items: AsyncIterable<StockItem>, checkpoint: Checkpoint): AsyncGenerator<StockItem> {
  let [current, end]: (StockItem | undefined)[] = [];
  async function* name() {
    for await (const item of items) {
      if (item.is === 'stopped') end = item;
      else {
        current = item;
        yield `${item.line} ${item.is === 'box' ? item.box.serial : item.fault.code}`;
      }
    }
  }
  for await (const _ of checkpoint.watch(name())) if (current) yield current;
  if (end) yield end;
}

function watchFile(file: string, progress: Progress): Watched {
  let [read, boxes] = [0, 0];
  return {
    async *open() {
      for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) {
        read += chunk.byteLength;
        progress.show(boxes, read);
        yield chunk;
      }
    },
    show(done) {
      boxes = done;
      progress.show(boxes, read);
    },
    end: () => progress.end(),
  };
}

async function measure(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new WrongUse(`There is no file ${file}.`);
  return found.size;
}

/** A CSV file begins with the name of a column. */
async function beginsAsXml(file: string): Promise<boolean> {
  const opened = await open(file);
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(256), 0, 256, 0);
    return /^\ufeff?\s*</.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await opened.close();
  }
}

/** Neither a key nor a passphrase stands on the command line, where every process of the machine sees it. */
async function readKeys({ key, 'passphrase-file': passphrase, 'private-key': privateKey, signer, sha1 }: Openers): Promise<FileKeys> {
  if (sha1 && signer === undefined) throw new WrongUse('--sha1 is said of a signature: give --signer too.');
  return {
    ...(key === undefined ? {} : { key: readHex(await readSecret(key), key) }),
    ...(passphrase === undefined ? {} : { passphrase: (await readSecret(passphrase)).replace(/\r?\n$/, '') }),
    ...(privateKey === undefined ? {} : { privateKey: await readSecret(privateKey) }),
    ...(signer === undefined ? {} : { signer: { certificate: await readPublic(signer), sha1 } }),
  };
}

/** What may be read is asked of the very file that is read. */
async function readSecret(file: string): Promise<string> {
  await measure(file);
  const opened = await open(file);
  try {
    refuseOpenFile(file, await opened.stat());
    return await opened.readFile('utf8');
  } finally {
    await opened.close();
  }
}

async function readPublic(file: string): Promise<string> {
  await measure(file);
  return readFile(file, 'utf8');
}

function readHex(text: string, file: string): Buffer {
  const digits = text.replace(/\s/g, '');
  if (!/^(?:[0-9a-f]{2})+$/i.test(digits)) throw new WrongUse(`${file} holds no key in hexadecimal.`);
  return Buffer.from(digits, 'hex');
}

/** `npm run boxes -- pins FILE` */
export async function importPins(console: Console, parts: StockParts, asked: Asked, file: string): Promise<Exit> {
  await measure(file);
  const given = { batch: asked.batch ?? basename(file), rehearsal: asked['dry-run'] };
  const { set, refused } = await importStartPins(parts, readLines(createReadStream(file)), given);
  const lines = [sayHow(asked), ...count(set, 'start PINs kept with their boxes'), ...listRefused(refused, 'lines')];
  console.out(asked.json ? `${JSON.stringify({ set, refused })}\n` : `${lines.join('\n')}\n`);
  return refused.length > 0 ? exits.refused : exits.done;
}

function describe(report: BoxReport, asked: Asked): string {
  const { added, known, refused, stopped } = report;
  const done = [...count(added, 'boxes added'), ...count(known, 'boxes that came before')];
  const head = stopped && !asked['dry-run'] ? [] : [sayHow(asked)];
  return `${[...head, ...done, ...listRefused(refused, 'boxes'), ...(stopped ? [sayWhy(stopped, asked)] : [])].join('\n')}\n`;
}

function sayHow({ 'dry-run': rehearsal }: Asked): string {
  return rehearsal ? 'A dry run: nothing was changed. This is what would be done.' : 'Done.';
}

function sayWhy(stopped: NonNullable<BoxReport['stopped']>, { checkpoint }: Asked): string {
  if (stopped === 'file') return 'Stopped: the file cannot be read from that line on.';
  const how = checkpoint === undefined ? 'Start it again: boxes that came before change nothing.' : 'Go on with the same --checkpoint.';
  return `${stopped === 'told-to' ? 'Stopped before the end.' : 'Stopped: too many boxes were refused.'} ${how}`;
}

function count(number: number, what: string): string[] {
  return number > 0 ? [`  ${writeCount(number).padStart(11)} ${what}`] : [];
}

/** As many as one wants to read on a screen; --json has all. */
const shown = 20;

function listRefused(refused: BoxReport['refused'], what: string): string[] {
  const faults = refused.slice(0, shown).map(({ line, sentence }) => `  line ${line}: ${sentence}`);
  const more = refused.length > shown ? [`  and ${writeCount(refused.length - shown)} more`] : [];
  return [...count(refused.length, `${what} refused`), ...faults, ...more];
}
