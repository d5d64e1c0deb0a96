import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Each server lives in a folder of its own, named like this, with its data, its password and its keeper's process id. */
export const RUN_FOLDER = 'styrka-postgres-';
export const KEEPER_FILE = 'keeper.pid';

const A_MINUTE = 60_000;

/** Clears away what a killed keeper left behind: its server, if that still runs, and its folder. */
export function removeOrphans(): void {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (name.startsWith(RUN_FOLDER) && isOrphan(folder)) removeOrphan(folder);
  }
}

function isOrphan(folder: string): boolean {
  try {
    const keeper = join(folder, KEEPER_FILE);
    if (existsSync(keeper)) return !isAlive(readPid(keeper), folder);
    return Date.now() - statSync(folder).mtimeMs > A_MINUTE;
  } catch {
    return false; // another user's, or just removed by its keeper
  }
}

function removeOrphan(folder: string): void {
  try {
    const postmaster = join(folder, 'data', 'postmaster.pid');
    const pid = existsSync(postmaster) ? readPid(postmaster) : 0;
    if (isAlive(pid, folder)) endHard(pid, folder);
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // another user's: theirs to clear away
  }
}

function readPid(file: string): number {
  return Number.parseInt(readFileSync(file, 'utf8'), 10) || 0;
}

/** A process id may have been given to somebody else meanwhile: the command line must name the folder. */
function isAlive(pid: number, folder: string): boolean {
  return pid > 0 && readCommandLine(pid).includes(folder);
}

function readCommandLine(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Immediate shutdown: the data is thrown away in any case. */
function endHard(pid: number, folder: string): void {
  process.kill(pid, 'SIGQUIT');
  const moment = new Int32Array(new SharedArrayBuffer(4));
  for (let waits = 0; waits < 500 && isAlive(pid, folder); waits += 1) Atomics.wait(moment, 0, 0, 10);
}
