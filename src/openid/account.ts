import type { Account, AccountClaims } from 'oidc-provider';
import type { CustomerRecord, Stores } from '#ports';
import type { Scope } from './client.ts';

/** Which claim is told under which scope. `acr`, `amr` and `auth_time` come with every ID token, asked for or not. */
export const claimsByScope = {
  openid: ['sub', 'acr', 'amr', 'auth_time'],
  profile: ['name', 'birthdate', 'locale'],
  ftn_hetu: ['urn:oid:1.2.246.21', 'urn:oid:1.3.6.1.5.5.7.9.1'],
};

/**
 * The customer as the library knows one: undefined for nobody, and for whom the bank has closed or blocked (T12). `may`: the scopes
 * that the client is registered with. By the claims parameter it may name others, and the library would tell them.
 */
export async function findAccount(
  { customers }: Pick<Stores, 'customers'>,
  id: string,
  may: readonly Scope[],
): Promise<Account | undefined> {
  const customer = await customers.find(id);
  if (!customer || customer.closed !== null || customer.blocked) return undefined;
  const told = new Set<string>(['sub', ...may.flatMap((scope) => claimsByScope[scope])]);
  const claims = { ...Object.fromEntries(Object.entries(claimsOf(customer)).filter(([claim]) => told.has(claim))), sub: id };
  return { accountId: id, claims: () => claims };
}

function claimsOf({ id, name, born, language, identifiers }: CustomerRecord): AccountClaims {
  const number = identifiers.find(({ kind }) => kind === 'personal-number')?.value;
  return {
    sub: id,
    name,
    locale: language,
    ...(born ? { birthdate: born, 'urn:oid:1.3.6.1.5.5.7.9.1': born } : {}),
    ...(number ? { 'urn:oid:1.2.246.21': number } : {}),
  };
}
