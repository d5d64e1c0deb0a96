import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { claimCounter, keepBox, keepRaised, makeKeptBox, readKeptBox, writeSlip } from './box-file.ts';
import { drawBox, drawScreen, writeLine } from './draw.ts';
import { exits, help, isDrawn, type Options, readOptions } from './options.ts';
import { type Pressed, readKeyboard, readLine } from './read-keys.ts';
import { handleBox, type Terminal } from './terminal.ts';

const { stdin, stdout } = process;

/** What both ways of showing it need. */
type Taken = Omit<Terminal, 'entries' | 'show' | 'onNoKey'>;

/** `npm run box`: a code box in the terminal. */
async function main(given: readonly string[]): Promise<number> {
  const options = readOptions(given);
  if ('is' in options) {
    if (options.is === 'wrong') return refuse(exits.wrong, options.sentence);
    stdout.write(help);
    return exits.done;
  }
  return options.isNew ? makeNew(options.file) : open(options);
}

function makeNew(file: string): number {
  if (existsSync(file)) return refuse(exits.refused, `${file} is there already. A box is not written over.`);
  const kept = makeKeptBox();
  keepBox(file, kept);
  stdout.write(writeSlip(kept));
  return exits.done;
}

async function open(options: Options): Promise<number> {
  const { file, language } = options;
  const kept = readKeptBox(file);
  if (!kept) return refuse(exits.wrong, `There is no box in ${file}. --new makes one.`);
  if (kept === 'damaged') return refuse(exits.wrong, `${file} holds no code box.`);
  const box: Taken = {
    kept,
    keep: (changed) => keepRaised(file, changed),
    claim: (of, counter) => claimCounter(file, of, counter),
    language,
    now: Date.now,
    after: (wait, call) => {
      const timer = setTimeout(call, wait);
      return () => clearTimeout(timer);
    },
  };
  const isTerminal = stdin.isTTY === true && stdout.isTTY === true;
  await (isDrawn(options, isTerminal, process.env) ? openDrawn(box, kept.serial) : openPlain(box));
  return exits.done;
}

async function openPlain(box: Taken): Promise<void> {
  const lines = createInterface({ input: stdin });
  await handleBox({
    ...box,
    entries: readLines(lines),
    show: (seen, advice) => stdout.write(`${writeLine(seen, box.language)}\n${advice && `${advice}\n`}`),
    onNoKey: () => stdout.write('There is no such key: 0-9, OK, MENU, c, ? or q.\n'),
  });
  lines.close();
}

async function* readLines(lines: AsyncIterable<string>): AsyncGenerator<Pressed[] | undefined> {
  for await (const line of lines) yield readLine(line);
}

/** On a screen of its own, which is given back as it was, however this ends. */
async function openDrawn(box: Taken, serial: string): Promise<void> {
  const colour = !process.env['NO_COLOR'];
  stdin.setRawMode(true);
  stdout.write('\u001b[?1049h');
  process.once('exit', () => stdout.write('\u001b[?1049l'));
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(exits.done));
  await handleBox({
    ...box,
    entries: readPresses(),
    show: (seen, advice) => stdout.write(`\u001b[H\u001b[2J${drawScreen(drawBox(seen, serial, colour), advice)}`),
    onNoKey: () => {},
  });
  stdin.setRawMode(false);
}

async function* readPresses(): AsyncGenerator<Pressed[]> {
  for await (const sent of stdin.setEncoding('utf8')) yield readKeyboard(String(sent));
}

function refuse(code: number, sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return code;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = refuse(exits.failed, `It failed: ${(error as Error).message}`);
}
