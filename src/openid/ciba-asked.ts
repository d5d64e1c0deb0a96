import { digestText, type Keys } from '#ports';
import type { Records } from './records.ts';

/** A CIBA request beside what the library knows of it. All of it is sealed: the ids and the token open something (I8). */
export type Asked = {
  /** `auth_req_id`. */
  readonly id: string;
  readonly flow: string;
  readonly client: string;
  /** `client_notification_token`; null where the client polls. */
  readonly token: string | null;
  /** Of the call or chat that is asked about, in the store of sessions: what was identified ends with it (I9). */
  readonly session: string;
  /** When the client could not be told that it is answered for the first time; null until then. */
  readonly untold: number | null;
};

const kind = 'CibaRequest';
/** How long an identification over CIBA lasts where nobody tells that the call is over, ms. */
export const callLife = 60 * 60_000;

/** By which a request is known where its id must not stand. */
export function refOf(keys: Keys, id: string): Promise<string> {
  return digestText(keys, 'openid ciba request', id);
}

/** The grant of a request: the same, however often it is made. */
export function grantOf(keys: Keys, id: string): Promise<string> {
  return digestText(keys, 'openid ciba grant', id);
}

export async function writeAsked(records: Records, ref: string, asked: Asked): Promise<void> {
  await records.put(kind, asked.id, asked, { uid: ref, life: callLife });
}

export async function findAsked(records: Records, id: string): Promise<Asked | undefined> {
  return (await records.find(kind, id))?.body;
}

export async function findAskedByRef(records: Records, ref: string): Promise<Asked | undefined> {
  return (await records.findByUid(kind, ref))?.body;
}
