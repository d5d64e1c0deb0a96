import { giveUp, leave, toQueue } from './call-queue.ts';
import { type CallEvent, type CallState, type Menu, type Move, stay } from './call-state.ts';
import type { Prompt } from './prompts/prompts.ts';
import { languageKeys, meaningOf, type PhoneSettings } from './settings.ts';
import { askingKey } from './turn.ts';

const spoken: Record<Menu, Prompt> = {
  ways: { id: 'menu' },
  'try-again': { id: 'try-again' },
  'step-up': { id: 'menu' },
  reason: { id: 'reason' },
};

export function askMenu(state: CallState, menu: Menu, before: readonly Prompt[] = [], after: readonly Prompt[] = []) {
  const turn = askingKey([...before, spoken[menu], ...after]);
  return { state: { ...state, stage: { at: 'menu', menu } }, turn, commands: [] } satisfies Move;
}

export function hearMenu(settings: PhoneSettings, state: CallState, menu: Menu, { keys, ended }: CallEvent & { is: 'input' }): Move {
  if (ended === 'said') return stay(state);
  if (ended === 'silence') return askAgain(state, menu, []);
  if (keys === '') return askMenu(state, menu);
  return menu === 'reason' ? chooseReason(settings, state, keys) : chooseWay(settings, state, menu, keys);
}

function chooseReason(settings: PhoneSettings, state: CallState, key: string): Move {
  const reason = settings.reasons[Number(key) - 1];
  if (reason) return toQueue(state, [], reason.id);
  // A person can be had from every menu, whatever its keys are.
  return meaningOf(settings, key) === 'unidentified' ? toQueue(state, [], null) : askAgain(state, 'reason', [{ id: 'no-such-choice' }]);
}

function chooseWay(settings: PhoneSettings, state: CallState, menu: Menu, key: string): Move {
  const language = menu === 'step-up' ? undefined : languageKeys[key];
  if (language) return { ...askMenu({ ...state, language, unreadable: 0 }, menu), notes: { language } };
  const meaning = meaningOf(settings, key);
  if (meaning === 'unidentified') return leave(state);
  if (meaning === 'not-built-yet') return askMenu(state, menu, [{ id: 'not-built-yet' }]);
  if (meaning === 'nothing') return askAgain(state, menu, [{ id: 'no-such-choice' }]);
  return beginFlow(state, meaning.plan);
}

/** `before` is said before its first question. */
export function beginFlow(state: CallState, plan: string, before: readonly Prompt[] = [], as: string | null = null): Move {
  return {
    state: { ...state, stage: { at: 'beginning', before }, unreadable: 0, flow: null },
    commands: [{ do: 'beginFlow', plan, as }],
  };
}

/** The first menu again; the second time with the other languages; the third time a person. */
function askAgain(state: CallState, menu: Menu, why: readonly Prompt[]): Move {
  const counted = { ...state, unreadable: state.unreadable + 1 };
  if (counted.unreadable >= 3) return menu === 'reason' ? toQueue(counted, why, null) : giveUp(counted, why);
  return askMenu(counted, menu, why, menu === 'ways' && counted.unreadable === 2 ? [{ id: 'menu-other-languages' }] : []);
}
