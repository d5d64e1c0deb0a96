import type { Time } from '../json.ts';
import type { Effects } from './effects.ts';

export type StaffRecord = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly language: 'sv' | 'fi' | 'en';
  readonly available: boolean;
};

export interface Staff {
  add(member: StaffRecord): Promise<void>;
  find(id: string): Promise<StaffRecord | undefined>;
  /** By id. */
  all(): Promise<readonly StaffRecord[]>;
  change(id: string, change: Partial<Pick<StaffRecord, 'available' | 'language'>>): Promise<void>;
}

/** A browser or phone that stays known for a while. The id is made by `hashToken`. */
export type SessionRecord = {
  readonly id: string;
  readonly kind: string;
  readonly of: string;
  readonly began: Time;
  readonly expires: Time;
};

export interface Sessions {
  begin(session: SessionRecord, effects: Effects): Promise<void>;
  /** Undefined when over. Moves its end to `until` if given, never past what `begin` allowed as the whole life. */
  find(id: string, now: Time, until?: Time): Promise<SessionRecord | undefined>;
  end(id: string): Promise<void>;
  /** Ends every session of that kind and owner (a blocked phone, a member of staff who left). */
  endAll(kind: string, of: string): Promise<void>;
  /** A thing that works once: 'used' for the first caller (one-time links, nonces). Remembered at least until `expires`, which the caller checks. */
  use(mark: string, expires: Time): Promise<'used' | 'spent'>;
  /** Sessions and marks that were over before then. */
  forget(before: Time, atMost: number): Promise<number>;
}

/** A thing that somebody at the bank must look at. */
export type AlarmRecord = {
  readonly id: string;
  readonly at: Time;
  readonly kind: string;
  readonly call: string | null;
  readonly customer: string | null;
  readonly detail: string;
};

export interface Alarms {
  raise(alarm: AlarmRecord, effects: Effects): Promise<void>;
  /** The newest first. */
  latest(atMost: number): Promise<readonly AlarmRecord[]>;
  forget(before: Time, atMost: number): Promise<number>;
}
