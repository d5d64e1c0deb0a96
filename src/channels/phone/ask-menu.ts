import type { CallState, Menu, Move } from './call-state.ts';
import type { Prompt } from './prompts/prompts.ts';
import { askingKey } from './turn.ts';

const spoken: Record<Menu, Prompt> = {
  ways: { id: 'menu' },
  'try-again': { id: 'try-again' },
  'step-up': { id: 'step-up-menu' },
  reason: { id: 'reason' },
  closed: { id: 'closed' },
  'block-confirm': { id: 'block-confirm' },
};

export function askMenu(state: CallState, menu: Menu, before: readonly Prompt[] = [], after: readonly Prompt[] = []) {
  const turn = askingKey([...before, spoken[menu], ...after]);
  return { state: { ...state, stage: { at: 'menu', menu } }, turn, commands: [] } satisfies Move;
}

/** Where a call begins, and where it comes back to. */
export function askFirstMenu(state: CallState, before: readonly Prompt[] = []) {
  return askMenu({ ...state, blocking: null }, state.closed ? 'closed' : 'ways', before);
}
