import type { Time } from '../json.ts';
import type { Effects } from './effects.ts';

/** How and how well a customer was identified: computed from what was really shown (N1, N8). */
export type Identified = {
  readonly customer: string;
  readonly plan: string;
  readonly acr: string;
  readonly amr: readonly string[];
  readonly elements: readonly string[];
  /** Which step showed which of them, in order (N8). */
  readonly shown: readonly { readonly by: string; readonly elements: readonly string[] }[];
  /** 'rts-10': fewer than two elements were asked for, because the browser is known (Delegated Regulation (EU) 2018/389 art. 10). */
  readonly exemption: 'rts-10' | null;
  readonly at: Time;
};

/** A call as every node and the desk see it. It is alive while it has not ended and its lease runs (S42, T38). */
export type CallRecord = {
  readonly id: string;
  /** The node that holds the line. */
  readonly node: string;
  readonly from: string | null;
  readonly to: string;
  readonly language: 'sv' | 'fi' | 'en';
  readonly opened: Time;
  readonly lease: Time;
  readonly ended: Time | null;
  /** What the caller hears now: a prompt's id, never digits. */
  readonly hears: string;
  /** Identifications that were refused in this call, by plan. */
  readonly failed: readonly string[];
  /** In whose name an identification runs or ran in this call; proves nothing (N3). */
  readonly claimed: string | null;
  readonly identified: Identified | null;
  readonly reason: string | null;
  readonly queued: Time | null;
  readonly advisor: string | null;
  readonly answered: Time | null;
  /** Parked by the advisor: the caller hears the waiting sound. */
  readonly held: boolean;
  /** When it was last handed on to another advisor. */
  readonly transferred: Time | null;
  /** The advisor whose own telephone did not answer, last. */
  readonly missed: string | null;
  /** What the desk wants of the line: the node that holds it acts and clears it. */
  readonly wish: 'identify' | 'end' | 'say-again' | null;
  /** 'not-in-a-call', 'declined', 'wrong-digits': what the app answered about this call. */
  readonly alerts: readonly string[];
};

export type CallNotes = Partial<Pick<CallRecord, 'hears' | 'failed' | 'claimed' | 'language' | 'wish'>>;

export interface Calls {
  open(call: CallRecord, effects: Effects): Promise<void>;
  find(id: string): Promise<CallRecord | undefined>;
  /** Renews the leases this node holds; calls whose lease has run out stay dead. Returns the ids renewed. */
  renew(node: string, ids: readonly string[], now: Time, until: Time): Promise<readonly string[]>;
  /** What the node that holds the line writes down; nothing on a call that is over. */
  note(id: string, notes: CallNotes): Promise<void>;
  /** Into the queue, once; keeps its first place if it was queued before, and its reason if none is given. Nothing on a call that is over. */
  queue(id: string, reason: string | null, at: Time, effects: Effects): Promise<void>;
  /** One advisor gets it, whoever else presses (one conditional update); only an alive call that waits in the queue. */
  take(id: string, advisor: string, now: Time, effects: Effects): Promise<'taken' | 'missed'>;
  /** Only by the advisor who has it, while it is alive. */
  hold(id: string, advisor: string, held: boolean, now: Time, effects: Effects): Promise<'done' | 'missed'>;
  /**
   * From the advisor who has it to another one, no longer held. An identification survives one transfer and not a second one (I9):
   * it ends unless it was made after the transfer before this one.
   */
  transfer(id: string, from: string, to: string, now: Time, effects: Effects): Promise<'done' | 'missed'>;
  /** Nobody has it any more, and it waits in the queue where it stood: the telephone of the advisor who took it did not answer. */
  release(id: string, advisor: string, now: Time, effects: Effects): Promise<'done' | 'missed'>;
  wish(id: string, wish: NonNullable<CallRecord['wish']>, now: Time): Promise<'wished' | 'missed'>;
  /** Once each, also on a call that is over; the effects are written every time. */
  alert(id: string, alert: string, effects: Effects): Promise<void>;
  /** 'unchanged': it had ended, and nothing was written. */
  end(id: string, at: Time, effects: Effects): Promise<'ended' | 'unchanged'>;
  /** The oldest first. */
  alive(now: Time): Promise<readonly CallRecord[]>;
  /** Alive calls that were claimed in this customer's name, newest first (N3). */
  inNameOf(customer: string, now: Time): Promise<readonly CallRecord[]>;
  /** Calls not ended whose lease has run out: their node died. */
  lost(now: Time, atMost: number): Promise<readonly CallRecord[]>;
  count(): Promise<number>;
  /** Those that ended before then. */
  forget(before: Time, atMost: number): Promise<number>;
}
