import type { Json, Time } from '../json.ts';
import type { Identified } from './calls.ts';
import type { CredentialRecord } from './credentials.ts';
import type { Effects } from './effects.ts';
import type { FlowRecord } from './flows.ts';
import type { Reservation, Settlement } from './tries.ts';

/** What one step asked. Its data is sealed; it takes one answer (I2), and only while it is its flow's newest. */
export type ChallengeRecord = {
  readonly id: string;
  readonly flow: string;
  readonly authenticator: string;
  /** Only in mode live: pretended and mute questions belong to nobody and are in nobody's list. */
  readonly customer: string | null;
  readonly sealed: string;
  readonly opened: Time;
  readonly expires: Time;
};

/** A conditional write of the deciding transaction. One that changes no row makes the whole decision fail with 'spent'. */
export type Use =
  | { readonly is: 'once'; readonly of: string; readonly mark: string }
  | { readonly is: 'counter'; readonly of: string; readonly value: number }
  | { readonly is: 'add'; readonly credential: CredentialRecord; readonly atMost: number }
  /** `sealed` and `expires` stay as they are where they are not given. */
  | {
      readonly is: 'change';
      readonly credential: string;
      readonly version: number;
      readonly state: Json;
      readonly sealed?: string;
      readonly expires?: Time | null;
    }
  /** Ends a credential: changes a row only if it had not ended (a code table whose successor is activated, T21). */
  | { readonly is: 'end'; readonly credential: string; readonly at: Time }
  /** A lock or pause of this budget did not come while the identification went on (T12). */
  | { readonly is: 'not-locked'; readonly of: string; readonly kind: string; readonly now: Time }
  /** Opens a lock or ends a pause, and leaves the tries of an open budget alone; never fails (I6). */
  | { readonly is: 'open-lock'; readonly of: string; readonly kind: string; readonly now: Time }
  /** Gives back the wrong tries reserved before, as a right answer does; a lock, or a pause that runs, stays (I5). Never fails. */
  | { readonly is: 'forgive'; readonly of: string; readonly kind: string; readonly before: Time }
  /**
   * The credential has not ended or expired: a phone that was taken away meanwhile proves nothing (T12). `state`: what its state must
   * still say, where it can be blocked and is kept.
   */
  | { readonly is: 'held'; readonly credential: string; readonly now: Time; readonly state?: { readonly [name: string]: string } }
  | { readonly is: 'in-force'; readonly customer: string }
  /** This session has not ended or expired: who has logged out gets nothing more in its name (T12). */
  | { readonly is: 'logged-in'; readonly session: string; readonly now: Time }
  /** Recorded once for each version (K10, K16); never fails. */
  | { readonly is: 'agree'; readonly customer: string; readonly to: string; readonly version: string; readonly at: Time }
  /** Alive, and nobody else's already (I1). */
  | { readonly is: 'identify-call'; readonly call: string; readonly identified: Identified; readonly now: Time };

export type Taken =
  | { readonly is: 'taken'; readonly tryId: string | null }
  | { readonly is: 'gone' }
  | { readonly is: 'full' }
  | { readonly is: 'locked' };

export type Decision = Effects & {
  readonly challenge: string;
  /** The flow after the answer, from `version - 1`. Absent when the challenge is given back for another answer. */
  readonly flow?: FlowRecord;
  readonly uses: readonly Use[];
  readonly settle?: Settlement;
  /** The next question of that flow, asked in the same stroke. */
  readonly open?: ChallengeRecord;
};

export interface Challenges {
  find(id: string): Promise<ChallengeRecord | undefined>;
  /** Open, unanswered, unexpired questions of flows that go on, the oldest first: what waits for the app (S10). */
  waiting(customer: string, authenticator: string, now: Time): Promise<readonly ChallengeRecord[]>;
  /**
   * T1 of deciding: takes the challenge and reserves a try, both or neither, before any secret is looked at (I3).
   * 'gone': answered, expired, followed by a newer one, or of a flow that is over. 'full': open tries fill the budget,
   * ask again when one is settled.
   * 'locked': wrong tries have used it up; the challenge is taken all the same, so the answer is refused unevaluated.
   */
  take(id: string, now: Time, reservation: Reservation | null): Promise<Taken>;
  /**
   * T2 of deciding: all uses, the settled try, the flow, the next question and the audit in one transaction.
   * 'spent': a use changed no row, or the try counts as wrong already (an orphan's) and is not to be settled so; 'stale':
   * the flow had moved, or the challenge is not taken. In both cases nothing was written.
   */
  decide(decision: Decision): Promise<'decided' | 'spent' | 'stale'>;
}
