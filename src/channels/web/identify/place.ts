import type { View } from '#identification';
import type { Language } from '#texts';

/** Product, screens: steps that have an address of their own, without language and slash. All others stand at `/{l}/identify/{id}`. */
export const ownPlaces = ['password/temporary', 'password/change'] as const;
export type OwnPlace = (typeof ownPlaces)[number];

/** Undefined: the common one. `join` has its own routes. */
export function placeOf({ plan, is }: Pick<View, 'plan' | 'is'>): OwnPlace | 'join' | undefined {
  if (is === 'give') return 'password/temporary';
  if (is === 'renew') return 'password/change';
  return plan === 'join' && is !== 'over' ? 'join' : undefined;
}

/** The page of the present step. */
export function addressOf(
  language: Language,
  view: Pick<View, 'plan' | 'is' | 'flow'>,
  query: Readonly<Record<string, string>> = {},
): string {
  const place = placeOf(view);
  const more = new URLSearchParams(place ? { flow: view.flow, ...query } : query).toString();
  return `/${language}/${place ?? `identify/${view.flow}`}${more && `?${more}`}`;
}
