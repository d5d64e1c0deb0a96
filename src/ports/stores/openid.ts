import type { Time } from '../json.ts';
import type { Use } from './challenges.ts';
import type { Effects } from './effects.ts';

/** What the OpenID Provider keeps. Whoever writes it has hashed the id, if knowing it is enough to use it, and sealed the body (I8). */
export type OpenidRecord = {
  /** What it is, in the provider's words: 'AuthorizationCode', 'Session', 'Client' … */
  readonly kind: string;
  readonly id: string;
  /** Sealed. */
  readonly body: string;
  /** All of one grant end together. */
  readonly grant: string | null;
  /** A second name under which it is found. */
  readonly uid: string | null;
  /** When it may be forgotten. Null: lasting, as clients are. */
  readonly expires: Time | null;
  readonly consumed: Time | null;
};

export interface OpenidStore {
  /**
   * Stores it in place of one with the same id; what was consumed stays so, as of when it was. 'spent': one of the uses, if there are
   * any, changed no row, and nothing was stored.
   */
  put(record: OpenidRecord, uses?: readonly Use[]): Promise<'stored' | 'spent'>;
  /** A word that is taken once, as the `jti` of an assertion (RFC 7523 §3): 'new' for the first caller only, until it is forgotten. */
  remember(kind: string, id: string, expires: Time): Promise<'new' | 'known'>;
  find(kind: string, id: string, now: Time): Promise<OpenidRecord | undefined>;
  findByUid(kind: string, uid: string, now: Time): Promise<OpenidRecord | undefined>;
  /**
   * Consumes it (I2), makes all uses and writes the audit in one transaction, or nothing. 'spent': it is gone or consumed, or a use
   * changed no row: who it stands for was blocked, or has lost what the identification rests on (T12).
   */
  consume(kind: string, id: string, now: Time, given: Effects & { readonly uses: readonly Use[] }): Promise<'consumed' | 'spent'>;
  destroy(kind: string, id: string): Promise<void>;
  revokeByGrant(grant: string): Promise<void>;
  /** By id: all of a kind of which there are few, or so many after the last one of the page before. */
  list(kind: string, now: Time, page?: { readonly after: string; readonly atMost: number }): Promise<readonly OpenidRecord[]>;
  /** What was over before then. Lasting records are never forgotten. */
  forget(before: Time, atMost: number): Promise<number>;
}
