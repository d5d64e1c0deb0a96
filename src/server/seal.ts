import type { FastifyInstance } from 'fastify';
import { createJournalFolder } from '#adapters/journal-folder';
import { openSeal, type Seal } from '#audit';
import type { Identify } from '#identification';
import { pagesAddress } from '#pages';
import { Broken, type Clock, type Random } from '#ports';
import type { Config } from './config.ts';
import type { Opened } from './open-stores.ts';

type SealOfParts = { readonly clock: Clock; readonly random: Random; readonly node: string };

const hour = 60 * 60_000;

/** The seal of this node's database. Without a folder to export to there is none, and what would be exported is soon forgotten. */
export async function sealOf({ audit }: Pick<Config, 'audit'>, { journal }: Opened, parts: SealOfParts): Promise<Seal> {
  if (journal && audit) return openSeal({ ...parts, journal, folder: createJournalFolder({ folder: audit.folder, node: parts.node }) });
  let next = 0;
  return {
    why: () => null,
    async exportNew() {
      const now = parts.clock.now();
      if (!journal || now < next) return 0;
      next = now + hour;
      await journal.trim(now - 24 * hour, await journal.end());
      return 0;
    },
  };
}

/** Nobody is identified by a sealed database, over whatever line that is open already (I4, T57). */
export function guard(identify: Identify, seal: Seal): Identify {
  const shut = Object.entries(identify).map(([name, act]) => [
    name,
    async (...given: never[]) => {
      refuseSealed(seal);
      return (act as (...all: never[]) => unknown)(...given);
    },
  ]);
  return Object.fromEntries(shut) as Identify;
}

/** Every door says that it cannot identify anybody now; only whether it lives, and the files of its pages, are told. */
export function shutWhileSealed(server: FastifyInstance, seal: Seal): void {
  server.addHook('onRequest', async ({ url }) => {
    const [path = ''] = url.split('?');
    if (path === '/health' || path === '/ready' || path.startsWith(`${pagesAddress}/`)) return;
    refuseSealed(seal);
  });
}

/** Throws Broken('sealed'). */
export function refuseSealed(seal: Seal): void {
  const why = seal.why();
  if (why !== null) throw new Broken('sealed', 'This database was restored and is sealed until the export is replayed.', why);
}
