import { readFile } from 'node:fs/promises';
import { languages } from '#texts';
import { bank } from './bank.ts';
import { type CallLine, writeCall } from './call-line.ts';
import { exits, type Options } from './options.ts';
import { people } from './people.ts';
import { isFree, type RunningDemo, runDemo } from './run-demo.ts';
import { stop } from './stop.ts';
import { prepareTelephone } from './telephone.ts';
import { writeStart } from './terminal.ts';

/** Starts the demo, prints what a visitor needs, and one line a call until it is stopped. */
export async function startDemo(options: Options): Promise<void> {
  const broken = (error: Error) => fail(options, error);
  const telephone = options.telephone ? await prepareTelephone(isFree).catch(broken) : undefined;
  const demo = await runDemo({
    data: options.data,
    port: options.port,
    ...(telephone ? { telephone: telephone.telephone } : {}),
    onCall: (line) => printCall(options, line),
    onBroken: broken,
  }).catch(broken);
  if ('taken' in demo) stop(exits.taken, `Port ${demo.taken} is taken. Set PORT to another one, or leave it out.`);
  await telephone?.start().catch(broken);
  const end = async () => {
    await demo.close();
    await telephone?.stop();
  };
  const close = () => end().then(() => process.exit(exits.stopped), broken);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
  await announce(options, demo, telephone?.addresses);
}

async function announce(
  options: Options,
  { addresses, isNew, stats, took }: RunningDemo,
  telephone: readonly string[] = [],
): Promise<void> {
  const url = addresses.main;
  if (options.json)
    return print(
      JSON.stringify({ ready: true, url, app: addresses.app, webBank: addresses.webBank, ...(options.telephone ? { telephone } : {}) }),
    );
  const [aino] = people;
  const be = { name: aino.name, userCode: aino.userCode, app: bank.brand.en.app, appCode: aino.appCode };
  const { version } = await readJson<{ version: string }>('../../package.json');
  const started = {
    version,
    bank: bank.brand.sv.bank,
    data: options.data,
    isNew,
    stats,
    voices: await countVoices(),
    took,
    url,
    webBank: addresses.webBank,
    telephone,
    be,
  };
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
  if (error.code === 'configuration-no-asterisk') stop(exits.wrong, error.message);
  stop(exits.failed, error.stack ?? error.message);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
