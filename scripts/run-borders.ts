import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const help = `Checks who knows whom in src/ and examples/, by the rules of .dependency-cruiser.cjs.

  node --import tsx scripts/run-borders.ts [--folder DIR] [--json]

  --folder  a folder that holds src/ and package.json (default: this one)
  --json    prints the broken rules as JSON: [{ rule, from, to }]
`;

type Broken = { rule: string; comment: string; from: string; to: string };
type Cruised = { modules: { source: string }[]; summary: { violations: { from: string; to: string; rule: { name: string } }[] } };

const root = resolve(import.meta.dirname, '..');
const config = join(root, '.dependency-cruiser.cjs');

function cruise(folder: string): Promise<Cruised> {
  const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const options = { cwd: folder, maxBuffer: 1 << 28 };
  const read = ['src', 'examples'].filter((one) => existsSync(join(folder, one)));
  return new Promise((done, fail) => {
    execFile(process.execPath, [command, '--config', config, '-T', 'json', ...read], options, (error, stdout, stderr) =>
      stdout.startsWith('{') ? done(JSON.parse(stdout)) : fail(new Error(stderr || error?.message || 'dependency-cruiser said nothing')),
    );
  });
}

async function findComments(): Promise<Map<string, string>> {
  const { default: rules } = (await import(config)) as { default: { forbidden: { name: string; comment: string }[] } };
  return new Map(rules.forbidden.map(({ name, comment }) => [name, comment]));
}

/** Without a parser that reads TypeScript, dependency-cruiser reads nothing and finds no fault: so count what it read. */
function findUnread(folder: string, cruised: Cruised): string[] {
  const read = new Set(cruised.modules.map(({ source }) => source.replaceAll('\\', '/')));
  const files = globSync('{src,examples}/**/*.{ts,tsx}', { cwd: folder }).map((file) => file.replaceAll('\\', '/'));
  return files.filter((file) => !file.endsWith('.d.ts') && !read.has(file));
}

async function checkBorders(folder: string): Promise<{ files: number; broken: Broken[]; unread: string[] }> {
  if (!existsSync(join(folder, 'src'))) return { files: 0, broken: [], unread: [] };
  const [cruised, comments] = await Promise.all([cruise(folder), findComments()]);
  const broken = cruised.summary.violations.map(({ from, to, rule }) => {
    return { rule: rule.name, comment: comments.get(rule.name) ?? '', from, to };
  });
  const files = cruised.modules.filter(({ source }) => /^(src|examples)[\\/]/.test(source)).length;
  return { files, broken, unread: findUnread(folder, cruised) };
}

async function runBorders(): Promise<number> {
  const { values } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, folder: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const { files, broken, unread } = await checkBorders(resolve(values.folder ?? root));
  if (values.json) console.log(JSON.stringify(broken.map(({ rule, from, to }) => ({ rule, from, to }))));
  else {
    for (const { rule, comment, from, to } of broken) console.log(`${from} → ${to}\n    ${rule}: ${comment}`);
    console.log(`${files} modules read, ${broken.length} borders crossed`);
  }
  if (unread.length > 0) console.error(`Not read, so nothing is known about them (is @swc/core installed?):\n  ${unread.join('\n  ')}`);
  return broken.length + unread.length > 0 ? 1 : 0;
}

process.exitCode = await runBorders();
