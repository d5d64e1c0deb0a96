import type { Prompt } from './prompts/prompts.ts';

/** What the collector gathers: `first` and `between` are the patience before the first key and between keys, ms. */
export type Collect = {
  readonly min: number;
  readonly max: number;
  /** Whether `#` ends it; else the last key does. */
  readonly hash: boolean;
  readonly first: number;
  readonly between: number;
  /** A secret of the customer: in no recording, log or transcript (I8). */
  readonly secret: boolean;
  /** The digits keyed so far stay in the collector. */
  readonly keep: boolean;
  /** A `#` before any digit in the first so many ms belongs to the entry before, which was taken without it. */
  readonly swallow: number;
};

/** What the caller hears next, by ids; step.ts makes words and recordings of it. */
export type Turn = {
  readonly say: readonly Prompt[];
  readonly collect: Collect | null;
  /** After what is said: nothing but an open question is silent for more than three seconds. */
  readonly sound: 'waiting' | null;
  /** The advisor the caller is put through to, after what is said; parked while `sound` is 'waiting'. */
  readonly talk: { readonly advisor: string } | null;
  readonly over: null | 'ended';
};

const menuPatience = 8_000;
const waitingPatience = 15_000;
const queuePatience = 60_000;

/** After a `press-hash`, an entry of allowed length is taken. */
export const hashPatience = 10_000;

const silent = { sound: null, talk: null, over: null } as const;
const oneKey = (first: number): Collect => ({
  min: 1,
  max: 1,
  hash: false,
  first,
  between: 0,
  secret: false,
  keep: false,
  swallow: 0,
});

/** Said to its end, then the collector asks for more. */
export function saying(say: readonly Prompt[], sound: Turn['sound'] = null): Turn {
  return { ...silent, say, collect: null, sound };
}

export function askingKey(say: readonly Prompt[]): Turn {
  return { ...silent, say, collect: oneKey(menuPatience) };
}

export function askingDigits(say: readonly Prompt[], collect: Omit<Collect, 'hash' | 'swallow'>): Turn {
  return { ...silent, say, collect: { ...collect, hash: true, swallow: 0 } };
}

/** While the answer is waited for, which comes by another door: a person can be had at any moment. */
export function awaitingAnswer(say: readonly Prompt[]): Turn {
  return { ...silent, say, collect: oneKey(waitingPatience), sound: 'waiting' };
}

export function awaitingAdvisor(): Turn {
  return { ...silent, say: [], collect: oneKey(queuePatience), sound: 'waiting' };
}

export function talkingTo(advisor: string, say: readonly Prompt[], held = false): Turn {
  return { ...silent, say, collect: null, sound: held ? 'waiting' : null, talk: { advisor } };
}

export function ending(say: readonly Prompt[]): Turn {
  return { ...silent, say, collect: null, over: 'ended' };
}
