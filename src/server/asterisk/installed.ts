import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Broken } from '#ports';
import type { Installed } from './place.ts';

const fetched = fileURLToPath(new URL('../../../node_modules/.cache/asterisk/asterisk', import.meta.url));

/**
 * Finds the Asterisk of this machine: the one named, by STYRKA_ASTERISK too; else the one that scripts/get-asterisk.sh fetched; else
 * the distribution's. Throws Broken('configuration-no-asterisk').
 */
export function findInstalled(named: string | undefined = process.env['STYRKA_ASTERISK']): Installed {
  const program = named ?? [fetched, '/usr/sbin/asterisk', '/usr/local/sbin/asterisk'].find((path) => existsSync(path));
  if (program === undefined || !existsSync(program))
    throw new Broken(
      'configuration-no-asterisk',
      `There is no Asterisk${named ? ` at ${named}` : ' here: scripts/get-asterisk.sh fetches one'}.`,
    );
  const beside = join(dirname(realpathSync(program)), 'root');
  const root = existsSync(beside) ? beside : '/';
  const folders = (places: readonly string[]) => places.map((path) => join(root, path)).find((path) => existsSync(path));
  const modules = folders([
    'usr/lib/x86_64-linux-gnu/asterisk/modules',
    'usr/lib/aarch64-linux-gnu/asterisk/modules',
    'usr/lib64/asterisk/modules',
    'usr/lib/asterisk/modules',
    'usr/local/lib/asterisk/modules',
  ]);
  const data = folders(['usr/share/asterisk/rest-api', 'var/lib/asterisk/rest-api', 'usr/local/share/asterisk/rest-api']);
  if (!modules || !data) throw new Broken('configuration-no-asterisk', `The modules or the data of ${program} were not found.`);
  return { program, modules, data: dirname(data) };
}
