// Plain JavaScript that any Node can read: it must be able to tell an old Node that it is too old.
import { readFileSync } from 'node:fs';
import process from 'node:process';

const wanted = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).engines.node.replace('>=', '');

function isOlder(version, than) {
  const [major, minor] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = than.split('.').map(Number);
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}

function sayWhatToDo() {
  const brought = ['linux x64', 'linux arm64', 'win32 x64'].includes(`${process.platform} ${process.arch}`);
  return brought
    ? 'run "npm ci" (it brings a suitable Node into node_modules, unless told to omit optional packages), and start it through npm'
    : `install Node ${wanted} or newer for ${process.platform} ${process.arch}, remove node_modules/node-* if it is there, and try again`;
}

if (isOlder(process.versions.node, wanted)) {
  console.error(`Styrka needs Node ${wanted} or newer, and this is ${process.versions.node} (${process.execPath}): ${sayWhatToDo()}.`);
  process.exitCode = 1;
}
