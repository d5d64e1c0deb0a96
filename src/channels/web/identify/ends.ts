import type { FastifyReply, FastifyRequest } from 'fastify';
import type { View } from '#identification';
import type { Identified } from '#ports';
import type { Language } from '#texts';
import { goingTo, requestOf } from '../brought.ts';
import type { PersonalParts } from '../personal-parts.ts';

/** One look of a browser at one identification. */
export type Visit = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly language: Language };

/** What stands around the steps of a plan on the web: where it is begun, and what follows when it is identified. */
export type End = {
  /** Where one begins anew, without language and slash: `login/code-table`. */
  readonly begin: string;
  /** What did not succeed: the log-in, or confirming something. */
  readonly failed: 'login' | 'confirm';
  /** After the password the box is asked: its code may be typed in the password's field by mistake (K32). */
  readonly boxCodeNext?: true;
  /**
   * Carries out what the identification was for, and says where the browser goes then, without language and slash. May come twice
   * for one identification (Back, two tabs): what must happen once says so itself. Undefined: nothing is carried out, and it looks as
   * if nothing had been proved.
   */
  readonly carryOut: (parts: PersonalParts, visit: Visit, identified: Identified, view: View) => Promise<string | Leave | undefined>;
};

/** Out of these pages, to this address: the library's, which sends the browser to its client. */
export type Leave = { readonly leave: string };

/** The page where one begins anew, with the client's request that it is for. */
export function beginOf({ begin }: End, view: Pick<View, 'about'>): { readonly place: string; readonly to: string | undefined } {
  const to = requestOf(view);
  return begin === confirmPlace && to !== undefined ? { place: `${begin}/${to}`, to: undefined } : { place: begin, to };
}

export function addressToBegin(end: End, view: Pick<View, 'about'>): string {
  const { place, to } = beginOf(end, view);
  return goingTo(place, to);
}

/** Where what a client asks for is confirmed; its request follows. */
export const confirmPlace = 'confirm';

/** By the name of the plan. One that is not listed cannot be carried through on the web. */
export type Ends = Readonly<Record<string, End>>;
