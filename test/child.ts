import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of its own that runs a file of the tests, with a line to it. */
export type Child = {
  readonly process: ChildProcess;
  readonly exit: Promise<unknown>;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** Cuts the line, at which it ends by itself. */
  stop(): Promise<void>;
};

/** `output`: what it writes goes where the tests write, or is read by the test. */
export function startChild(program: URL, args: readonly string[], output: 'inherit' | 'pipe' = 'inherit'): Child {
  // Neither the test runner's context nor a debugger of the tests belongs into it.
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(program), ...args], {
    stdio: ['ignore', output, output, 'ipc'],
    env,
  });
  const exit = once(child, 'exit');
  return {
    process: child,
    exit,
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await exit;
    },
  };
}
