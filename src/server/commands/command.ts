import { Broken } from '#ports';

/** Where a command reads and writes; in tests, strings. */
export type Console = {
  readonly input: AsyncIterable<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
  /** A person looks at it: a line may be written over. */
  readonly live: boolean;
  /** Calls back when somebody asks it to stop. */
  onInterrupt(call: () => void): void;
};

export const exits = { done: 0, failed: 1, wrong: 2, refused: 3, stopped: 4 } as const;
export type Exit = (typeof exits)[keyof typeof exits];

/** What was asked of a command cannot be: said with exit code 2. */
export class WrongUse extends Error {}

/** Runs a command; what goes wrong is said in a sentence, never with a stack, a customer or a code. */
export async function runCommand(console: Console, work: () => Promise<Exit>): Promise<Exit> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WrongUse || isArgumentFault(error)) {
      console.err(`${error instanceof WrongUse ? error.message : describeArgumentFault(error)}\n`);
      return exits.wrong;
    }
    console.err(`${describeFault(error)}\n`);
    return error instanceof Broken && error.code.startsWith('configuration-') ? exits.wrong : exits.failed;
  }
}

function describeFault(error: unknown): string {
  if (error instanceof Broken) return `${error.message}${error.detail ? `\n${error.detail}` : ''}`;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? ` (${String(error.code)})` : '';
  return `It failed: ${error.message || error.name}${code}`;
}

/** Node goes on to say how an argument may begin with a hyphen: none of ours does. */
function describeArgumentFault({ message }: Error): string {
  return `${message.replace(/\. To specify .*$|\.$/s, '')}. Ask for --help.`;
}

function isArgumentFault(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** The process itself. A second signal ends it at once. */
export const processConsole: Console = {
  input: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  live: process.stderr.isTTY === true,
  onInterrupt(call) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, call);
  },
};
