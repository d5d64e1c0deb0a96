import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runAsteriskCommand } from './asterisk.ts';
import { exits } from './command.ts';

const shipped = fileURLToPath(new URL('../../../deploy/asterisk/etc', import.meta.url));

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const console = {
    input: (async function* () {})(),
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    live: false,
    onInterrupt() {},
  };
  const code = await runAsteriskCommand(args, console);
  return { code, out: out.join(''), err: err.join('') };
}

describe('npm run asterisk', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'styrka-asterisk-command-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('what is shipped passes; a log of keys does not, and it is said where it stands', async () => {
    assert.deepEqual(await run('check', shipped), { code: exits.done, out: `No line in ${shipped} would write down keys.\n`, err: '' });
    await writeFile(join(folder, 'logger.conf'), '[logfiles]\nall.log => notice,dtmf\n');
    const { code, err } = await run('check', folder);
    assert.equal(code, exits.refused);
    assert.match(err, /^logger\.conf:2 writes keys into a log/);
  });

  test('config writes what the place says, and how to start it', async () => {
    const place = {
      folder: 'here',
      program: join(folder, 'bin/asterisk'),
      styrka: { address: 'ws://127.0.0.1:8425/', password: { file: 'password' } },
      numbers: [],
      transports: [{ name: 'plain', protocol: 'udp', host: '127.0.0.1', port: 5060 }],
      sound: { from: 20_000, to: 20_100 },
      trunks: [],
    };
    await writeFile(join(folder, 'asterisk.json'), JSON.stringify(place));
    const missing = await run('config', '--place', join(folder, 'asterisk.json'));
    assert.deepEqual([missing.code, missing.err.split(' ').slice(0, 4).join(' ')], [exits.wrong, 'There is no Asterisk']);
    await installToy(join(folder, 'bin'));
    await writeFile(join(folder, 'password'), 'of the way\n');
    const { code, out, err } = await run('config', '--place', join(folder, 'asterisk.json'));
    assert.deepEqual([code, err], [exits.done, '']);
    assert.equal(out, `${join(folder, 'bin/asterisk')} -C ${join(folder, 'here/etc/asterisk.conf')} -f\n`);
    assert.match(await readFile(join(folder, 'here/etc/websocket_client.conf'), 'utf8'), /password = of the way\n/);
  });

  test('wrong words are answered with a sentence and exit code 2', async () => {
    for (const args of [
      [],
      ['begin'],
      ['config', 'here'],
      ['config', '--place', join(folder, 'nowhere.json')],
      ['check', join(folder, 'nowhere')],
      ['check', '--loud'],
    ]) {
      const { code, err } = await run(...args);
      assert.equal(code, exits.wrong, args.join(' '));
      assert.match(err, /\.\n$/);
    }
    assert.equal((await run('--help')).code, exits.done);
  });
});

/** As scripts/get-asterisk.sh leaves one: what is looked for, and nothing in it. */
async function installToy(beside: string): Promise<void> {
  await mkdir(join(beside, 'root/usr/lib/asterisk/modules'), { recursive: true });
  await mkdir(join(beside, 'root/usr/share/asterisk/rest-api'), { recursive: true });
  await writeFile(join(beside, 'asterisk'), '');
}
