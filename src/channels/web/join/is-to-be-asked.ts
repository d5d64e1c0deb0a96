import type { PersonalParts } from '../personal-parts.ts';

/** K16: nobody is asked who has agreed to the version in force, nor where the bank has nothing to agree to. */
export async function isToBeAsked({ stores, policy }: Pick<PersonalParts, 'stores' | 'policy'>, customer: string): Promise<boolean> {
  const version = policy.agreements['web-bank'];
  if (version === undefined) return false;
  const agreed = await stores.customers.consents(customer);
  return !agreed.some((consent) => consent.to === 'web-bank' && consent.version === version);
}
