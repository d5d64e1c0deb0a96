import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '#identification';
import type { Time } from '#ports';

/** What a client of the OpenID Provider has brought a browser here for. */
export type Brought = {
  readonly uid: string;
  readonly prompt: 'login' | 'confirm';
  readonly asking: Asking;
  /** The client needs so much: nothing is left out by risk. */
  readonly least?: 'loa2';
  /** Who is to confirm it; null where somebody is to log in. */
  readonly customer: string | null;
};

type Visit = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** The clients of the OpenID Provider, as these pages know them. Undefined as an answer: it is another browser's, or over. */
export type Clients = {
  find(visit: Visit, uid: string): Promise<Brought | undefined>;
  /** Where the browser goes once it is identified, which is on its way back to the client. `session`: the web session it is identified in. */
  finish(visit: Visit, uid: string, flow: string, session: string): Promise<string>;
  cancel(visit: Visit, uid: string): Promise<string | undefined>;
  /** Where whoever was to confirm something and is not logged in any more is asked again. */
  again(visit: Visit, uid: string): Promise<string | undefined>;
  /** The identification that a web session rests on. */
  loggedIn(session: string, flow: string, began: Time): Promise<void>;
  loggedOut(session: string): Promise<void>;
};
