import type { FastifyReply, FastifyRequest } from 'fastify';
import type { View } from '#identification';
import type { Identified } from '#ports';
import type { Language } from '#texts';
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
  readonly carryOut: (parts: PersonalParts, visit: Visit, identified: Identified, view: View) => Promise<string | undefined>;
};

/** By the name of the plan. One that is not listed cannot be carried through on the web. */
export type Ends = Readonly<Record<string, End>>;
