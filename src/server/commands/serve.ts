import { parseArgs } from 'node:util';
import { readConfigFile } from '../config.ts';
import { findUnsaid } from '../recordings.ts';
import { createServer } from '../server.ts';
import { findUnsafe } from '../unsafe.ts';
import { type Console, type Exit, exits, runCommand } from './command.ts';

const help = `Starts Styrka for a bank.

  npm run serve -- [--config styrka.json] [--check] [--json]

  --config FILE  the configuration (styrka.json); docs/configuration.md describes it
  --check        reads the configuration, says what is wrong or unsafe, and stops
  --json         prints one line {"ready":true,"url":…}
  --help         this

  Exit codes: 0 stopped · 1 failed · 2 wrong arguments or configuration
`;

const options = {
  config: { type: 'string', default: 'styrka.json' },
  check: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `npm run serve -- …`: done once the doors are open; the server goes on until somebody stops it. */
export function runServe(args: readonly string[], console: Console): Promise<Exit> {
  return runCommand(console, async () => {
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) {
      console.out(help);
      return exits.done;
    }
    const config = await readConfigFile(values.config);
    for (const sentence of [...findUnsafe(config), ...findUnsaid(config)]) console.err(`UNSAFE  ${sentence}\n`);
    if (values.check) {
      console.out('The configuration can be used.\n');
      return exits.done;
    }
    const { addresses, close } = await createServer(config);
    const ready = `Styrka serves ${addresses.main}, the app at ${addresses.app}\n`;
    console.out(values.json ? `${JSON.stringify({ ready: true, url: addresses.main })}\n` : ready);
    console.onInterrupt(() => void close().then(() => process.exit(exits.done)));
    return exits.done;
  });
}
