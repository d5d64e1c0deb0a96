import type { Client } from 'oidc-provider';
import { digestText, type Keys } from '#ports';

/** A third party learns no number that another party knows as well (OpenID Connect Core §8.1). */
export function pairwiseSubject(keys: Keys, client: { readonly [member: string]: unknown }, account: string): Promise<string> {
  return digestText(keys, 'openid pairwise', `${client['sectorIdentifier']} ${account}`);
}

/** What this client calls this customer. */
export async function subjectOf(keys: Keys, client: Client, account: string): Promise<string> {
  return client.subjectType === 'pairwise'
    ? pairwiseSubject(keys, client as unknown as { readonly [member: string]: unknown }, account)
    : account;
}
