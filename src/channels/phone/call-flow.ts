import type { Format, FormatName, Prompt as Question, View } from '#identification';
import { askMenu } from './ask-menu.ts';
import { askWhetherToBlock } from './call-block.ts';
import { askEntry, goOnAnew } from './call-entry.ts';
import { backToAdvisor, giveUp, leave, toQueue } from './call-queue.ts';
import { type CallEvent, type CallState, type Entry, type Move, stay } from './call-state.ts';
import { promptOf } from './prompts/message.ts';
import type { Prompt } from './prompts/prompts.ts';
import { meaningOf, type PhoneSettings } from './settings.ts';
import { awaitingAnswer } from './turn.ts';

type Asked = { readonly ask: Prompt; readonly view: View; readonly before: readonly Prompt[] };
type Render<Shape extends Format = Format> = (state: CallState, format: Shape, asked: Asked) => Move;
type Renderers = { readonly [Name in FormatName]: Render<Format & { is: Name }> | 'cannot' };

/** What the phone does with each shape of answer. A new one does not compile until it stands here. */
const formats: Renderers = {
  digits: askDigits,
  text: 'cannot',
  choice: 'cannot',
  wait: awaitAnswer,
  ceremony: 'cannot',
  'new-secret': 'cannot',
  notice: 'cannot',
};

/** The formats that the phone can ask, for the rules of the plans. */
export const can: readonly FormatName[] = (Object.keys(formats) as FormatName[]).filter((name) => formats[name] !== 'cannot');

/** After every refused identification the same choices; after the third, a person. */
const triesAtMost = 3;

/** The identification stands so now. The same steps for known, unknown, blocked, declined and "not in a call" (I7, T27). */
export function follow(settings: PhoneSettings, state: CallState, view: View, before: readonly Prompt[]): Move {
  if (view.is === 'over') return finish(settings, { ...state, unreadable: 0 }, view, before);
  const [question] = view.prompts;
  const ask = question && promptOf(question.message);
  if (isAsked(state, question, ask)) return stay(state);
  const render = question && formats[question.format.is];
  const present = { ...state, flow: view.flow, unreadable: 0 };
  if (!ask || !render || render === 'cannot') return fail(present);
  return (render as Render)(present, question.format, { ask, view, before });
}

/** Also for a request that was voided or has nothing to ask any more: the caller must not notice (T27). */
function isAsked({ stage }: CallState, question: Question | undefined, ask: Prompt | undefined): boolean {
  if (stage.at === 'waiting') return !question || question.format.is === 'wait';
  return stage.at === 'entry' && (!question || ask?.id === stage.entry.ask.id);
}

function askDigits(state: CallState, { min, max, secret }: Format & { is: 'digits' | 'text' }, { ask, view, before }: Asked): Move {
  const entry: Entry = { ask, min, max, secret, claims: view.is === 'claim', again: view.again };
  const { stage } = state;
  return stage.at === 'judging' && stage.anew ? goOnAnew(state, stage.entry, entry) : askEntry(state, entry, before);
}

function awaitAnswer(state: CallState, _format: Format, { ask, before }: Asked): Move {
  const again: Prompt = ask.id === 'app-request' || ask.id === 'app-request-strict' ? { id: 'app-waiting', with: ask.with } : ask;
  return { state: { ...state, stage: { at: 'waiting', again } }, turn: awaitingAnswer([...before, ask]), commands: [] };
}

export function hearWaiting(settings: PhoneSettings, state: CallState, again: Prompt, { keys, ended }: CallEvent & { is: 'input' }): Move {
  if (ended === 'said') return stay(state);
  if (ended === 'key' && meaningOf(settings, keys) === 'unidentified') return leave(state);
  return { state, turn: awaitingAnswer([again]), commands: [] };
}

/** One result, said once (S13). */
function finish(settings: PhoneSettings, state: CallState, { outcome, flow, plan }: View, before: readonly Prompt[]): Move {
  const over = { ...state, flow: null };
  if (state.blocking) return askWhetherToBlock(state, flow, before);
  if (outcome !== 'identified') return refuse(over, plan, [...before, { id: 'one-moment' }, { id: 'not-identified' }]);
  const say: Prompt[] = [...before, { id: 'one-moment' }, { id: 'identified' }];
  const identified = { ...over, identified: { flow, plan } };
  if (state.advisor !== null) return backToAdvisor(identified, say);
  return settings.reasons.length > 0 ? askMenu(identified, 'reason', say) : toQueue(identified, say, null);
}

function refuse(state: CallState, plan: string, say: readonly Prompt[]): Move {
  const failed = [...state.failed, plan];
  const refused = { ...state, failed };
  const move =
    state.advisor !== null
      ? backToAdvisor(refused, say)
      : failed.length >= triesAtMost
        ? toQueue(refused, [...say, { id: 'to-a-person' }], null)
        : askMenu(refused, 'try-again', say);
  return { ...move, notes: { failed } };
}

/** Identification does not work: said once, and a person. */
export function fail(state: CallState): Move {
  if (state.stage.at === 'queue' || state.stage.at === 'talking') return stay(state);
  return giveUp(state, [{ id: 'not-working' }]);
}
