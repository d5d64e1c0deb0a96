import type { FastifyRequest } from 'fastify';
import { isOutlived, readSession, type SessionParts, stopSession } from './session.ts';

/** The web sessions as the OpenID Provider asks for them: whose session a request comes in, and that it is over. */
export function createLive(parts: SessionParts) {
  return {
    async find(request: FastifyRequest['raw'], touched: boolean): Promise<{ readonly id: string; readonly customer: string } | undefined> {
      const session = await readSession(parts, readCookies(request), touched);
      return session && { id: session.id, customer: session.customer.id };
    },
    end: (request: FastifyRequest['raw']) => stopSession(parts, readCookies(request)),
    async isEnded(of: string, began: number): Promise<boolean> {
      const customer = await parts.stores.customers.find(of);
      return !customer || customer.blocked !== null || customer.closed !== null || (await isOutlived(parts.stores, { of, began }));
    },
  };
}

/** RFC 6265 §5.4. Ours hold nothing that would be quoted or escaped. Of two with one name the first counts, as it does on the pages (I1). */
function readCookies({ headers }: FastifyRequest['raw']): { readonly cookies: Record<string, string> } {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.split('=').map((part) => part.trim()));
  return { cookies: Object.fromEntries(pairs.reverse().map(([name = '', value = '']) => [name, value])) };
}
