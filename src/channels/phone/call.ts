import type { CallNotes, Time } from '#ports';
import type { Language } from '#texts';
import { askFirstMenu } from './ask-menu.ts';
import { tellBlocked } from './call-block.ts';
import { hearEntry, rejectMalformed } from './call-entry.ts';
import { fail, follow, hearWaiting } from './call-flow.ts';
import { hearMenu } from './call-menus.ts';
import { connect, handOn, hearQueue, hold, lose, movePlace, release } from './call-queue.ts';
import { type CallEvent, type CallState, type Command, type Move, type Stage, stay } from './call-state.ts';
import { heed } from './call-wishes.ts';
import { isOpen } from './hours.ts';
import type { PhoneSettings } from './settings.ts';
import { saying, type Turn } from './turn.ts';

export type { CallEvent, CallState, Command, Ended, Move } from './call-state.ts';

/** The call script: menu, identification, reason, queue, advisor. Pure, as the engine is. `at` decides whether somebody answers. */
export function begin(settings: PhoneSettings, language: Language, at: Time): Move & { readonly turn: Turn } {
  const closed = !isOpen(settings.hours, settings.timeZone, at);
  const state: CallState = {
    language,
    stage: { at: 'menu', menu: 'ways' },
    unreadable: 0,
    failed: [],
    flow: null,
    sentAnew: 0,
    closed,
    blocking: null,
    identified: null,
    advisor: null,
    held: false,
    place: null,
    told: null,
    warned: false,
    swallow: 0,
    hears: 'greeting',
  };
  const first = askFirstMenu(state, [{ id: 'greeting' }, ...(settings.recording ? [{ id: 'recording' } as const] : [])]);
  return { ...complete(state, first, 0), turn: first.turn };
}

/** The one function that moves a call. An event that does not apply changes nothing. */
export function next(settings: PhoneSettings, state: CallState, event: CallEvent, at: Time): Move {
  return state.stage.at === 'over' ? stay(state) : complete(state, react(settings, state, event, at), at);
}

/** What the line is doing for the caller meanwhile. */
const workingStages = new Set<Stage['at']>(['beginning', 'judging', 'blocking']);

function react(settings: PhoneSettings, state: CallState, event: CallEvent, at: Time): Move {
  switch (event.is) {
    case 'input':
      return hear(settings, state, event, at);
    case 'begun':
      return state.stage.at === 'beginning' ? follow(settings, state, event.view, state.stage.before) : stay(state);
    case 'view':
      return event.view.flow === state.flow ? follow(settings, state, event.view, []) : stay(state);
    case 'malformed':
      return state.stage.at === 'judging' ? rejectMalformed(state, state.stage.entry) : stay(state);
    case 'slow':
      return workingStages.has(state.stage.at) ? { state, turn: saying([{ id: 'one-moment' }], 'waiting'), commands: [] } : stay(state);
    case 'blocked':
      return tellBlocked(state, event.done);
    case 'taken':
      return connect(state, event.advisor);
    case 'held':
      return hold(state, event.held);
    case 'transferred':
      return handOn(state, event.advisor, event.identified);
    case 'released':
      return release(state);
    case 'wished':
      return heed(settings, state, event.wish);
    case 'queue-place':
      return movePlace(state, event.place);
    case 'failed':
      return fail(state);
    case 'lost':
      return lose(state);
  }
}

function hear(settings: PhoneSettings, state: CallState, input: CallEvent & { is: 'input' }, at: Time): Move {
  if (input.ended === 'hash' && input.keys === '' && at < state.swallow) return stay(state);
  switch (state.stage.at) {
    case 'menu':
      return hearMenu(settings, state, state.stage.menu, input);
    case 'entry':
      return hearEntry(settings, state, state.stage, input, at);
    case 'waiting':
      return hearWaiting(settings, state, state.stage.again, input);
    case 'queue':
      return hearQueue(state, input);
    default:
      return stay(state);
  }
}

/** Notes come first, so that what follows from a command is noted after it. */
function complete(before: CallState, { state, turn, commands, notes = {} }: Move, at: Time): Move {
  const hears = turn?.say.at(-1)?.id ?? state.hears;
  const all: CallNotes = { ...notes, ...(hears === before.hears ? {} : { hears }) };
  const note: Command[] = Object.keys(all).length > 0 ? [{ do: 'note', notes: all }] : [];
  return {
    state: { ...state, hears },
    commands: [...note, ...commands],
    ...(turn ? { turn: turn.collect ? { ...turn, collect: { ...turn.collect, swallow: Math.max(0, state.swallow - at) } } : turn } : {}),
  };
}
