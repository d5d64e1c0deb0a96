import type { View } from '#identification';
import type { CallNotes, CallRecord, Time } from '#ports';
import type { Language } from '#texts';
import type { Prompt } from './prompts/prompts.ts';
import type { Turn } from './turn.ts';

export type Ended = 'hash' | 'key' | 'silence' | 'star' | 'said';
export type Menu = 'ways' | 'try-again' | 'step-up' | 'reason' | 'closed' | 'block-confirm';

/** A question that is answered with digits. `claims`: it asks who, not for a proof. `again`: how often the engine would send it anew. */
export type Entry = {
  readonly ask: Prompt;
  readonly min: number;
  readonly max: number;
  readonly secret: boolean;
  readonly claims: boolean;
  readonly again: number;
};

/** Where a call stands. */
export type Stage =
  | { readonly at: 'menu'; readonly menu: Menu }
  /** A flow is being begun; `before` is said before its first question. */
  | { readonly at: 'beginning'; readonly before: readonly Prompt[] }
  /** `reminded`: of the hash. `waited`: how long no key has come, ms. */
  | { readonly at: 'entry'; readonly entry: Entry; readonly reminded: boolean; readonly waited: number }
  /** `anew`: the question is being sent once more. */
  | { readonly at: 'judging'; readonly entry: Entry; readonly anew: boolean }
  /** The agreement is being blocked. */
  | { readonly at: 'blocking' }
  /** The answer comes by another door; `again` is what is said every fifteen seconds. */
  | { readonly at: 'waiting'; readonly again: Prompt }
  | { readonly at: 'queue'; readonly saying: boolean }
  | { readonly at: 'talking' }
  | { readonly at: 'over' };

/** A whole call as plain data. It never holds what was keyed, nor who the caller is (I7, I8). */
export type CallState = {
  readonly language: Language;
  readonly stage: Stage;
  /** Answers in a row that could not be read. */
  readonly unreadable: number;
  /** Refused identifications, by plan. */
  readonly failed: readonly string[];
  readonly flow: string | null;
  /** Codes that were sent anew in this call. */
  readonly sentAnew: number;
  /** Began outside the opening hours: there is nobody to wait for. */
  readonly closed: boolean;
  /** Key 4. `flow`: the identification whose customer is to be blocked, once all was asked; whether it was right is not said (D6). */
  readonly blocking: { readonly flow: string | null } | null;
  /** The identification that succeeded in this call. */
  readonly identified: { readonly flow: string; readonly plan: string } | null;
  readonly advisor: string | null;
  /** Parked by the advisor. */
  readonly held: boolean;
  /** In the queue: the place, and the one that was told last. */
  readonly place: number | null;
  readonly told: number | null;
  /** Whether `never-ask` was said (S36). */
  readonly warned: boolean;
  /** Until when a late `#` is swallowed. */
  readonly swallow: Time;
  readonly hears: string;
};

export type CallEvent =
  /** What the collector gathered. */
  | { readonly is: 'input'; readonly keys: string; readonly ended: Ended }
  /** What `beginFlow` began. */
  | { readonly is: 'begun'; readonly view: View }
  /** The identification stands so now, after a command or by itself. */
  | { readonly is: 'view'; readonly view: View }
  | { readonly is: 'malformed' }
  /** What became of `block`. */
  | { readonly is: 'blocked'; readonly done: boolean }
  /** A command takes longer than a silence may last. */
  | { readonly is: 'slow' }
  | { readonly is: 'taken'; readonly advisor: string }
  | { readonly is: 'held'; readonly held: boolean }
  /** To another advisor. `identified`: whether the caller still is (I9). */
  | { readonly is: 'transferred'; readonly advisor: string; readonly identified: boolean }
  /** The advisor's own telephone did not answer. */
  | { readonly is: 'released' }
  | { readonly is: 'wished'; readonly wish: NonNullable<CallRecord['wish']> }
  | { readonly is: 'queue-place'; readonly place: number }
  /** Identification does not work: a store is out of order. */
  | { readonly is: 'failed' }
  /** The call's lease ran out, and it goes on as a new, unidentified one. */
  | { readonly is: 'lost' };

/** What the line is to do. `claim` and `answer` are the only places where keyed digits stand. */
export type Command =
  | { readonly do: 'note'; readonly notes: CallNotes }
  /** `as`: who it is comes from that earlier flow of this call. */
  | { readonly do: 'beginFlow'; readonly plan: string; readonly purpose: 'call' | 'block'; readonly as: string | null }
  | { readonly do: 'claim'; readonly flow: string; readonly value: string }
  | { readonly do: 'answer'; readonly flow: string; readonly value: string }
  | { readonly do: 'again'; readonly flow: string }
  /** No answer will come: to its one answer. */
  | { readonly do: 'give-up'; readonly flow: string }
  | { readonly do: 'endFlow'; readonly flow: string }
  /** Blocks the agreement of whom this flow has identified; nobody's, if it has not. */
  | { readonly do: 'block'; readonly flow: string }
  | { readonly do: 'queue'; readonly reason: string | null }
  | { readonly do: 'hangUp'; readonly why: string };

/** What follows from an event; without a turn the caller goes on hearing what was begun. */
export type Move = { readonly state: CallState; readonly turn?: Turn; readonly commands: readonly Command[]; readonly notes?: CallNotes };

export function stay(state: CallState): Move {
  return { state, commands: [] };
}
