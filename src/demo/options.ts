import { parseArgs } from 'node:util';

export const help = `Starts the demo bank: invented people, invented money. Nothing is asked, opened or downloaded.

  npm start -- [--json] [--data FOLDER] [--telephone]

  --json         prints one line {"ready":true,"url":…} and then one JSON object a call
  --data FOLDER  where everything is kept (./data)
  --telephone    besides the phone in the browser, a real one: starts an Asterisk that SIP phones of this machine
                 call, and makes the desk a softphone (npm run asterisk -- get fetches it)
  --help         this

  PORT           the first of three ports in a row (8420, or the next that are free)
  NO_COLOR       is obeyed

  It listens on this machine only and refuses any other HOST.
  Exit codes: 0 stopped · 1 failed · 2 wrong arguments or settings · 3 PORT is taken · 4 the data folder is in use
`;

export const exits = { stopped: 0, failed: 1, wrong: 2, taken: 3, inUse: 4 } as const;

export type Options = {
  readonly json: boolean;
  readonly data: string;
  readonly telephone: boolean;
  readonly port: number | undefined;
  readonly colour: boolean;
};
export type ReadOptions = Options | { readonly is: 'help' } | { readonly is: 'wrong'; readonly sentence: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** Loopback by name or number; the demo refuses to be reached from elsewhere. */
const loopback = ['', 'localhost', '127.0.0.1', '::1'];

export function readOptions(given: readonly string[], environment: Environment, isTerminal: boolean): ReadOptions {
  const values = parse(given);
  if ('is' in values) return values;
  if (values.help) return { is: 'help' };
  if (!loopback.includes(environment['HOST'] ?? ''))
    return { is: 'wrong', sentence: 'The demo listens on this machine only. Leave HOST out, or set it to localhost.' };
  const port = environment['PORT'] ? Number(environment['PORT']) : undefined;
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65_533))
    return { is: 'wrong', sentence: 'PORT is a number from 1 to 65533: the demo needs it and the two behind it.' };
  const colour = isTerminal && !environment['NO_COLOR'] && !values.json;
  return { json: values.json ?? false, data: values.data ?? './data', telephone: values.telephone ?? false, port, colour };
}

function parse(given: readonly string[]) {
  try {
    const options = {
      json: { type: 'boolean' },
      data: { type: 'string' },
      telephone: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    return parseArgs({ args: [...given], options, allowPositionals: false }).values;
  } catch (error) {
    return { is: 'wrong' as const, sentence: `${(error as Error).message.replace(/\.?$/, '.')} Ask for --help.` };
  }
}
