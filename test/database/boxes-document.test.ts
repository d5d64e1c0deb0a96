import assert from 'node:assert/strict';
import { chmod, copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bank } from '../../src/demo/bank.ts';
import { refusals, runBoxes } from '../../src/server/commands/boxes.ts';
import { runCustomers } from '../../src/server/commands/customers.ts';
import { runStaff } from '../../src/server/commands/staff.ts';
import { newDataFolder } from '../data-folder.ts';

const place = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const document = await readFile(place('docs/integrating/boxes.md'), 'utf8');
const corpus = place('src/stock/pskc/corpus');

/** The commands of the document, in its order, without what stands behind them. */
const commands = [...document.matchAll(/^npm run boxes -- ([^#\n]*)/gm)].map(([, given = '']) => given.trim().split(/\s+/));

describe('the document for whoever imports and sends code boxes', () => {
  let folder = '';
  let database = '';
  let remove: () => Promise<void>;
  before(async () => {
    ({ parent: folder, folder: database, remove } = await newDataFolder());
    const listen = { host: '127.0.0.1', port: 8_427, appPort: 8_428, url: 'https://styrka.bank.example' };
    const config = { bank, policy: { profile: 'described' }, store: { folder: database }, keys: { file: at('keys') }, listen };
    await writeFile(at('styrka.json'), JSON.stringify(config));
    const people = [
      { id: 'oskar', name: 'Oskar Fält', language: 'sv', personalNumber: '8411239836', address: ['Sjöbodsvägen 19'] },
      { id: 'greta', name: 'Greta Öhman', language: 'fi', customerNumber: '9035001289' },
    ];
    await writeFile(at('feed'), people.map((add) => `${JSON.stringify({ add })}\n`).join(''));
    assert.equal((await run(runCustomers, 'import', at('feed'))).exit, 0);
    assert.equal((await run(runStaff, 'add', 'kristina', '--name', 'Kristina Berg', '--role', 'advisor')).exit, 0);
    await copyFile(join(corpus, 'good/xmlsec1-signed-sha256.xml'), at('boxes.xml'));
    await copyFile(join(corpus, 'signer.pem'), at('maker.pem'));
    await writeFile(at('agreed.key'), '12345678901234567890123456789012\n', { mode: 0o600 });
    await writeFile(at('pins.csv'), 'LB-1007-0001,4821\n');
  });
  after(() => remove?.());

  const at = (name: string) => join(folder, name);
  /** The document's files have no folder. */
  const locate = (word: string) => (/^\w+\.(?:xml|key|pem|done|csv)$/.test(word) ? at(word) : word);

  async function run(command: typeof runBoxes, ...args: string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const console = {
      input: (async function* () {})(),
      out: (text: string) => void out.push(text),
      err: (text: string) => void err.push(text),
      live: false,
      onInterrupt: () => {},
    };
    const exit = await command([...args, '--config', at('styrka.json')], console);
    return { exit, out: out.join(''), err: err.join('') };
  }

  test('N16, K27, K36, K37: every command of the document, one after the other, does what the document says', async () => {
    const told = new Map<string, string>();
    for (const command of commands) {
      const { exit, out, err } = await run(runBoxes, ...command.map(locate));
      assert.deepEqual([exit, err], [0, ''], `${command.join(' ')}: ${out}`);
      told.set(command.includes('--dry-run') ? 'rehearsal' : (command[0] ?? ''), out);
    }
    assert.match(told.get('rehearsal') ?? '', /A dry run.*\s+2 boxes added/);
    assert.match(told.get('import') ?? '', /^Done\.\s+2 boxes added\n$/);
    assert.match(told.get('pins') ?? '', /1 start PINs kept/);
    assert.match(told.get('list') ?? '', /^LB-1007-0001 .*start PIN here\nLB-1007-0002 .*no start PIN\n$/);
    assert.match(told.get('orders') ?? '', / oskar {2}staff\n$/);
    assert.equal(told.get('send'), 'LB-1007-0001  oskar\n');
    assert.equal(told.get('assign'), 'LB-1007-0002  greta\n');
    assert.equal(told.get('activate'), 'LB-1007-0001  It works now.\n');
    assert.equal(told.get('block'), 'LB-1007-0001  It works no more.\n');
  });

  test('N16: a file that is encrypted for the certificate of the bank is read with its private key, and is called for it', async () => {
    const file = ['import', join(corpus, 'good/for-certificate.xml'), '--signer', at('maker.pem'), '--dry-run'];
    const without = await run(runBoxes, ...file);
    assert.match(without.out, /give the private key of that certificate/);
    await copyFile(join(corpus, 'bank-key.pem'), at('bank-key.pem'));
    await chmod(at('bank-key.pem'), 0o600);
    const { exit, out } = await run(runBoxes, ...file, '--private-key', at('bank-key.pem'));
    assert.deepEqual([exit, out.trim().split('\n').at(-1)?.trim()], [0, '2 boxes that came before']);
  });

  test('N16: what the document says that a report says is said by the code, and nothing that an answer may be is left out', async () => {
    const sources = ['src/stock/faults.ts', 'src/stock/admit-box.ts'].map((file) => readFile(place(file), 'utf8'));
    const said = (await Promise.all(sources)).join('\n');
    const quoted = [...document.matchAll(/“([^”]+)”/g)].map(([, phrase = '']) => phrase);
    assert.ok(quoted.length > 20);
    for (const phrase of quoted) assert.ok(said.includes(phrase), phrase);
    for (const sentence of Object.values(refusals)) assert.ok(document.includes(`| ${sentence} |`), sentence);
  });
});
