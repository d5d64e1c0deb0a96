import { type Purpose, writeAsking } from '#identification';
import type { Json } from '#ports';
import type { Brought } from '../clients.ts';
import { bindToBrowser, joinTyped, type Visit } from '../identify/index.ts';
import type { PersonalParts } from '../personal-parts.ts';
import type { Entered } from './read-entered.ts';

export type Start = {
  readonly plan: string;
  readonly purpose: Purpose;
  readonly about?: Json;
  readonly after?: string;
  readonly least?: 'loa2';
};

/** What a client that has brought this browser here asks for. */
export function startFor(brought: Brought | undefined): Pick<Start, 'about' | 'least'> {
  return brought ? { about: writeAsking(brought.asking), ...(brought.least ? { least: brought.least } : {}) } : {};
}

/**
 * Begins an identification of this browser and says who; a password or code that came along is its first answer. Returns the flow, which
 * goes on at `/{l}/identify/{flow}`. 'malformed': nothing was claimed. `given` null: nobody types who it is.
 */
export async function startIdentification(
  parts: PersonalParts,
  { request, reply }: Pick<Visit, 'request' | 'reply'>,
  start: Start,
  given: (Entered & { readonly knownTo?: string | null }) | null,
): Promise<string | 'malformed'> {
  const boundTo = await bindToBrowser(parts, request, reply);
  const { flow } = await parts.identify.begin({ ...start, channel: 'web', boundTo });
  if (!given) return flow;
  const claimed = await parts.identify.claim(flow, given['user-code'] ?? given.number ?? '', given.knownTo ?? null);
  if (claimed === 'malformed') return claimed;
  const first = given.password ?? (given.code === undefined ? undefined : joinTyped(given));
  if (first !== undefined) await parts.identify.answer(flow, first, claimed.question);
  return flow;
}
