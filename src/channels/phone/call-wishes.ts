import type { CallRecord } from '#ports';
import { askMenu } from './ask-menu.ts';
import { beginFlow } from './call-menus.ts';
import { endFlow } from './call-queue.ts';
import { type CallState, type Move, stay } from './call-state.ts';
import type { Prompt } from './prompts/prompts.ts';
import { type PhoneSettings, planAfter, plansOf } from './settings.ts';
import { awaitingAnswer, ending } from './turn.ts';

/** What the desk or the app wants of the line. Whatever comes of it, the wish is done with. */
export function heed(settings: PhoneSettings, state: CallState, wish: NonNullable<CallRecord['wish']>): Move {
  const move = { identify: () => stepUp(settings, state), 'say-again': () => sayAgain(state), end: () => end(state) }[wish]();
  return { ...move, notes: { ...move.notes, wish: null } };
}

/** In mid-call: an identified caller proves it by the same way and needs not say who; another one chooses a way and says who first (N1). */
function stepUp(settings: PhoneSettings, state: CallState): Move {
  const plans = plansOf(settings);
  const [first] = plans;
  if (state.stage.at !== 'talking' || !first) return stay(state);
  const { identified } = state;
  const fresh = { ...state, unreadable: 0 };
  const before: Prompt[] = [{ id: 'step-up' }];
  if (identified) return beginFlow(fresh, planAfter(settings, identified.plan) ?? first, { before, as: identified.flow });
  return plans.length > 1 ? askMenu(fresh, 'step-up', before) : beginFlow(fresh, first, { before });
}

function sayAgain(state: CallState): Move {
  return state.stage.at === 'waiting' ? { state, turn: awaitingAnswer([state.stage.again]), commands: [] } : stay(state);
}

/** The only way in which a call that somebody could answer is ended for the caller (N4). */
function end(state: CallState): Move {
  return {
    state: { ...state, stage: { at: 'over' }, flow: null },
    turn: ending([{ id: 'ended-for-safety' }]),
    commands: [...endFlow(state), { do: 'hangUp', why: 'ended-for-safety' }],
  };
}
