import type { Policy } from '#policy';
import type { Identifier, Json, Keys, OutboxMessage, Random, Time, Use } from '#ports';
import type { Channel, Element, Followed, Later, Purpose } from './flow.ts';
import type { Answer, FormatName, Prompt } from './prompt.ts';

/**
 * live: for real. mute: known, but doomed: the real question, nothing sent, compared with a pretended credential.
 * pretend: unknown, or without such a credential: everything from a keyed hash.
 */
export type Mode = 'live' | 'mute' | 'pretend';

/** One customer's instance of an authenticator. `sealed` is opened with `context.keys` and the credential's id as context. */
export type Credential = {
  readonly id: string;
  readonly version: number;
  readonly state: Json;
  readonly sealed: string;
  /** How far its counter has been raised by uses; absent: 0. */
  readonly counter?: number;
};

/** Whose wrong tries fill what (I3): one budget for all a stranger can try, one per phone, one of its own, or one of all callers together. */
export type Budget = 'strangers' | 'device' | 'own' | 'everybody';

export type Verdict =
  /**
   * `uses` are the one-time things: conditional writes of the deciding transaction. One that changes no row makes it a rejection.
   * `later` are those of the transaction that identifies: a wrong answer after it, or a hang-up, leaves them undone (T19).
   */
  | {
      readonly is: 'accepted';
      readonly credential: string;
      readonly uses: readonly Use[];
      readonly later?: Partial<Later>;
      readonly elements: readonly Element[];
      readonly amr: readonly string[];
      readonly notes?: readonly string[];
    }
  /**
   * `why` is for the audit and for staff of an identified caller, never for the customer. `guessed: false`: it was no guess at anything
   * that this customer has, and fills no budget.
   */
  | { readonly is: 'rejected'; readonly why: string; readonly guessed?: false }
  /** Counted as wrong, but the question stays open: a mistyped own code on the customer's own phone. Only for answers by the app. */
  | { readonly is: 'retry'; readonly why: string };

export type Context = {
  readonly now: Time;
  readonly random: Random;
  readonly keys: Keys;
  readonly policy: Policy;
  readonly channel: Channel;
  readonly purpose: Purpose;
  /** Who it is was said by the session they are logged in with, and typed by nobody. */
  readonly inSession: boolean;
  /** What a change is about; null where the purpose says it all. */
  readonly about: Json;
  /** What was drawn at the claim and noted by proofs, e.g. 'sms' (S59). */
  readonly notes: readonly string[];
  /** Null when the customer is pretended. */
  readonly customer: string | null;
  /** The identification that this one follows (Plan.after), and whom it has identified; null where none came before. */
  readonly follows: Followed | null;
  readonly flow: string;
  /** The challenge being asked or answered. */
  readonly challenge: string;
  readonly expires: Time;
};

/**
 * One way to prove. It writes, sends and counts nothing: single use, budgets, locks, expiry, order, sending, decoys and
 * the answer are the engine's, once for all.
 */
export interface Authenticator<Data extends Json = Json> {
  readonly name: string;
  /** Whose credentials and budget it asks for, where it is another question about the same thing: two codes of a box in a row. */
  readonly of?: string;
  readonly asks: readonly FormatName[];
  /**
   * Chosen by the shape of the answer alone, before it is compared. 'everybody': one for each window of time, where the answer
   * itself says who, so that a random hit would be somebody.
   */
  budget(answer: Answer, policy: Policy): Budget;
  /** How many wrong tries a budget of its own takes; without this, as many as a stranger's. */
  ownTries?(policy: Policy): Policy['strangersTries'];
  /**
   * Those of whoever has shown nothing before it but a number that others know: they fill a room apart, or anybody could close with
   * it what only the customer has (D7). Without this they fill its own.
   */
  aloneTries?(policy: Policy): Policy['strangersTries'];
  /** Whoever fills its own budget knows the rest: its owner is warned as of what a stranger has filled (RTS art. 4(4)). */
  readonly warns?: true;
  /** How long the question stays open, ms. */
  patience(policy: Policy): number;
  /** False for one that is there but cannot be asked for: a table that is not activated, or used up. */
  works?(credential: Credential, policy: Policy): boolean;
  /** What the state of one that has proved something goes on saying, where it can be blocked and is kept (T12, K37). */
  readonly stays?: Readonly<Record<string, string>>;
  /** True for one that is worth nothing unless every step is asked that may be left out by risk: a password that others know (D3). */
  needsAll?(credential: Credential): boolean;
  /**
   * What a customer who has none seems to have: derived from the seed, and as costly to check as a real one. What moves on at a
   * customer's pace (T19) does so by `now`, and stands still where a customer's would, from `locked` on.
   */
  pretend(seed: Uint8Array, about: Pretence): Promise<Credential> | Credential;
  /** The challenge's data; the engine seals it. No effect outside. */
  begin(credentials: readonly Credential[], context: Context): Data;
  ask(data: Data, context: Context): Prompt;
  /**
   * Where the answer itself says who (`with: 'claim'`) and nobody types it: the look-up value of the credential in it. Undefined for what
   * has not the form of an answer.
   */
  names?(answer: Json): string | undefined;
  /** What is sent along, in mode live only; the outbox carries it. */
  deliver?(data: Data, context: Context): Pick<OutboxMessage, 'kind' | 'body'>;
  /** May hash slowly: it runs after the try is reserved and outside any transaction. */
  check(data: Data, credentials: readonly Credential[], answer: Answer, context: Context): Promise<Verdict>;
  /** How a new secret is asked for. */
  askNew?(policy: Policy, person: Person): Prompt;
  /** A new secret in place of the old one (S52, K12). `why` is the id of a sentence for the customer. */
  renew?(credentials: readonly Credential[], secret: string, person: Person, context: Context): Promise<Renewal>;
  /** A secret that is made for the customer (K9): what is shown, the same however often it is looked at, and what makes it so. */
  give?: {
    show(context: Context): Promise<Prompt>;
    make(credentials: readonly Credential[], context: Context): Promise<Later>;
  };
}

/** `locked`: since when the budget of what was claimed is; null: it is open. */
export type Pretence = { readonly keys: Keys; readonly now: Time; readonly policy: Policy; readonly locked: Time | null };

/** What a secret must not be made of (D4). `born`: YYYY-MM-DD. */
export type Person = { readonly born: string | null; readonly identifiers: readonly Identifier[] };

/** `messages`: what the customer is told of it, once it is so. */
export type Renewal =
  | { readonly is: 'renewed'; readonly uses: readonly Use[]; readonly messages?: Later['messages'] }
  | { readonly is: 'refused'; readonly why: string };

/** Takes a typed list of authenticators of different data as one. */
export function anyAuthenticator<Data extends Json>(authenticator: Authenticator<Data>): Authenticator {
  return authenticator as unknown as Authenticator;
}
