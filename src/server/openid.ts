import { BlockList, isIPv6 } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { createLive } from '#channels/web';
import { type OpenidParts, registerOpenid, sendPings } from '#openid';
import type { Addresses, Core } from './core.ts';
import type { Complain } from './errors.ts';

/** The library's way out answers in this time, ms, or not at all: a customer waits. */
const outsidePatience = 5_000;

export type LogoutPage = OpenidParts['logoutPage'];

type Around = Pick<OpenidParts, 'errorPage' | 'logoutPage'> & { readonly addresses: Addresses; readonly complain: Complain };

/** The OpenID Provider, if the bank has set one up. */
export async function openOpenid(core: Core, main: FastifyInstance, { addresses, complain, errorPage, logoutPage }: Around) {
  const { openid, listen } = core.config;
  if (!openid) return undefined;
  const opened = await registerOpenid(main, {
    ...core,
    issuer: addresses.main,
    clients: openid.clients,
    certificates: { header: openid.certificateHeader ?? null, isProxy: isAmong(listen.proxies ?? []) },
    fetch: fetchOutside,
    complain,
    errorPage,
    logoutPage,
    live: createLive({ ...core, origin: addresses.main }),
  });
  opened.openInteractions(main);
  return { ...opened, sendPings: () => sendPings({ ...core, ...opened, fetch: fetchOutside, complain }) };
}

/**
 * No redirects: an address that a client has registered is the address that is asked. The bank itself has registered it, so it may lie in
 * the bank's own network, which the library's dispatcher would refuse.
 */
const fetchOutside: typeof fetch = (url, options) => {
  const { dispatcher: _refusing, ...asked }: RequestInit & { dispatcher?: unknown } = options ?? {};
  return fetch(url, { ...(asked as RequestInit), redirect: 'manual', signal: AbortSignal.timeout(outsidePatience) });
};

/** Whether an address is one of these, or lies in one of these networks. */
function isAmong(proxies: readonly string[]): (address: string) => boolean {
  const known = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) known.addAddress(address, family);
    else known.addSubnet(address, Number(bits), family);
  }
  return (address) => known.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
