import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

const help = `Checks the types of what runs in a browser, without Node's.

  node --import tsx scripts/run-page-types.ts

A live page names types of its own room, and with them TypeScript reads files of the server, which do need Node.
Those are checked by tsconfig.server.json: here only the faults in live pages, src/pages and src/texts count.
`;

const root = resolve(import.meta.dirname, '..');
const elsewhere = /^src\/(?!.*\/page\/|pages\/|texts\/)/;

function runTypeScript(): Promise<string> {
  const command = [resolve(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.pages.json', '--pretty', 'false'];
  return new Promise((done, fail) => {
    execFile(process.execPath, command, { cwd: root, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (stderr !== '' || (error && stdout === '')) fail(error ?? new Error(stderr));
      else done(stdout);
    });
  });
}

/** A fault begins with its place at the start of a line; what is said further about it is indented. */
function splitFaults(output: string): string[] {
  return output.split(/\n(?=\S)/).filter((fault) => fault.trim() !== '');
}

async function runPageTypes(): Promise<number> {
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    console.log(help);
    return 0;
  }
  const faults = splitFaults(await runTypeScript());
  const ours = faults.filter((fault) => !elsewhere.test(fault));
  for (const fault of ours) console.log(fault.trimEnd());
  return ours.length > 0 ? 1 : 0;
}

process.exitCode = await runPageTypes();
