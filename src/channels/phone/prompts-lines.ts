import { type Column, type Language, languages, say } from '#texts';
import { type Filling, fillChoice, fillCode, fillColumn, fillNumber, fillSpelledColumn, highestNumber } from './prompts-gaps.ts';
import { type SentenceId, sentences } from './prompts-sentences.ts';
import type { Key, PromptSettings, Way } from './prompts-settings.ts';

/** One sentence of a prompt, the name under which it is recorded, and what fills its gaps. */
export type Line = { language: Language; name: string; sentence: string; gaps: Record<string, Filling> };

/** What a call must give to the prompts that have gaps of their own. */
export type Filled = {
  cell: { column: Column; row: number };
  'app-request': { code: string };
  'app-request-strict': { code: string };
  'app-waiting': { code: string };
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

export function makeLine({ language, settings }: Context, id: SentenceId, gaps: Line['gaps'] = {}): Line {
  return { language, name: id, sentence: say(sentences, language, id, settings.brand), gaps };
}

/** What the call chooses among: the ways, in the order the bank has put them. */
export function makeMenu(context: Context): Line[] {
  return context.settings.ways.map(({ key, way }) => makeChoice(context, menuSentence[way], key));
}

export function makeTryAgain(context: Context): Line[] {
  const ways = context.settings.ways.filter(({ way }) => way !== 'block');
  return [makeLine(context, 'try-again'), ...ways.map(({ key, way }) => makeChoice(context, againSentence[way], key))];
}

/** Each language in its own voice; to a caller who hears English the two others are offered in short. */
export function offerLanguages({ language, settings }: Context): Line[] {
  const id = language === 'en' ? 'this-language-short' : 'this-language';
  return languages.filter((other) => other !== language).map((other) => makeLine({ language: other, settings }, id));
}

export function makeReasons(context: Context): Line[] {
  const { language, settings } = context;
  if (settings.reasons.length > 9) throw new RangeError('There are keys for nine reasons.');
  const lines = settings.reasons.map(({ id, name }, index) => ({
    language,
    name: `reason-${id}`,
    sentence: `${name[language]}: {choose}.`,
    gaps: { choose: fillChoice(language, String(index + 1) as Key) },
  }));
  return [makeLine(context, 'reason'), ...lines];
}

export function makeCell(context: Context, { column, row }: Filled['cell']): Line[] {
  const { language } = context;
  const gaps = {
    column: fillColumn(language, column),
    row: fillNumber(language, row),
    spelled: fillSpelledColumn(language, column),
  };
  return [makeLine(context, 'cell', gaps)];
}

export function makeRequest(id: 'app-request' | 'app-request-strict' | 'app-waiting') {
  return (context: Context, { code }: { code: string }): Line[] => [makeLine(context, id, { code: fillCode(context.language, code) })];
}

export function makeQueuePlace(context: Context, { place }: Filled['queue-place']): Line[] {
  if (place > highestNumber) return [makeLine(context, 'queue-place-far')];
  return [makeLine(context, 'queue-place', { place: fillNumber(context.language, place) })];
}

/** Where way 5 has no key of its own, 0 is the same way, unannounced. */
export function makeLettersInUserCode(context: Context): Line[] {
  const key = keyOf(context, 'unidentified') ?? '0';
  return [makeLine(context, 'letters-in-user-code', { key: fillNumber(context.language, Number(key)) })];
}

/** Blocking works day and night. */
export function makeClosed(context: Context): Line[] {
  const key = keyOf(context, 'block');
  return [makeLine(context, 'closed'), ...(key === undefined ? [] : [makeChoice(context, 'menu-block', key)])];
}

function makeChoice(context: Context, id: SentenceId, key: Key): Line {
  return makeLine(context, id, { choose: fillChoice(context.language, key) });
}

function keyOf({ settings }: Context, wanted: Way): Key | undefined {
  return settings.ways.find(({ way }) => way === wanted)?.key;
}
