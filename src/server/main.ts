import { parseArgs } from 'node:util';
import { Broken } from '#ports';
import { readConfigFile } from './config.ts';
import { createServer } from './server.ts';
import { findUnsafe } from './unsafe.ts';

const help = `Starts Styrka for a bank.

  npm run serve -- [--config styrka.json] [--check] [--json]

  --config FILE  the configuration (styrka.json); docs/configuration.md describes it
  --check        reads the configuration, says what is wrong or unsafe, and stops
  --json         prints one line {"ready":true,"url":…}
  --help         this

  Exit codes: 0 stopped · 1 failed · 2 wrong arguments or configuration
`;

async function main(): Promise<void> {
  const values = readArguments();
  if (!values) return stop(2, help);
  if (values.help) return void process.stdout.write(help);
  const config = await readConfigFile(values.config);
  for (const sentence of findUnsafe(config)) process.stderr.write(`UNSAFE  ${sentence}\n`);
  if (values.check) return void process.stdout.write('The configuration can be used.\n');
  const { addresses, close } = await createServer(config);
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ ready: true, url: addresses.main })}\n`
      : `Styrka serves ${addresses.main}, the app at ${addresses.app}\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close().then(() => process.exit(0)));
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        config: { type: 'string', default: 'styrka.json' },
        check: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch {
    return undefined;
  }
}

function stop(code: number, text: string): void {
  process.stderr.write(text);
  process.exitCode = code;
}

await main().catch((error: unknown) => {
  const configured = error instanceof Broken && error.code.startsWith('configuration-');
  stop(configured ? 2 : 1, error instanceof Broken ? `${error.message}${error.detail ? `\n${error.detail}` : ''}\n` : `${String(error)}\n`);
});
