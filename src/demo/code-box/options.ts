import { parseArgs } from 'node:util';
import { isLanguage, type Language } from '#texts';

export const help = `A code box in the terminal, to try and to train with: the emulator of the demo bank.

  npm run box -- --file FILE [--new] [--plain] [--language sv]

  --file FILE   where the box is kept, PIN and all, for its owner only (mode 0600)
  --new         makes a box in FILE and prints its slip: serial, start PIN and secret
  --plain       nothing is drawn: a line for each entry. So by itself where there is no terminal, or a dumb one
  --language    of what is said beside the display: sv, fi or en (sv)
  --help        this

  Keys          0-9 · Enter is OK · m is MENU · c or Backspace takes back a digit · ? says what to do now · q puts it away
  --plain       the same on a line: OK, MENU, 2580, c, ?, q; an empty line is OK
  NO_COLOR      is obeyed

  Exit codes: 0 put away · 1 failed · 2 wrong arguments, or no box in FILE · 3 --new, and FILE is there already
`;

export const exits = { done: 0, failed: 1, wrong: 2, refused: 3 } as const;

export type Options = { readonly file: string; readonly isNew: boolean; readonly plain: boolean; readonly language: Language };
export type ReadOptions = Options | { readonly is: 'help' } | { readonly is: 'wrong'; readonly sentence: string };

/** What was asked for on the command line. */
export function readOptions(given: readonly string[]): ReadOptions {
  const values = parse(given);
  if ('is' in values) return values;
  const { file, new: isNew = false, plain = false, language = 'sv' } = values;
  if (values.help) return { is: 'help' };
  if (!file) return { is: 'wrong', sentence: 'Say by --file where the box is kept. Ask for --help.' };
  if (!isLanguage(language)) return { is: 'wrong', sentence: '--language is sv, fi or en.' };
  return { file, isNew, plain, language };
}

/** Whether the box is drawn: a dumb terminal has no screen of its own to draw it on. */
export function isDrawn({ plain }: Options, isTerminal: boolean, environment: NodeJS.ProcessEnv): boolean {
  const kind = environment['TERM'] || 'dumb';
  return !plain && isTerminal && kind !== 'dumb';
}

function parse(given: readonly string[]) {
  try {
    const options = {
      file: { type: 'string' },
      new: { type: 'boolean' },
      plain: { type: 'boolean' },
      language: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    return parseArgs({ args: [...given], options, allowPositionals: false }).values;
  } catch (error) {
    return { is: 'wrong' as const, sentence: `${(error as Error).message.replace(/\.?$/, '.')} Ask for --help.` };
  }
}
