import type { Holdings } from '../my/index.ts';
import { listConfirmPlans } from '../my/index.ts';
import type { PersonalParts } from '../personal-parts.ts';

/** How a customer confirms what a client asks for. */
export type ConfirmWay = { readonly way: 'app' | 'code-table' | 'code-box'; readonly plan: string; readonly text: 'app' | 'table' | 'box' };

const ways: Record<string, ConfirmWay> = {
  'confirm-app': { way: 'app', plan: 'transaction-app', text: 'app' },
  'confirm-table': { way: 'code-table', plan: 'transaction-table', text: 'table' },
  'confirm-box': { way: 'code-box', plan: 'transaction-box', text: 'box' },
};

/** Those of this customer that tell what is confirmed, the recommended one first: a passkey has no display of its own (RTS art. 5). */
export function listConfirmWays(parts: Pick<PersonalParts, 'ways'>, has: Holdings): readonly ConfirmWay[] {
  return listConfirmPlans(parts, has).flatMap((plan) => ways[plan] ?? []);
}
