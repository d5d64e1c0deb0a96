import type { Message } from '#identification';
import { columns } from '#texts';
import type { Filled } from './passages.ts';
import { type Prompt, promptIds } from './prompts.ts';

const code = { code: isCode };

/** What the phone calls a question that the engine calls otherwise. */
const calledHere = new Map([['personal-number', 'box-identifier']]);

/** What each prompt with gaps must be given. */
const wanted: { [Id in keyof Filled]: { [Key in keyof Filled[Id]]: (value: unknown) => boolean } } = {
  cell: { column: (value) => columns.some((column) => column === value), row: isNumber },
  'app-request': code,
  'app-request-strict': code,
  'app-waiting': code,
  'box-challenge': code,
  'queue-place': { place: isNumber },
};

/** The prompt of a message from the engine; undefined where the phone has no such prompt or the message lacks what it says. */
export function promptOf(message: Message): Prompt | undefined {
  const id = calledHere.get(message.id) ?? message.id;
  if (!promptIds.some((known) => known === id)) return undefined;
  const checks = Object.entries<(value: unknown) => boolean>(wanted[id as keyof Filled] ?? {});
  if (checks.length === 0) return { id } as Prompt;
  return checks.every(([key, fits]) => fits(message.with?.[key])) ? ({ id, with: message.with } as Prompt) : undefined;
}

function isCode(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9]+$/.test(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
