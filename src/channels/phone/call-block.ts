import { askFirstMenu, askMenu } from './ask-menu.ts';
import { endUnanswered, giveUp, leave, toQueue } from './call-queue.ts';
import { type CallState, type Move, stay } from './call-state.ts';
import type { Prompt } from './prompts/prompts.ts';
import { meaningOf, type PhoneSettings } from './settings.ts';

/** Key 4: the codes were given, right or wrong. The same question to everybody (D6); what was right is seen when it is answered. */
export function askWhetherToBlock(state: CallState, flow: string, before: readonly Prompt[]): Move {
  return askMenu({ ...state, flow: null, unreadable: 0, blocking: { flow } }, 'block-confirm', before);
}

export function decideToBlock(settings: PhoneSettings, state: CallState, key: string): Move | 'no-such-choice' {
  const flow = state.blocking?.flow;
  if (key === '1' && flow) return { state: { ...state, stage: { at: 'blocking' }, unreadable: 0 }, commands: [{ do: 'block', flow }] };
  if (key === '2') return askFirstMenu({ ...state, unreadable: 0 });
  return meaningOf(settings, key) === 'unidentified' ? leave(state) : 'no-such-choice';
}

/** Whoever has lost their codes often has more to say: a person answers, whatever came of it. Nobody is identified by this. */
export function tellBlocked(state: CallState, done: boolean): Move {
  if (state.stage.at !== 'blocking') return stay(state);
  const over = { ...state, blocking: null };
  if (!done) return giveUp(state, []);
  return state.closed ? endUnanswered(over, [{ id: 'block-done' }]) : toQueue(over, [{ id: 'block-done' }], null);
}
