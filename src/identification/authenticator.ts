import type { Policy } from '#policy';
import type { Json, Keys, OutboxMessage, Random, Time, Use } from '#ports';
import type { Channel, Element, Purpose } from './flow.ts';
import type { Answer, FormatName, Prompt } from './prompt.ts';

/**
 * live: for real. mute: known, but doomed: the real question, nothing sent, compared with a pretended credential.
 * pretend: unknown, or without such a credential: everything from a keyed hash.
 */
export type Mode = 'live' | 'mute' | 'pretend';

/** One customer's instance of an authenticator. `sealed` is opened with `context.keys` and the credential's id as context. */
export type Credential = { readonly id: string; readonly version: number; readonly state: Json; readonly sealed: string };

export type Verdict =
  /** `uses` are the one-time things: conditional writes of the deciding transaction. One that changes no row makes it a rejection. */
  | {
      readonly is: 'accepted';
      readonly credential: string;
      readonly uses: readonly Use[];
      readonly elements: readonly Element[];
      readonly amr: readonly string[];
      readonly notes?: readonly string[];
    }
  /** `why` is for the audit and for staff of an identified caller, never for the customer. */
  | { readonly is: 'rejected'; readonly why: string }
  /** Counted as wrong, but the question stays open: a mistyped own code on the customer's own phone. Only for answers by the app. */
  | { readonly is: 'retry'; readonly why: string };

export type Context = {
  readonly now: Time;
  readonly random: Random;
  readonly keys: Keys;
  readonly policy: Policy;
  readonly channel: Channel;
  readonly purpose: Purpose;
  /** Null when the customer is pretended. */
  readonly customer: string | null;
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
  readonly asks: readonly FormatName[];
  /**
   * Whose wrong tries fill what (I3): one budget for all a stranger can try, one per phone, or one of its own. 'everybody': one
   * for all callers together and each window of time, where the answer itself says who, so that a random hit would be somebody.
   */
  readonly budget: 'strangers' | 'device' | 'own' | 'everybody';
  /** How many wrong tries a budget of its own takes; without this, as many as a stranger's. */
  ownTries?(policy: Policy): Policy['strangersTries'];
  /** How long the question stays open, ms. */
  patience(policy: Policy): number;
  /** What a customer who has none seems to have: derived from the seed only, and as costly to check as a real one. */
  pretend(seed: Uint8Array): Credential;
  /** The challenge's data; the engine seals it. No effect outside. */
  begin(credentials: readonly Credential[], context: Context): Data;
  ask(data: Data, context: Context): Prompt;
  /** What is sent along, in mode live only; the outbox carries it. */
  deliver?(data: Data, context: Context): Pick<OutboxMessage, 'kind' | 'body'>;
  /** May hash slowly: it runs after the try is reserved and outside any transaction. */
  check(data: Data, credentials: readonly Credential[], answer: Answer, context: Context): Promise<Verdict>;
}

/** Takes a typed list of authenticators of different data as one. */
export function anyAuthenticator<Data extends Json>(authenticator: Authenticator<Data>): Authenticator {
  return authenticator as unknown as Authenticator;
}
