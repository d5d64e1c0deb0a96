import { type Column, type Language, languages, say } from '#texts';
import { type Filling, fillChoice, fillCode, fillColumn, fillNumber, fillSpelledColumn, highestNumber } from './gaps.ts';
import type { Key, PromptSettings, Way } from './prompt-settings.ts';
import { type SentenceId, sentences } from './sentences.ts';

/** One sentence of a prompt, the name under which it is recorded, and what fills its gaps. */
export type Passage = { language: Language; name: string; sentence: string; gaps: Record<string, Filling> };

/** What a call must give to the prompts that have gaps of their own. */
export type Filled = {
  cell: { column: Column; row: number };
  'app-request': { code: string };
  'app-request-strict': { code: string };
  'app-waiting': { code: string };
  'box-challenge': { code: string };
  'queue-place': { place: number };
};

export type Context = { language: Language; settings: PromptSettings };

const menuSentence = {
  app: 'menu-app',
  'code-table': 'menu-code-table',
  'code-box': 'menu-box',
  unidentified: 'menu-unidentified',
  block: 'menu-block',
} satisfies Record<Way, SentenceId>;

const againSentence = { ...menuSentence, app: 'try-again-app', unidentified: 'try-again-unidentified' } satisfies Record<Way, SentenceId>;

export function makePassage({ language, settings }: Context, id: SentenceId, gaps: Passage['gaps'] = {}): Passage {
  return { language, name: id, sentence: say(sentences, language, id, settings.brand), gaps };
}

/** What the call chooses among: the ways, in the order the bank has put them. */
export function makeMenu(context: Context): Passage[] {
  return context.settings.ways.map(({ key, way }) => makeChoice(context, menuSentence[way], key));
}

export function makeTryAgain(context: Context): Passage[] {
  const ways = context.settings.ways.filter(({ way }) => way !== 'block');
  return [makePassage(context, 'try-again'), ...ways.map(({ key, way }) => makeChoice(context, againSentence[way], key))];
}

/** In mid-call: whoever talks to an advisor needs no key to block. */
export function makeStepUpMenu(context: Context): Passage[] {
  return makeMenu({ ...context, settings: { ...context.settings, ways: context.settings.ways.filter(({ way }) => way !== 'block') } });
}

/** Each language in its own voice; to a caller who hears English the two others are offered in short. */
export function offerLanguages({ language, settings }: Context): Passage[] {
  const id = language === 'en' ? 'this-language-short' : 'this-language';
  return languages.filter((other) => other !== language).map((other) => makePassage({ language: other, settings }, id));
}

export function makeReasons(context: Context): Passage[] {
  const { language, settings } = context;
  if (settings.reasons.length > 9) throw new RangeError('There are keys for nine reasons.');
  const reasons = settings.reasons.map(({ id, name }, index) => ({
    language,
    name: `reason-${id}`,
    sentence: `${name[language]}: {choose}.`,
    gaps: { choose: fillChoice(language, String(index + 1) as Key) },
  }));
  return [makePassage(context, 'reason'), ...reasons];
}

export function makeCell(context: Context, { column, row }: Filled['cell']): Passage[] {
  const { language } = context;
  const gaps = {
    column: fillColumn(language, column),
    row: fillNumber(language, row),
    spelled: fillSpelledColumn(language, column),
  };
  return [makePassage(context, 'cell', gaps)];
}

/** A sentence in which digits are said. */
export function makeRequest(id: 'app-request' | 'app-request-strict' | 'app-waiting' | 'box-challenge') {
  return (context: Context, { code }: { code: string }): Passage[] => [
    makePassage(context, id, { code: fillCode(context.language, code) }),
  ];
}

export function makeQueuePlace(context: Context, { place }: Filled['queue-place']): Passage[] {
  if (place > highestNumber) return [makePassage(context, 'queue-place-far')];
  return [makePassage(context, 'queue-place', { place: fillNumber(context.language, place) })];
}

/** Where way 5 has no key of its own, 0 is the same way, unannounced. */
export function makeLettersInUserCode(context: Context): Passage[] {
  const key = keyOf(context, 'unidentified') ?? '0';
  return [makePassage(context, 'letters-in-user-code', { key: fillNumber(context.language, Number(key)) })];
}

/** Blocking works day and night. Other hours than those of the recording are not said. */
export function makeClosed(context: Context): Passage[] {
  const key = keyOf(context, 'block');
  return [
    makePassage(context, context.settings.saysHours ? 'closed' : 'closed-now'),
    ...(key === undefined ? [] : [makeChoice(context, 'menu-block', key)]),
  ];
}

/** Whoever has a box has no user code; a bank without boxes does not speak of them. */
export function makeBlockStart(context: Context): Passage[] {
  const hasBoxes = keyOf(context, 'code-box') !== undefined;
  return [makePassage(context, 'block-start'), ...(hasBoxes ? [makePassage(context, 'block-start-box')] : [])];
}

function makeChoice(context: Context, id: SentenceId, key: Key): Passage {
  return makePassage(context, id, { choose: fillChoice(context.language, key) });
}

function keyOf({ settings }: Context, wanted: Way): Key | undefined {
  return settings.ways.find(({ way }) => way === wanted)?.key;
}
