import { parseArgs } from 'node:util';

export const parts = [
  'identifications',
  'answers',
  'logins',
  'tables',
  'boxes',
  'openid',
  'growth',
  'starts',
  'memory',
  'telephone',
] as const;
export type Part = (typeof parts)[number];

export const help = `Measures the whole server, and beside it what the same writes and signatures cost without it.

  npm run bench -- [--short] [--json] [--only PART,PART] [--profile FOLDER]

  identifications  how many a second, on PostgreSQL, on the embedded database, in memory
  answers          from the approval to the caller's phone that says it: one node, two nodes
  logins           on the web with password, code table and SMS code, a second
  tables           verifications of a code table, a second
  boxes            codes of code boxes verified, a second; 100,000 boxes imported (short: 5,000)
  openid           log-ins of applications and token requests through the OpenID Provider, a second
  growth           a login in a bank of a thousand customers, and of a million (short: of ten thousand)
  starts           from the command to ready: the demo bank, the server
  memory           one node idle, and with callers waiting
  telephone        calls by SIP through Asterisk, with Styrka in charge and with a static dialplan (scripts/get-asterisk.sh)

  --short           about two minutes on two cores: short windows, few samples, of the embedded database its starts alone
  --json            prints one JSON object instead of the table
  --only PART,PART  only these
  --profile FOLDER  keeps a CPU profile of every node that identifies
  --help            this

  STYRKA_POSTGRES=installed takes the PostgreSQL of the machine instead of the one from npm.
  Nothing is judged: the exit code is 0 whatever the figures are, 1 if something broke, 2 for wrong arguments.
`;

/** Times in ms. */
export type Size = {
  readonly workers: number;
  readonly warmUp: number;
  readonly window: number;
  /** How often each rate is measured, product and raw in turn; the middle one counts. */
  readonly rounds: number;
  readonly answers: number;
  readonly starts: number;
  readonly waiting: number;
  /** How many customers the banks have that a login is timed in, and how often it is. */
  readonly customers: readonly number[];
  readonly logins: number;
  /** How many log in at once. */
  readonly browsers: number;
  /** How many code boxes are imported. */
  readonly boxes: number;
  /** How many telephones call at once, one number after the other, and how often each. */
  readonly telephones: readonly number[];
  readonly callsEach: number;
  /** Whether identifications, answers and memory are measured on the embedded database too. */
  readonly embedded: boolean;
};

export type Options = {
  readonly json: boolean;
  readonly short: boolean;
  readonly only: readonly Part[];
  readonly profiles?: string;
  readonly size: Size;
};

const whole: Size = {
  workers: 16,
  warmUp: 1_000,
  window: 3_000,
  rounds: 3,
  answers: 200,
  starts: 3,
  waiting: 500,
  customers: [1_000, 1_000_000],
  logins: 15,
  browsers: 64,
  boxes: 100_000,
  telephones: [1, 20, 50, 100, 200, 300],
  callsEach: 10,
  embedded: true,
};
const short: Size = {
  workers: 6,
  warmUp: 200,
  window: 450,
  rounds: 1,
  answers: 4,
  starts: 1,
  waiting: 40,
  customers: [1_000, 10_000],
  logins: 1,
  browsers: 6,
  boxes: 2_000,
  telephones: [6],
  callsEach: 2,
  embedded: false,
};

export function readOptions(
  given: readonly string[],
): Options | { readonly is: 'help' } | { readonly is: 'wrong'; readonly sentence: string } {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        short: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        only: { type: 'string' },
        profile: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { is: 'help' };
    const wanted = values.only?.split(',') ?? parts;
    const strange = wanted.filter((name) => !parts.some((part) => part === name));
    if (strange.length > 0) return { is: 'wrong', sentence: `There is no part ${strange.join(', ')}; there are ${parts.join(', ')}.` };
    const only = parts.filter((part) => wanted.includes(part));
    return {
      json: values.json,
      short: values.short,
      only,
      size: values.short ? short : whole,
      ...(values.profile ? { profiles: values.profile } : {}),
    };
  } catch (error) {
    return { is: 'wrong', sentence: (error as Error).message };
  }
}
