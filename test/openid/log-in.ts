import * as openid from 'openid-client';
import { draw } from './asking.ts';
import { issuer, type OpenidBank } from './provider.ts';

type Given = {
  /** What is asked beside the ordinary. */
  readonly request?: Record<string, string>;
  /** How the request comes: in the address, pushed (RFC 9126), or signed (RFC 9101). */
  readonly by?: (client: openid.Configuration, request: Record<string, string>) => Promise<URL> | URL;
  readonly options?: openid.DPoPOptions;
  readonly browser?: ReturnType<OpenidBank['openBrowser']>;
};

export const plainly = (client: openid.Configuration, request: Record<string, string>) => openid.buildAuthorizationUrl(client, request);
export const pushed = (options?: openid.DPoPOptions) => (client: openid.Configuration, request: Record<string, string>) =>
  openid.buildAuthorizationUrlWithPAR(client, request, options);
export const signed = (key: openid.PrivateKey | CryptoKey) => (client: openid.Configuration, request: Record<string, string>) =>
  openid.buildAuthorizationUrlWithJAR(client, request, key);

/** A whole log-in as a client does it, with everything checked that the real library checks. */
export async function logIn(
  bank: OpenidBank,
  client: openid.Configuration,
  { request = {}, by = plainly, options, browser = bank.openBrowser() }: Given = {},
) {
  const { parameters, checks } = await draw(request);
  const url = await by(client, parameters);
  const page = await browser.open(url.pathname + url.search);
  const back = new URL(page.address, issuer);
  const redeem = () => openid.authorizationCodeGrant(client, back, checks, undefined, options);
  return { page, back, browser, redeem };
}
