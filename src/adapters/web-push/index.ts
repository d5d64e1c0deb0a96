import { ECDH } from 'node:crypto';
import webPush, { type PushSubscription } from 'web-push';
import type { Json, Push } from '#ports';

export type WebPushSettings = {
  /** `mailto:` or `https:` address that a push service can write to (RFC 8292 §2.1). */
  readonly subject: string;
  /** VAPID keys, base64url. */
  readonly publicKey: string;
  readonly privateKey: string;
  /** How long a service keeps the message for a phone that sleeps, ms: as long as a request waits. */
  readonly life: number;
  /** Hosts of push services, with all below them; else those of the browsers' makers. */
  readonly services?: readonly string[];
  /** Plain http, for a service on this machine: tests only. */
  readonly insecure?: true;
};

/** A subscription comes from a phone: without this list it could make the server call any address inside the bank. */
const browsers = ['fcm.googleapis.com', 'push.services.mozilla.com', 'notify.windows.com', 'push.apple.com'];

const patience = 5_000;

/** Web Push (RFC 8030, 8291, 8292): encrypted for the one browser, signed with the bank's key. */
export function createWebPush(settings: WebPushSettings): Push {
  const { subject, publicKey, privateKey, life } = settings;
  return {
    async wake(subscription, message) {
      const to = readSubscription(subscription);
      if (!to || !isService(to.endpoint, settings)) return 'gone';
      const { endpoint, headers, body } = webPush.generateRequestDetails(to, JSON.stringify(message), {
        TTL: Math.ceil(life / 1_000),
        urgency: 'high',
        contentEncoding: 'aes128gcm',
        vapidDetails: { subject, publicKey, privateKey },
      });
      return post(endpoint, headers as Record<string, string>, new Uint8Array(body as Buffer));
    },
  };
}

async function post(endpoint: string, headers: Record<string, string>, body: Uint8Array<ArrayBuffer>): Promise<'sent' | 'gone' | 'failed'> {
  const { 'Content-Length': _, ...rest } = headers;
  try {
    // A redirect would lead past the list of services.
    const options = { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(patience) } as const;
    const answer = await fetch(endpoint, { ...options, headers: mapValues(rest, String) });
    await answer.body?.cancel();
    if (answer.ok) return 'sent';
    return answer.status === 404 || answer.status === 410 ? 'gone' : 'failed';
  } catch {
    return 'failed';
  }
}

function mapValues(values: Record<string, unknown>, change: (value: unknown) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}

function isService(endpoint: string, { services = browsers, insecure }: WebPushSettings): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username } = new URL(endpoint);
  const safe = protocol === 'https:' || (insecure === true && protocol === 'http:');
  return safe && username === '' && services.some((service) => hostname === service || hostname.endsWith(`.${service}`));
}

/** Undefined for what cannot be encrypted for: the phone's key is a point of P-256, its secret 16 bytes (RFC 8291 §3.1). */
function readSubscription(given: Json): PushSubscription | undefined {
  const { endpoint, keys } = (given ?? {}) as { endpoint?: unknown; keys?: { p256dh?: unknown; auth?: unknown } };
  if (typeof endpoint !== 'string' || typeof keys?.p256dh !== 'string' || typeof keys.auth !== 'string') return undefined;
  const { p256dh, auth } = keys;
  const fits = isPoint(Buffer.from(p256dh, 'base64url')) && Buffer.from(auth, 'base64url').length === 16;
  return fits ? { endpoint, keys: { p256dh, auth } } : undefined;
}

/** What is no point of the curve would break every attempt to wake this phone, and the message would come back for ever. */
function isPoint(key: Uint8Array): boolean {
  try {
    return key.length === 65 && ECDH.convertKey(key, 'prime256v1').length === 65;
  } catch {
    return false;
  }
}
