import type { Settings } from './settings.ts';

/** The ports of one machine share their cookies: a name of its own. */
export const cookieName = 'hamnen_session';

/** No script reads it, and no other site's form brings it along; a link from the provider does (Lax). */
export function setCookie({ address }: Pick<Settings, 'address'>, value: string): { readonly 'set-cookie': string } {
  const secure = address.startsWith('https:') ? '; Secure' : '';
  const gone = value === '' ? '; Max-Age=0' : '';
  return { 'set-cookie': `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${gone}` };
}
