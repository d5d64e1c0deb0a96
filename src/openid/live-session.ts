import type { FastifyRequest } from 'fastify';
import type { Identify } from '#identification';
import type { Records } from './records.ts';

/** The web session of a browser, under the id by which the store knows it. */
export type Live = { readonly id: string; readonly customer: string };

/** The bank's own web sessions: idle time, blocks and every other ending are decided there, and nowhere else. */
export type LiveSessions = {
  /** Whose session this request comes in. `touched`: it is a sign of life of its customer. */
  find(request: FastifyRequest['raw'], touched: boolean): Promise<Live | undefined>;
  end(request: FastifyRequest['raw']): Promise<unknown>;
  /** Whether the customer, or the bank, has ended the sessions that began then: one that is merely idle has not been ended. */
  isEnded(customer: string, began: number): Promise<boolean>;
};

/** The identification that a web session rests on. `authTime`: seconds since 1970. */
export type LoggedIn = {
  readonly session: string;
  readonly flow: string;
  readonly customer: string;
  readonly acr: string;
  readonly amr: readonly string[];
  readonly authTime: number;
  /** When the session began, ms since 1970. */
  readonly began: number;
  /** The library's session, once a client has asked. */
  readonly library: string | null;
  /** All that clients were granted in it. */
  readonly grants: readonly string[];
};

const kind = 'LoggedIn';
/** No web session lives longer, ms, and nothing that rests on one. */
export const logInLife = 12 * 3_600_000;

export type LogIns = {
  begin(session: string, flow: string, began: number): Promise<void>;
  find(session: string): Promise<LoggedIn | undefined>;
  /** A client was granted something in it. */
  note(session: string, library: string | null, grant: string): Promise<void>;
  end(session: string): Promise<LoggedIn | undefined>;
  /** So many after the page before; `last` is null when these were the last. */
  page(after: string | null, atMost: number): Promise<{ readonly found: readonly LoggedIn[]; readonly last: string | null }>;
};

/** Which identification each web session rests on, and which session of the library goes with it. */
export function createLogIns(records: Records, { look }: Pick<Identify, 'look'>): LogIns {
  const find = async (session: string) => (await records.find(kind, session))?.body as LoggedIn | undefined;
  const put = (loggedIn: LoggedIn) => records.put(kind, loggedIn.session, loggedIn, { life: logInLife });
  return {
    async begin(session, flow, began) {
      const { result } = await look(flow);
      if (!result) throw new Error(`nobody was identified in ${flow}`);
      const { customer, acr, amr, at } = result;
      await put({ session, flow, customer, acr, amr, authTime: Math.floor(at / 1_000), began, library: null, grants: [] });
    },
    find,
    async note(session, library, grant) {
      const found = await find(session);
      if (found) await put({ ...found, library: library ?? found.library, grants: [...found.grants, grant] });
    },
    async end(session) {
      const ended = await find(session);
      await records.destroy(kind, session);
      return ended;
    },
    async page(after, atMost) {
      const { found, last } = await records.page(kind, after, atMost);
      return { found: found.map(({ body }) => body as LoggedIn), last };
    },
  };
}
