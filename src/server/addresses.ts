import type { Config } from './config.ts';
import type { Addresses } from './core.ts';

/** What is printed and sent to browsers: localhost for loopback, because an IP address is no WebAuthn domain. */
export function addressesOf({ listen }: Pick<Config, 'listen'>): Addresses {
  const host = listen.host === '127.0.0.1' || listen.host === '::1' ? 'localhost' : listen.host;
  return { main: listen.url ?? `http://${host}:${listen.port}`, app: listen.appUrl ?? `http://${host}:${listen.appPort}` };
}
