import type { OpenidClient } from './client.ts';
import { parseJson } from './parse-json.ts';
import { ftnLoa2 } from './profiles.ts';

/** Every class that can be asked for: what was shown, in the engine's words, and the FTN's word for the second. */
export const acrValues = ['loa1', 'loa2', ftnLoa2] as const;

/** What was shown, in the words of this client. */
export function acrFor({ profile }: Pick<OpenidClient, 'profile'>, acr: string): string {
  return profile === 'ftn' && acr === 'loa2' ? ftnLoa2 : acr;
}

type Asked = { readonly acr_values?: unknown; readonly claims?: unknown };

/**
 * Whether a client asks for two elements: by `acr_values`, by the claims parameter (OpenID Connect Core §5.5.1.1), or by its profile.
 * Whoever names the weaker one as well is content with it (S62), but for the FTN, which knows no weaker one.
 */
export function leastOf({ profile }: Pick<OpenidClient, 'profile'>, params: Asked): 'loa2' | undefined {
  const wanted = [...valuesOf(params.acr_values), ...claimedValues(params.claims)];
  const isStrong = wanted.some((acr) => acr === 'loa2' || acr === ftnLoa2);
  if (wanted.includes('loa1')) return profile === 'ftn' ? 'loa2' : undefined;
  return isStrong || profile !== 'standard' ? 'loa2' : undefined;
}

/** Whether what was shown is as much as is asked for. */
export function isEnough(shown: string | undefined, least: 'loa2' | undefined): boolean {
  return least === undefined || shown === 'loa2';
}

function valuesOf(given: unknown): readonly string[] {
  return typeof given === 'string' ? given.split(' ').filter(Boolean) : [];
}

function claimedValues(given: unknown): readonly string[] {
  const claims = typeof given === 'string' ? parseJson(given) : given;
  const acr = (claims as { id_token?: { acr?: { value?: unknown; values?: unknown } | null } } | undefined)?.id_token?.acr;
  const values = [acr?.value, ...(Array.isArray(acr?.values) ? acr.values : [])];
  return values.filter((value) => typeof value === 'string');
}
