import { Broken } from './broken.ts';
import { digestText, type Keys } from './keys.ts';

/** The token that comes in a request's authorization header (RFC 6750 §2.1); undefined for none and for any other scheme. */
export function readBearer(authorization = ''): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1];
}

/** The same for no token, somebody else's and one that may not do this: whoever tries learns nothing of the clients. */
export function refuseStranger(): never {
  throw new Broken('not-authenticated', 'This door needs a valid bearer token.');
}

/** What the store keeps of a session's or link's token, and finds it by: the token itself is stored nowhere. */
export function hashToken(keys: Pick<Keys, 'digest'>, token: string): Promise<string> {
  return digestText(keys, 'session token', token);
}
