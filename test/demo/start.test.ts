import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';

// Hooks outside a suite would run for every test of every file: all files share one process.
describe('npm start as a process', () => {
  const root = new URL('../..', import.meta.url);
  let folder: string;
  let port: number;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'styrka-start-'));
    port = await findPort();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const start = (script: 'main' | 'reset', given: string[] = [], environment: Record<string, string> = {}) =>
    spawn(process.execPath, ['--import', 'tsx', `src/demo/${script}.ts`, ...given], {
      cwd: root,
      env: { ...process.env, HOST: '', PORT: String(port), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  async function run(...given: Parameters<typeof start>): Promise<{ code: number; said: string }> {
    const child = start(...given);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
    const [code] = (await once(child, 'close')) as [number];
    return { code, said };
  }

  async function ready(child: ChildProcess): Promise<{ url: string }> {
    if (child.stdout) for await (const line of createInterface(child.stdout)) return JSON.parse(line) as { url: string };
    throw new Error('It ended before it was ready.');
  }

  describe('npm start', () => {
    test('--help says what there is, and starts nothing', async () => {
      const { code, said } = await run('main', ['--help']);
      assert.equal(code, 0, said);
      assert.match(said, /--json.*--data FOLDER.*Exit codes/s);
    });

    test('another address than this machine, a wrong word, a wrong port: exit code 2 and a sentence', async () => {
      assert.deepEqual((await run('main', [], { HOST: '0.0.0.0' })).code, 2);
      assert.deepEqual((await run('main', ['--fast'])).code, 2);
      assert.deepEqual((await run('main', [], { PORT: 'http' })).code, 2);
    });

    test('a port that is set and taken is refused with exit code 3', async () => {
      const taken = await listen(port);
      const { code, said } = await run('main', ['--data', join(folder, 'never')]);
      taken.close();
      assert.equal(code, 3);
      assert.match(said, new RegExp(`Port ${port} is taken`));
    });

    test('it says when it is ready; a second one on the same folder, and a reset, are refused; Ctrl+C ends it with 0', async () => {
      const data = join(folder, 'data');
      const demo = start('main', ['--json', '--data', data]);
      const { url } = await ready(demo);
      assert.equal((await fetch(`${url}/sv/demo`)).status, 200);
      await writeFile(join(data, 'mine.txt'), 'not the demo’s');

      const second = await run('main', ['--data', data], { PORT: String(port + 10) });
      assert.equal(second.code, 4);
      assert.match(second.said, /Another process is using this data folder/);
      assert.equal((await run('reset', ['--data', data])).code, 4);
      assert.equal((await fetch(`${url}/sv/demo`)).status, 200);

      demo.kill('SIGINT');
      assert.deepEqual(await once(demo, 'exit'), [0, null]);
      assert.equal((await run('reset', ['--data', data])).code, 0);
      assert.deepEqual(await readdir(data), ['mine.txt']);
    });
  });

  function listen(on: number): Promise<Server> {
    const server = createServer();
    return new Promise((resolve) => server.listen(on, '127.0.0.1', () => resolve(server)));
  }

  /** Away from what people use, and with room behind it. */
  async function findPort(): Promise<number> {
    const server = await listen(0);
    const { port: free } = server.address() as { port: number };
    await new Promise((closed) => server.close(closed));
    return Math.min(free, 65_000);
  }
});
