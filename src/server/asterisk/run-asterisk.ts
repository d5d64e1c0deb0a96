import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Broken } from '#ports';
import type { Place } from './place.ts';
import { writePlace } from './write-place.ts';

const run = promisify(execFile);

export type RunningAsterisk = {
  readonly pid: number;
  /** Its exit code, when it has ended; null by a signal. */
  readonly ended: Promise<number | null>;
  /** What its own console answers (`core show channels`). Throws if it is gone. */
  ask(command: string): Promise<string>;
  /** As when the power goes. */
  kill(): Promise<void>;
  /** Hangs up everything and ends. */
  stop(): Promise<void>;
};

const setpriv = '/usr/bin/setpriv';

/** An Asterisk whose Styrka was killed at once would keep its ports, and answer the next one's calls. */
function dieWithUs(): string[] {
  return existsSync(setpriv) ? [setpriv, '--pdeathsig', 'KILL'] : [];
}

/** Writes the place and runs Asterisk in it, in the foreground. Done when it takes calls. Throws Broken('asterisk-not-started'). */
export async function runAsterisk(place: Place): Promise<RunningAsterisk> {
  const { program } = place.installed;
  const configuration = await writePlace(place);
  const [command = program, ...args] = [...dieWithUs(), program, '-C', configuration, '-f', '-n'];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4000);
    });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const ask = async (command: string) => (await run(program, ['-C', configuration, '-rx', command])).stdout;
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  const isUp = () =>
    ask('core waitfullybooted').then(
      () => true,
      () => false,
    );
  for (let left = 100; !(await isUp()); left--) {
    if (child.exitCode === null && child.signalCode === null && left > 0) await wait(100);
    else {
      child.kill('SIGKILL');
      throw new Broken('asterisk-not-started', 'Asterisk did not start.', said.trim());
    }
  }
  const listens = await ask('pjsip show transports');
  const taken = place.transports.find(({ name }) => !new RegExp(`Transport:\\s+${name}\\s`).test(listens));
  if (taken) {
    await end('SIGKILL');
    throw new Broken('asterisk-not-started', `Asterisk cannot listen at ${taken.protocol} ${taken.host}:${taken.port}.`, said.trim());
  }
  return { pid: child.pid as number, ended, ask, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
