import { readFile } from 'node:fs/promises';
import { languages } from '#texts';
import { bank } from './bank.ts';
import { type CallLine, writeCall } from './call-line.ts';
import { exits, help, type Options, readOptions } from './options.ts';
import { people } from './people.ts';
import { type RunningDemo, runDemo } from './run-demo.ts';
import { writeStart } from './terminal.ts';

const read = readOptions(process.argv.slice(2), process.env, process.stdout.isTTY === true);
if (!('is' in read)) await startDemo(read).catch((error: Error) => fail(read, error));
else if (read.is === 'help') process.stdout.write(help);
else stop(exits.wrong, read.sentence);

async function startDemo(options: Options): Promise<void> {
  const run = {
    data: options.data,
    port: options.port,
    onCall: (line: CallLine) => printCall(options, line),
    onBroken: (error: Error) => fail(options, error),
  };
  const demo = await runDemo(run);
  if ('taken' in demo) stop(exits.taken, `Port ${demo.taken} is taken. Set PORT to another one, or leave it out.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(
      signal,
      () =>
        void demo.close().then(
          () => process.exit(exits.stopped),
          (error: Error) => fail(options, error),
        ),
    );
  await announce(options, demo);
}

async function announce(options: Options, { addresses, isNew, stats, took }: RunningDemo): Promise<void> {
  const url = addresses.main;
  if (options.json) return print(JSON.stringify({ ready: true, url, app: addresses.app }));
  const [aino] = people;
  const be = { name: aino.name, userCode: aino.userCode, app: bank.brand.en.app, appCode: aino.appCode };
  const { version } = await readJson<{ version: string }>('../../package.json');
  const started = { version, bank: bank.brand.sv.bank, data: options.data, isNew, stats, voices: await countVoices(), took, url, be };
  print(writeStart(started, options.colour));
}

async function countVoices() {
  const manifest = await readJson<Record<string, Record<string, unknown>>>('../../voices/manifest.json');
  const count = (language: string) => Object.values(manifest).filter((recorded) => recorded[language]).length;
  return Object.fromEntries(languages.map((language) => [language, count(language)])) as Record<(typeof languages)[number], number>;
}

async function readJson<Content>(place: string): Promise<Content> {
  return JSON.parse(await readFile(new URL(place, import.meta.url), 'utf8')) as Content;
}

function printCall(options: Options, line: CallLine): void {
  print(options.json ? JSON.stringify({ call: line }) : writeCall(line));
}

function fail(options: Options, error: Error & { code?: string }): never {
  if (error.code === 'data-folder-in-use') stop(exits.inUse, `${options.data}: ${error.message}`);
  stop(exits.failed, error.stack ?? error.message);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function stop(code: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
