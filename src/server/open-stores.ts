import { openFolder, openPostgres } from '#adapters/database';
import { createKeys, openFileKeys, readKeyRing } from '#adapters/file-keys';
import { Broken, type Journal, type Keys, type Random, type Signals, type Stores } from '#ports';
import type { Config } from './config.ts';

/** `journal`: of a database, which can be restored; what lives in memory cannot. */
export type Opened = { readonly stores: Stores; readonly journal?: Journal; readonly signals: Signals; close(): Promise<void> };

/** Throws Broken('data-folder-in-use') for an embedded database that another process has open, Broken('database-failed') for PostgreSQL. */
export async function openStores({ store }: Pick<Config, 'store'>): Promise<Opened> {
  return 'folder' in store ? openFolder({ folder: store.folder }) : openPostgres({ url: store.postgres }).catch(sayWhere);
}

/** A bank that tries the server for the first time reads this: the address itself may hold a password. */
function sayWhere(error: unknown): never {
  if (error instanceof Broken || !(error instanceof Error && 'code' in error)) throw error;
  throw new Broken(
    'database-failed',
    'PostgreSQL did not answer or refused: look at it and at store.postgres.',
    `${String(error.code)} ${error.message}`.trim(),
  );
}

/** Throws Broken('keys-unreadable'), Broken('key-file-open'). */
export async function openKeys({ keys }: Pick<Config, 'keys'>, random: Random): Promise<Keys> {
  if ('file' in keys) return openFileKeys({ file: keys.file, random });
  const ring = process.env[keys.environment];
  if (!ring)
    throw new Broken(
      'keys-unreadable',
      'The keys of this server cannot be read.',
      `the environment variable ${keys.environment} is not set`,
    );
  return createKeys(readKeyRing(ring), random);
}
