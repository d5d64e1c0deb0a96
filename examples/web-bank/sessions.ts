import { randomBytes } from 'node:crypto';
import type { Asked } from './provider.ts';

/** What a customer set out to do when the browser was sent to the provider. */
export type Errand =
  | { readonly is: 'log-in' }
  | { readonly is: 'payment'; readonly id: string }
  | { readonly is: 'limit'; readonly amount: number };

export type Session = {
  readonly id: string;
  /** Stands in every form: another site can send a form to us, but not read this (CSRF). */
  readonly token: string;
  readonly began: number;
  seen: number;
  /** Null until the provider has said who it is. */
  readonly who: { readonly sub: string; readonly sid: string | undefined; readonly idToken: string } | null;
  /** By `state`: a browser may have several tabs on the way. */
  readonly asked: Map<string, Asked & { readonly errand: Errand; readonly language: string }>;
  /** Said once on the next page. */
  notice: 'limit-changed' | null;
};

/** After so long without a request a session is over (product: idle end after 5 minutes); ms. */
export const idle = 5 * 60_000;
const mostAsked = 5;
/** Beyond this many the oldest that has nobody goes: whoever opens log-ins by the thousand throws out only their like. */
const mostWithNobody = 10_000;

/** In memory of this process: it restarts, and everybody logs in again. With several processes this is a table. */
export function createSessions(now: () => number) {
  const byId = new Map<string, Session>();
  const end = (id: string | undefined): void => void (id !== undefined && byId.delete(id));
  const forget = () => {
    for (const { id, seen } of byId.values()) if (now() - seen >= idle) end(id);
    const strangers = [...byId.values()].filter(({ who }) => who === null);
    for (const { id } of strangers.slice(0, Math.max(0, strangers.length - mostWithNobody))) end(id);
  };
  return {
    /** With a new id each time: one that somebody planted before the log-in is worth nothing after it (fixation). */
    begin(who: Session['who']): Session {
      forget();
      const session = { id: newId(), token: newId(), began: now(), seen: now(), who, asked: new Map(), notice: null };
      byId.set(session.id, session);
      return session;
    },
    find(id: string | undefined): Session | 'idle' | undefined {
      const session = id === undefined ? undefined : byId.get(id);
      if (!session) return undefined;
      if (now() - session.seen >= idle) {
        end(session.id);
        return session.who ? 'idle' : undefined;
      }
      session.seen = now();
      return session;
    },
    ask(session: Session, state: string, asked: Asked & { readonly errand: Errand; readonly language: string }): void {
      const [oldest] = session.asked.keys();
      if (oldest !== undefined && session.asked.size >= mostAsked) session.asked.delete(oldest);
      session.asked.set(state, asked);
    },
    end,
    /** All that belong to this session of the provider's, or to this customer (Back-Channel Logout 1.0, 2.4). */
    endWhere({ sid, sub }: { readonly sid?: string | undefined; readonly sub?: string | undefined }): number {
      const meant = [...byId.values()].filter(({ who }) => who !== null && (sid === undefined ? who.sub === sub : who.sid === sid));
      for (const { id } of meant) end(id);
      return meant.length;
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;

export function newId(): string {
  return randomBytes(32).toString('base64url');
}
