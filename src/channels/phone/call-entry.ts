import type { Time } from '#ports';
import { giveUp, leave } from './call-queue.ts';
import { type CallEvent, type CallState, type Entry, type Move, type Stage, stay } from './call-state.ts';
import type { Prompt } from './prompts/prompts.ts';
import { timesOf } from './prompts/times.ts';
import { meaningOf, type PhoneSettings } from './settings.ts';
import { askingDigits, hashPatience } from './turn.ts';

type EntryStage = Stage & { at: 'entry' };
type Input = CallEvent & { is: 'input' };

const swallowed = 5_000;

/** New codes in one call, however many identifications it has. */
const anewAtMost = 3;

export function askEntry(state: CallState, entry: Entry, before: readonly Prompt[] = []): Move {
  return ask(state, { at: 'entry', entry, reminded: false, waited: 0 }, [...before, entry.ask]);
}

function ask(state: CallState, stage: EntryStage, say: readonly Prompt[]): Move {
  const { min, max, secret } = stage.entry;
  const times = stage.reminded ? { first: hashPatience, between: hashPatience } : timesOf(stage.entry.ask);
  const patience = { first: times.first, between: times.between };
  return { state: { ...state, stage }, turn: askingDigits(say, { min, max, ...patience, secret, keep: stage.reminded }), commands: [] };
}

export function hearEntry(settings: PhoneSettings, state: CallState, stage: EntryStage, input: Input, at: Time): Move {
  if (input.ended === 'said') return stay(state);
  if (input.ended === 'star') return askEntry(state, stage.entry);
  if (input.ended === 'silence') return hearSilence(settings, state, stage, input.keys, at);
  return input.keys === '' ? askEntry(state, stage.entry) : hearDigits(settings, state, stage.entry, input.keys);
}

function hearDigits(settings: PhoneSettings, state: CallState, entry: Entry, keys: string): Move {
  if (keys === '0' && isSent(entry)) return askAnew(state, entry);
  if (wantsPerson(settings, entry, keys)) return leave(state);
  return take(state, entry, keys);
}

function hearSilence(settings: PhoneSettings, state: CallState, stage: EntryStage, keys: string, at: Time): Move {
  const { entry, reminded } = stage;
  if (keys === '') return remind(state, stage);
  // After `letters-in-user-code` a lone 5 is the answer to it; before, it may be the beginning of an entry.
  if (state.unreadable >= 2 && wantsPerson(settings, entry, keys)) return leave(state);
  if (!reminded && keys.length <= entry.max) return pressHash(state, entry);
  return take({ ...state, swallow: at + swallowed }, entry, keys);
}

/** The digits stay in the collector: nothing keyed is ever lost for want of a hash. */
function pressHash(state: CallState, entry: Entry): Move {
  return ask(state, { at: 'entry', entry, reminded: true, waited: 0 }, [{ id: 'press-hash' }]);
}

function remind(state: CallState, stage: EntryStage): Move {
  const { entry } = stage;
  const { first, whole, reminder } = timesOf(entry.ask);
  const waited = stage.waited + first;
  if (!reminder || waited >= whole) return reject(state, entry, [{ id: 'no-hurry' }]);
  return ask(state, { ...stage, waited }, [remindOf(state, entry, reminder)]);
}

function remindOf(state: CallState, entry: Entry, reminder: 'question' | 'sms-resend'): Prompt {
  if (reminder === 'question') return entry.ask;
  return mayAskAnew(state, entry) ? { id: reminder } : { id: 'no-hurry' };
}

function take(state: CallState, entry: Entry, keys: string): Move {
  if (keys.length < entry.min) return rejectForm(state, entry, 'too-few');
  if (keys.length > entry.max) return rejectForm(state, entry, 'too-many');
  if (!state.flow) return stay(state);
  return {
    state: { ...state, stage: { at: 'judging', entry, anew: false } },
    commands: [entry.claims ? { do: 'claim', flow: state.flow, value: keys } : { do: 'answer', flow: state.flow, value: keys }],
  };
}

/** A code that is sent: 0 and hash send another; after the last there is only the one answer (D16). */
function askAnew(state: CallState, entry: Entry): Move {
  const { flow } = state;
  if (!flow) return stay(state);
  const anew = mayAskAnew(state, entry);
  return { state: { ...state, stage: { at: 'judging', entry, anew } }, commands: [{ do: anew ? 'again' : 'give-up', flow }] };
}

function isSent({ ask }: Entry): boolean {
  return timesOf(ask).reminder === 'sms-resend';
}

function mayAskAnew(state: CallState, entry: Entry): boolean {
  return entry.again > 0 && state.sentAnew < anewAtMost;
}

/** The engine was asked for another code. It sends none when the last one is too young: then the one that was sent is waited for. */
export function goOnAnew(state: CallState, before: Entry, entry: Entry): Move {
  if (entry.again < before.again) return askEntry({ ...state, sentAnew: state.sentAnew + 1 }, entry);
  return ask(state, { at: 'entry', entry, reminded: false, waited: 0 }, [{ id: 'no-hurry' }]);
}

/** A failure of form is told at once, and nothing but this entry is lost. */
function rejectForm(state: CallState, entry: Entry, why: 'too-few' | 'too-many' | 'check-number'): Move {
  return reject(state, entry, [{ id: why }]);
}

const callCodeDigits = 8;

/**
 * Of the allowed length, and no identifier all the same. No user code begins with 0: a call code that is not whole (D1). Where
 * numbers with a check digit are taken, it may be wrong, which says nothing of anybody (K6).
 */
export function rejectMalformed(state: CallState, entry: Entry): Move {
  return rejectForm(state, entry, entry.max > callCodeDigits ? 'check-number' : 'too-few');
}

function reject(state: CallState, entry: Entry, why: readonly Prompt[]): Move {
  const counted = { ...state, unreadable: state.unreadable + 1 };
  // Whoever wants to block is in need: nothing keyed twice, and a person helps.
  const atMost = state.blocking && why[0]?.id === 'no-hurry' ? 2 : 3;
  if (counted.unreadable >= atMost) return giveUp(counted, why);
  // D14: whoever fails twice may hold an old user code, whose letters no key has.
  const letters: Prompt[] = entry.ask.id === 'user-code' && counted.unreadable === 2 ? [{ id: 'letters-in-user-code' }] : [];
  return askEntry(counted, entry, [...why, ...letters]);
}

function wantsPerson(settings: PhoneSettings, entry: Entry, keys: string): boolean {
  return keys.length === 1 && entry.min > 1 && meaningOf(settings, keys) === 'unidentified';
}
