import type { Language } from '#texts';
import type { Problem, Session } from '../protocol.ts';
import { forgetPhone, type KeptPhone, keepPhone, readPhone } from './phone-store.ts';
import { drawRoll, signText, writeText } from './signed-texts.ts';

/** What the bank answered, or what the customer is told instead. */
export type Reply<Body> = { readonly ok: Body } | Refused;
export type Refused = { readonly code: Problem['error']['code'] | 'offline'; readonly sentence: string };

export type Talk = {
  /** Asks without a session. */
  ask<Body>(method: string, path: string, body?: object): Promise<Reply<Body>>;
  /** Asks as this phone; opens a session where there is none, or none any more. */
  askAsPhone<Body>(method: string, path: string, body?: object): Promise<Reply<Body>>;
  /** A session's token, for the live connection. */
  token(): Promise<Reply<string>>;
  /** The token is worth nothing any more. */
  dropToken(): void;
};

/** The one way out of the page: the documented door and nothing else. */
export function createTalk(language: Language, offline: string): Talk {
  let held: string | null = null;
  const ask = async <Body>(method: string, path: string, body?: object, bearer?: string): Promise<Reply<Body>> => {
    try {
      const headers = {
        'accept-language': language,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      };
      const options = { method, headers, cache: 'no-store', credentials: 'omit' } as const;
      const response = await fetch(`/app/v1${path}`, body ? { ...options, body: JSON.stringify(body) } : options);
      const answer = (await response.json()) as Body | Problem;
      return response.ok ? { ok: answer as Body } : (answer as Problem).error;
    } catch {
      return { code: 'offline', sentence: offline };
    }
  };
  const token = async (): Promise<Reply<string>> => {
    if (held !== null) return { ok: held };
    // One roll at a time, over all windows of this browser: two at once would look like a copied phone.
    const opened = await navigator.locks.request('styrka-session', () => openSession(ask));
    if ('ok' in opened) held = opened.ok;
    return opened;
  };
  return {
    ask,
    token,
    dropToken: () => {
      held = null;
    },
    async askAsPhone(method, path, body) {
      for (const last of [false, true]) {
        const open = await token();
        if (!('ok' in open)) return open;
        const reply = await ask<never>(method, path, body, open.ok);
        if ('ok' in reply || reply.code !== 'session-over' || last) return reply;
        held = null;
      }
      throw new Error('unreachable');
    },
  };
}

type Ask = Talk['ask'];

/** Kept before it is sent: if the answer is lost, the very same roll is sent again (T31). */
async function openSession(ask: Ask): Promise<Reply<string>> {
  const phone = await readPhone();
  if (!phone) return { code: 'phone-unknown', sentence: '' };
  const pending = phone.pending ?? drawRoll();
  await keepPhone({ ...phone, pending });
  const fresh = await ask<{ nonce: string }>('POST', '/nonces', {});
  if (!('ok' in fresh)) return fresh;
  const reply = await roll(ask, phone, pending, fresh.ok.nonce);
  if ('ok' in reply) await keepPhone({ ...phone, roll: pending, pending: null });
  // The bank knows this phone no more: the key is worth nothing, and the customer begins anew.
  else if (reply.code === 'phone-unknown' || reply.code === 'phone-stopped') await forgetPhone();
  return 'ok' in reply ? { ok: reply.ok.token } : reply;
}

async function roll(ask: Ask, { device, key, roll: from }: KeptPhone, to: string, nonce: string): Promise<Reply<Session>> {
  const session = { nonce, device, from, to };
  return ask<Session>('POST', '/sessions', { ...session, signature: await signText(key, writeText('styrka-session-1', session)) });
}
