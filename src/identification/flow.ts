import type { BudgetKey, Json, OutboxMessage, Time, Use } from '#ports';

/**
 * `app` is the app's own pages (enrolling); requests that wait in the app belong to the channel that caused them. `ciba`: a client of
 * the OpenID Provider that talks with the customer by its own means.
 */
export type Channel = 'phone' | 'web' | 'app' | 'api' | 'ciba';
/**
 * 'change': a step-up in a session, for what `about` says. 'block': whoever shows one right secret may block (never more).
 * 'identify': a client asks who it is talking with. 'pay': what `about` says is paid.
 */
export type Purpose = 'call' | 'login' | 'enrol' | 'change' | 'block' | 'identify' | 'pay';

/** Strong authentication: two elements of different kinds (RTS art. 4(1)). */
export type Least = 'loa2';

/** Drawn: decided at the claim, alike for known and unknown (S59). Noted: said by an accepted proof, so only after the last proof (S52). */
export type When = { readonly drawn: string } | { readonly noted: string };

export type Step =
  /** Says who, proves nothing. By 'session': given by whoever is logged in, typed by nobody. */
  | { readonly do: 'claim'; readonly by: readonly string[] }
  /** `again`: how often it may be sent anew. `together`: on the claim's page (K4). `with: 'claim'`: what was claimed is itself the answer (D1's call code). */
  | {
      readonly do: 'prove';
      readonly by: string;
      readonly again?: number;
      readonly together?: true;
      readonly with?: 'claim';
      readonly when?: When;
    }
  /** A new secret that the customer chooses. */
  | { readonly do: 'renew'; readonly what: string; readonly when?: When }
  /** One that is made for them, shown here and noted by them (K9, K10). */
  | { readonly do: 'give'; readonly what: string; readonly when?: When }
  /** Recorded with the version of what is agreed to. */
  | { readonly do: 'agree'; readonly to: string; readonly when?: When };

export type Plan = {
  readonly name: string;
  readonly channels: readonly Channel[];
  readonly purposes: readonly Purpose[];
  readonly steps: readonly Step[];
  /** Other ways offered beside it (D15), and ways a claim may turn out to mean. */
  readonly instead?: readonly string[];
  /** It can only follow an identification by one of these plans, in the same session and for the same customer (K11 after K8–K10). */
  readonly after?: readonly string[];
  /** What it aims at; the answer's own is computed from the proofs. */
  readonly acr: string;
};

/** What the user really showed. 'user-verified' is WebAuthn's one bit: a finger, a face or the screen lock, nobody can tell which (D19). */
export type Element = 'knowledge' | 'possession' | 'inherence' | 'user-verified';

export type Proof = {
  readonly by: string;
  readonly credential: string;
  readonly elements: readonly Element[];
  readonly amr: readonly string[];
  readonly at: Time;
  /** Where its wrong tries were counted: a lock of it that came meanwhile undoes the proof (T12). Null: a budget of all callers together. */
  readonly budget: BudgetKey | null;
};

/** What is carried until the end: single uses and messages of the accepted steps, for the very transaction that identifies. */
export type Later = { readonly uses: readonly Use[]; readonly messages: readonly Pick<OutboxMessage, 'kind' | 'body'>[] };

/** An identification belongs to one call or one session and dies with it (I9). */
export type BoundTo = { readonly call: string } | { readonly session: string };

export type Doom = { readonly why: string; readonly lasting: boolean };

/** The identification that came before, and whom it has identified. */
export type Followed = { readonly flow: string; readonly customer: string };

/** The whole state of one identification as plain data. Holds no secret: answers never enter it, only verdicts. */
export type Flow = {
  readonly id: string;
  readonly plan: string;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly boundTo: BoundTo;
  /** What it is for, where the purpose alone does not say it: the change that is confirmed. No secret in clear. */
  readonly about?: Json;
  /** What whoever asks needs at least: no step is left out by risk. */
  readonly least?: Least;
  readonly steps: readonly Step[];
  readonly at: number;
  /** `ref` is a keyed hash of what was typed; `customer` null if nobody has that identifier. */
  readonly claimed?: { readonly ref: string; readonly customer: string | null };
  /** Where its plan must come after another: that identification, and whom it has identified; this one can identify nobody else. */
  readonly follows?: Followed;
  readonly notes: readonly string[];
  readonly proofs: readonly Proof[];
  readonly later: Later;
  /**
   * The open question, from `since` until `expires`. `left`: how often it can be sent anew. `voided`: the app said no; the caller hears of it
   * when an unknown code would, at the end (T27).
   */
  readonly asked?: {
    readonly challenge: string | null;
    readonly since: Time;
    readonly expires: Time;
    readonly left: number;
    readonly voided?: true;
  };
  /** A step was rejected: the flow goes on to its end all the same and is refused there (D6). */
  readonly doomed?: Doom;
  readonly outcome?: 'identified' | 'refused' | 'ended';
  /** Why it ended, for the desk of an identified caller and for the audit, never for the caller. */
  readonly why?: string;
  readonly expires: Time;
};

export type EndReason = 'hung-up' | 'left' | 'expired';
export type VoidReason = 'declined' | 'not-me' | 'wrong-digits';

export type Judged =
  | { readonly verdict: 'accepted'; readonly proof: Proof; readonly notes: readonly string[]; readonly later: Later }
  | { readonly verdict: 'rejected'; readonly why: string };

export type FlowEvent =
  | {
      readonly is: 'claimed';
      readonly ref: string;
      readonly customer: string | null;
      readonly refuse?: string;
      readonly drawn: readonly string[];
    }
  | { readonly is: 'asked'; readonly challenge: string; readonly since: Time; readonly expires: Time }
  | ({ readonly is: 'judged'; readonly challenge: string } & Judged)
  /** The app said no, or said it wrongly: nothing can approve any more, and the question stays for the caller's ear. */
  | { readonly is: 'voided'; readonly challenge: string; readonly why: string }
  /** A renew, give or agree step is done; `uses` make it so, at the end, and then `messages` leave. */
  | { readonly is: 'done'; readonly uses: readonly Use[]; readonly messages?: Later['messages'] }
  | { readonly is: 'again' }
  | { readonly is: 'switched'; readonly to: Plan }
  | { readonly is: 'ended'; readonly why: EndReason };
