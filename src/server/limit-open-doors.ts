import type { FastifyInstance } from 'fastify';
import { createRate } from '#channels/phone';
import { Broken, type Clock } from '#ports';
import { defineTexts, preferred, say } from '#texts';
import type { Config } from './config.ts';
import { isLoopback } from './loopback.ts';

/** Requests a second from one address to all open doors together, twice as many at once: many customers may share a network's address. */
const perSecond = 20;
/** Addresses that are remembered: whoever has more of them fills no memory, and only begins anew. */
const remembered = 10_000;

const limitTexts = defineTexts({
  tooMany: {
    sv: 'Vänta en liten stund och försök igen. Det kommer för många förfrågningar från ditt nätverk.',
    fi: 'Odota hetki ja yritä uudelleen. Verkostasi tulee liian monta pyyntöä.',
    en: 'Wait a little and try again. Too many requests come from your network.',
  },
});

/** Whether the address that asks is the customer's own network: behind a proxy that nobody has named, all customers would share one. */
export function knowsAddresses({ appUrl, proxies }: Config['listen']): boolean {
  return appUrl === undefined || proxies !== undefined;
}

/** Doors that anybody may ask (`config.open`) write to the database: one address must not do so without measure (D7). Before a body is read. */
export function limitOpenDoors(server: FastifyInstance, clock: Clock, atMost = remembered): void {
  const rates = new Map<string, () => boolean>();
  server.addHook('onRequest', async ({ ip, headers, routeOptions }) => {
    // This machine's own: the demo, or a proxy that did not say for whom.
    if (!routeOptions.config.open || isLoopback(ip)) return;
    const network = networkOf(ip);
    const mayAsk = rates.get(network) ?? createRate(clock, perSecond);
    // A Map keeps the order of its keys: the first has been silent longest.
    rates.delete(network);
    rates.set(network, mayAsk);
    const [silent] = rates.keys();
    if (rates.size > atMost && silent !== undefined) rates.delete(silent);
    if (!mayAsk()) throw new Broken('too-many-requests', say(limitTexts, preferred(headers['accept-language']), 'tooMany'));
  });
}

/** Of IPv6 the first half: the other half is a household's own, and it has as many addresses as it likes (RFC 4291 §2.5.4). */
function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip;
  const old = /^::ffff:([\d.]+)$/i.exec(ip)?.[1];
  if (old) return old;
  const [left = [], right = []] = ip.split('::').map((half) => half.split(':').filter(Boolean));
  return [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right].slice(0, 4).join(':');
}
