import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { Names } from '#identification';
import type { OpenidClient } from './client.ts';

/** Letters, digits and what names are written with: nothing that looks like an address or moves other text about. */
const form = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,&'’+()–-]{0,59}$/u;

/**
 * Who asks, as the customer is told it. A broker of the Finnish Trust Network asks for others and names them in its signed request
 * (`ftn_spname`); the registered name stands beside theirs, since it is the bank that has agreed with it.
 */
export function nameFor({ profile, name }: Pick<OpenidClient, 'profile' | 'name'>, params: { readonly ftn_spname?: unknown }): Names {
  const service = params.ftn_spname;
  if (profile !== 'ftn' || typeof service !== 'string') return name;
  return {
    sv: `${service}, genom ${name.sv}`,
    fi: `${service}, välittäjänä ${name.fi}`,
    en: `${service}, through ${name.en}`,
  };
}

/** A name of another form is refused, and never shown in part. */
export async function checkServiceName(_ctx: KoaContextWithOIDC, service: string | undefined): Promise<void> {
  if (service !== undefined && !form.test(service)) throw new errors.InvalidRequest('ftn_spname is no name that can be shown');
}
