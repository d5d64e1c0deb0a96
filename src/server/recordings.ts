import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Broken } from '#ports';

/** The folder of the bank's own recordings. Without it callers of this bank would hear another bank's name: it does not start. Throws Broken('configuration-wrong'). */
export function findRecordings(folder: string | undefined): { recordings?: string } {
  if (folder === undefined) return {};
  const recordings = resolve(folder);
  if (existsSync(recordings)) return { recordings };
  throw new Broken('configuration-wrong', `The configuration cannot be used:\n- phone.recordings: there is no folder ${recordings}`);
}
