import type { Json, Time } from '../json.ts';
import type { Effects } from './effects.ts';

/** One customer's instance of an authenticator: this phone, this table. What is secret of it is sealed. */
export type CredentialRecord = {
  readonly id: string;
  readonly customer: string;
  readonly kind: string;
  readonly version: number;
  readonly state: Json;
  readonly sealed: string;
  /** A keyed hash by which it can be found without its owner (a call code), else null. */
  readonly lookup: string | null;
  readonly added: Time;
  /** Null: until ended. A credential past this is never returned by `of` and `byLookup`. */
  readonly expires: Time | null;
  /** How far uses have raised its counter; absent: 0. Written by nobody else. */
  readonly counter?: number;
};

export interface Credentials {
  /** Undefined when ended; look at `expires`. */
  find(id: string): Promise<CredentialRecord | undefined>;
  of(customer: string, kind: string, now: Time): Promise<readonly CredentialRecord[]>;
  byLookup(kind: string, lookup: string, now: Time): Promise<CredentialRecord | undefined>;
  /**
   * 'too-many': the customer has `atMost` of this kind already. 'taken': the id was used, or a living credential of this
   * kind has this `lookup`, which would find somebody else (I1): draw another. In both cases nothing was written.
   * `replace` ends those there are first.
   */
  add(
    credential: CredentialRecord,
    effects: Effects & { readonly atMost: number; readonly replace?: true; readonly now: Time },
  ): Promise<'added' | 'too-many' | 'taken'>;
  /** From `version`, which rises by one. 'stale': it was changed or ended meanwhile. `ends` are ended with it, those that had not. */
  change(
    id: string,
    version: number,
    state: Json,
    effects: Effects & { readonly ends?: readonly string[]; readonly now?: Time },
  ): Promise<'changed' | 'stale'>;
  end(id: string, at: Time, effects: Effects): Promise<'ended' | 'stale'>;
  /** Those that ended or expired before then, with their used marks, counters and tries. */
  forget(before: Time, atMost: number): Promise<number>;
}
