import { askMenu } from './ask-menu.ts';
import { decideToBlock } from './call-block.ts';
import { endUnanswered, giveUp, leave, toQueue } from './call-queue.ts';
import { type CallEvent, type CallState, type Menu, type Move, stay } from './call-state.ts';
import type { Prompt } from './prompts/prompts.ts';
import { languageKeys, meaningOf, type PhoneSettings } from './settings.ts';

export function hearMenu(settings: PhoneSettings, state: CallState, menu: Menu, { keys, ended }: CallEvent & { is: 'input' }): Move {
  if (ended === 'said') return stay(state);
  if (ended === 'silence') return askAgain(state, menu, []);
  if (keys === '') return askMenu(state, menu);
  if (menu === 'reason') return chooseReason(settings, state, keys);
  if (menu !== 'block-confirm') return chooseWay(settings, state, menu, keys);
  const decided = decideToBlock(settings, state, keys);
  return decided === 'no-such-choice' ? askAgain(state, menu, [{ id: 'no-such-choice' }]) : decided;
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
  const meaning = meaningOf(settings, key, state.failed);
  if (meaning === 'unidentified') return leave(state);
  const isOffered = meaning !== 'nothing' && isOfferedIn(menu, meaning.purpose);
  if (!isOffered) return askAgain(state, menu, [{ id: 'no-such-choice' }]);
  return beginFlow(state, meaning.plan, meaning.purpose === 'block' ? { before: [{ id: 'block-start' }], purpose: 'block' } : {});
}

/** While nobody is there, nobody needs to know who calls; and whoever talks to an advisor asks the advisor to block. */
function isOfferedIn(menu: Menu, purpose: 'call' | 'block'): boolean {
  return purpose === 'block' ? menu !== 'step-up' : menu !== 'closed';
}

type Beginning = { readonly before?: readonly Prompt[]; readonly purpose?: 'call' | 'block'; readonly as?: string };

/** `before` is said before its first question. */
export function beginFlow(state: CallState, plan: string, { before = [], purpose = 'call', as }: Beginning = {}): Move {
  const blocking = purpose === 'block' ? { flow: null } : null;
  return {
    state: { ...state, stage: { at: 'beginning', before }, unreadable: 0, flow: null, blocking },
    commands: [{ do: 'beginFlow', plan, purpose, as: as ?? null }],
  };
}

/** The first menu again; the second time with the other languages; the third time a person. */
function askAgain(state: CallState, menu: Menu, why: readonly Prompt[]): Move {
  const counted = { ...state, unreadable: state.unreadable + 1 };
  if (counted.unreadable >= 3) return stopAsking(counted, menu, why);
  const isFirst = menu === 'ways' || menu === 'closed';
  return askMenu(counted, menu, why, isFirst && counted.unreadable === 2 ? [{ id: 'menu-other-languages' }] : []);
}

function stopAsking(state: CallState, menu: Menu, why: readonly Prompt[]): Move {
  if (menu === 'reason') return toQueue(state, why, null);
  return menu === 'closed' ? endUnanswered(state, why) : giveUp(state, why);
}
