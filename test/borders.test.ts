import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');
const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };

/** For each rule a module that breaks it, and the module that it may not know. */
const crossings: Record<string, { from: string; says: string }> = {
  'channels-knows-identification-the-list-of-authenticators-calls-pages-ports': {
    from: 'channels/web/index.ts',
    says: `import '#authenticators/password';`,
  },
  'app-knows-identification-its-own-authenticators-calls-customers-pages-ports': {
    from: 'app/index.ts',
    says: `import type {} from '#back-office';`,
  },
  'openid-knows-identification-customers-ports': { from: 'openid/index.ts', says: `import '#calls';` },
  'authenticators-knows-identification-ports': { from: 'authenticators/password/index.ts', says: `import '#customers';` },
  'identification-knows-ports': { from: 'identification/index.ts', says: `import '#authenticators';` },
  'customers-knows-ports': { from: 'customers/index.ts', says: `import '#identification';` },
  'calls-knows-ports': { from: 'calls/index.ts', says: `import type {} from '#customers';` },
  'letters-knows-ports': { from: 'letters/index.ts', says: `import '#customers';` },
  'sms-knows-ports': { from: 'sms/index.ts', says: `import '#customers';` },
  'stock-knows-ports': { from: 'stock/index.ts', says: `import '#customers';` },
  'audit-knows-ports': { from: 'audit/index.ts', says: `import '#calls';` },
  'back-office-knows-customers-calls-audit-letters-the-list-of-authenticators-pages-ports': {
    from: 'back-office/index.ts',
    says: `import '#identification';`,
  },
  'adapters-knows-ports': { from: 'adapters/memory/index.ts', says: `import '#customers';` },
  'pages-knows-texts': { from: 'pages/index.ts', says: `import '#ports';` },
  'demo-knows-public-doors-only': { from: 'demo/index.ts', says: `import '#calls';` },
  'authenticators-never-each-other': { from: 'authenticators/password/check.ts', says: `import '#authenticators/sms-code';` },
  'channels-never-each-other': { from: 'channels/phone/index.ts', says: `import '#channels/web';` },
  'adapters-never-each-other': { from: 'adapters/database/index.ts', says: `import '#adapters/memory';` },
  'ports-policy-texts-know-nothing': { from: 'ports/index.ts', says: `import type {} from '#texts';` },
  'server-is-known-by-demo-only': { from: 'calls/start.ts', says: `import '#server';` },
  'demo-is-known-by-nobody': { from: 'server/index.ts', says: `import '../demo/index.ts';` },
  'demo-takes-only-port-types': { from: 'demo/time.ts', says: `import type { A } from '#ports'; import { b } from '#ports';` },
  'policy-value-comes-from-server': { from: 'channels/web/rules.ts', says: `import '#policy';` },
  'page-knows-pages-texts-and-types-of-its-room': { from: 'app/page/other.ts', says: `import type {} from '#ports';` },
  'page-takes-only-types-of-its-room': { from: 'app/page/own.ts', says: `import { a } from '../index.ts';` },
  'machine-knows-itself-and-texts': { from: 'app/machine/timer.ts', says: `import 'node:timers';` },
  'machine-takes-only-types-of-its-room': { from: 'app/machine/root.ts', says: `import '../index.ts';` },
  'page-has-no-node': { from: 'app/page/node.ts', says: `import 'node:path';` },
  'nobody-knows-a-page': { from: 'app/routes.ts', says: `import './page/own.ts';` },
  'cross-a-border-by-the-door': { from: 'app/window.ts', says: `import '../calls/start.ts';` },
  'list-enters-by-the-door': { from: 'authenticators/index.ts', says: `import './password/check.ts';` },
  'cross-a-border-by-name': { from: 'app/path.ts', says: `import '../calls/index.ts';` },
  'stay-inside-by-path': { from: 'calls/by-name.ts', says: `import '#calls';` },
  'io-through-ports': { from: 'customers/read.ts', says: `import 'node:fs/promises';` },
  'identification-needs-no-package': { from: 'identification/package.ts', says: `import 'declared';` },
  'source-knows-no-tests-or-scripts': { from: 'calls/tested.ts', says: `import '../../test/postgres.ts';` },
  'nobody-knows-a-test': { from: 'calls/asks.ts', says: `import './calls.test.ts';` },
  'no-development-package-in-source': { from: 'server/tool.ts', says: `import 'for-development';` },
  'an-example-knows-itself-and-the-standard': { from: '../examples/web-bank/index.ts', says: `import '../../src/texts/index.ts';` },
  'an-example-is-known-by-demo-only': { from: 'server/example.ts', says: `import '../../examples/web-bank/index.ts';` },
  'demo-enters-an-example-by-the-door': { from: 'demo/window.ts', says: `import '../../examples/web-bank/window.ts';` },
  'every-package-is-declared': { from: 'server/stray.ts', says: `import 'undeclared';` },
  'no-circle': { from: 'audit/one.ts', says: `import './other.ts';` },
  'everything-resolves': { from: 'audit/lost.ts', says: `import './nowhere.ts';` },
};

/** What the rules allow, and must go on allowing. */
const allowed: Record<string, string> = {
  'calls/calls.test.ts': `import '#adapters/memory'; import '#ports'; import '#policy';`,
  'app/live.ts': `import '#identification'; import '#authenticators/app-approval'; import type {} from '#policy'; import '#texts'; import '#ports';`,
  'app/page/main.ts': `import '#pages'; import '#texts'; import './part.ts'; import type { A } from '../index.ts';`,
  'app/page/part.ts': `import { part } from '../machine/part.ts'; export { part };`,
  'app/machine/part.ts': `import '#texts'; export const part = 1;`,
  'server/main.ts': `import '#policy'; import '#authenticators'; import '#authenticators/password'; import 'node:http'; import 'declared';`,
  'demo/main.ts': `import '#server'; import type {} from '#ports'; import '#pages'; import '#texts'; import 'node:fs';`,
  'audit/other.ts': `import './one.ts';`,
  'demo/example.ts': `import '../../examples/web-bank/index.ts';`,
  '../examples/web-bank/window.ts': `import 'node:http'; export const a = 1;`,
};

const ROOMS = 'identification customers calls openid app back-office pages letters sms stock audit policy texts ports server'.split(' ');

function plant(folder: string): void {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  };
  const imports = Object.fromEntries(ROOMS.map((room) => [`#${room}`, `./src/${room}/index.ts`]));
  const nested = ['authenticators', 'channels', 'adapters'].map((room) => [`#${room}/*`, `./src/${room}/*/index.ts`]);
  const names = { ...imports, ...Object.fromEntries(nested), '#authenticators': './src/authenticators/index.ts' };
  const packages = { dependencies: { declared: '1' }, devDependencies: { 'for-development': '1' } };
  write('package.json', JSON.stringify({ name: 'planted', type: 'module', imports: names, ...packages }));
  for (const name of ['declared', 'for-development', 'undeclared']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  for (const room of [...ROOMS, 'authenticators/sms-code', 'authenticators/app-approval'])
    write(`src/${room}/index.ts`, 'export const a = 1;');
  write('test/postgres.ts', '');
  for (const [file, text] of Object.entries(allowed)) write(`src/${file}`, text);
  for (const { from, says } of Object.values(crossings)) write(`src/${from}`, `${says}\nexport const a = 1;`);
}

function findBroken(folder: string): Promise<{ rule: string; from: string; to: string }[]> {
  const command = ['--import', 'tsx', join(root, 'scripts/run-borders.ts'), '--folder', folder, '--json'];
  return new Promise((done, fail) => {
    execFile(process.execPath, command, { cwd: root }, (error, stdout, stderr) => {
      if (error?.code === 1 && stderr === '') done(JSON.parse(stdout));
      else fail(new Error(`The check of the borders ended with ${error?.code}: ${stderr}${stdout}`));
    });
  });
}

test('every border rule catches a module that crosses it, and leaves alone those that do not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'styrka-borders-'));
  try {
    plant(folder);
    const broken = await findBroken(folder);
    const missed = forbidden.filter(({ name }) => {
      const crossing = crossings[name];
      return !crossing || !broken.some(({ rule, from }) => rule === name && from === posix.normalize(`src/${crossing.from}`));
    });
    assert.deepEqual(
      missed.map(({ name }) => name),
      [],
    );
    const wronged = broken.filter(({ rule, from }) => rule !== 'no-circle' && from.replace('src/', '') in allowed);
    assert.deepEqual(wronged, []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
