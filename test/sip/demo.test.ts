import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBaresip } from './baresip.ts';
import { waitUntil } from './phone.ts';
import { learnVoices } from './voices-by-ear.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('S5: npm start -- --telephone says what to dial, a SIP phone of this machine dials it and hears the bank', {
  timeout: 120_000,
}, async () => {
  const data = await mkdtemp(join(tmpdir(), 'styrka-demo-sip-'));
  const demo = spawn(process.execPath, ['--import', 'tsx', 'src/demo/main.ts', '--telephone', '--json', '--data', data], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(demo, 'exit');
  try {
    const [line] = (await once(createInterface(demo.stdout), 'line')) as [string];
    const { telephone } = JSON.parse(line) as { telephone: string[] };
    const [, number = '', server = ''] = /^sip:(\d+)@(\S+)$/.exec(telephone[1] ?? '') ?? [];
    const phone = await openBaresip({ server }, learnVoices(join(root, 'voices')));
    await phone.call(number);
    await waitUntil(phone, (told) => (told.includes('greeting') ? true : undefined));
    assert.equal(phone.ears.heard[0]?.file, 'fi/greeting', 'the second number is the Finnish one');
    await phone.hangUp();
    await phone.close();
  } finally {
    demo.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  }
  assert.equal(demo.exitCode, 0);
});
