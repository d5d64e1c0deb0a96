import type { Language } from '#texts';
import type { Audio } from './gaps.ts';
import {
  type Context,
  type Filled,
  makeBlockStart,
  makeCell,
  makeClosed,
  makeLettersInUserCode,
  makeMenu,
  makePassage,
  makeQueuePlace,
  makeReasons,
  makeRequest,
  makeStepUpMenu,
  makeTryAgain,
  offerLanguages,
  type Passage,
} from './passages.ts';
import type { PromptSettings } from './prompt-settings.ts';
import { playPassages, writePassage } from './render.ts';
import { type SentenceId, sentenceIds } from './sentences.ts';

export type { Audio } from './gaps.ts';
export { pauses } from './pauses.ts';
export type { Key, PromptSettings, Reason, Way } from './prompt-settings.ts';
export { listRecordings, sounds } from './recordings.ts';

/** Sentences that are heard only inside another prompt. */
const parts = [
  'menu-app',
  'menu-code-table',
  'menu-box',
  'menu-unidentified',
  'menu-block',
  'try-again-app',
  'try-again-unidentified',
  'this-language',
  'this-language-short',
  'queue-place-far',
  'closed-now',
  'block-start-box',
] as const satisfies SentenceId[];

type WholeId = Exclude<SentenceId, (typeof parts)[number]>;

export type PromptId = WholeId | 'menu' | 'menu-other-languages' | 'step-up-menu';

export const promptIds: readonly PromptId[] = ['menu', 'menu-other-languages', 'step-up-menu', ...sentenceIds.filter(isWhole)];

type GivenTo<Id> = Id extends keyof Filled ? Filled[Id] : undefined;

/** A prompt as the call asks for it; some need what only the call knows. */
export type Prompt = { [Id in PromptId]: Id extends keyof Filled ? { id: Id; with: Filled[Id] } : { id: Id; with?: never } }[PromptId];

/** A prompt for eye and ear. */
export type Composed = {
  prompt: PromptId;
  language: Language;
  /** Written form: digits for number words, codes in groups. */
  text: string;
  /** The text with codes digit by digit, for a screen reader; only where that differs. */
  spelled?: string;
  /** The text by the language it is in; only where that is not the call's. */
  passages?: { language: Language; text: string }[];
  audio: Audio[];
};

/** The prompts that are more than one sentence without gaps. */
const composers: { [Id in PromptId]?: (context: Context, given: GivenTo<Id>) => Passage[] } = {
  menu: makeMenu,
  'menu-other-languages': offerLanguages,
  'step-up-menu': makeStepUpMenu,
  'try-again': makeTryAgain,
  reason: makeReasons,
  cell: makeCell,
  'app-request': makeRequest('app-request'),
  'app-request-strict': makeRequest('app-request-strict'),
  'app-waiting': makeRequest('app-waiting'),
  'box-challenge': makeRequest('box-challenge'),
  'queue-place': makeQueuePlace,
  'letters-in-user-code': makeLettersInUserCode,
  closed: makeClosed,
  'block-start': makeBlockStart,
};

/** A code, a row or a place that cannot be said throws: the call must not ask for it. */
export function compose(prompt: Prompt, language: Language, settings: PromptSettings): Composed {
  const spoken = passagesOf(prompt, { language, settings });
  const passages = spoken.map((passage) => ({ language: passage.language, text: writePassage(passage, 'written') }));
  const text = passages.map((passage) => passage.text).join(' ');
  const spelled = spoken.map((passage) => writePassage(passage, 'spelled')).join(' ');
  return {
    prompt: prompt.id,
    language,
    text,
    ...(spelled === text ? {} : { spelled }),
    ...(passages.every((passage) => passage.language === language) ? {} : { passages }),
    audio: playPassages(spoken),
  };
}

function passagesOf({ id, with: given }: Prompt, context: Context): Passage[] {
  // Prompt has paired each id with what its composer takes; TypeScript cannot follow the pair through a look-up.
  const composer = composers[id] as ((context: Context, given: Prompt['with']) => Passage[]) | undefined;
  return composer ? composer(context, given) : [makePassage(context, id as WholeId)];
}

function isWhole(id: SentenceId): id is WholeId {
  return !parts.some((part) => part === id);
}
