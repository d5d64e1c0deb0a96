import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createServer, readConfigFile } from '#server';
import { bank } from '../../src/demo/bank.ts';
import { runCustomers } from '../../src/server/commands/customers.ts';
import { newDataFolder } from '../data-folder.ts';
import { findFreePorts } from '../free-ports.ts';
import { startPostgres } from '../postgres.ts';

/** The first piece of JSON lines in the document. */
async function readExample(): Promise<string> {
  const document = await readFile('docs/integrating/customers.md', 'utf8');
  return /```json\n(\{"add"[\s\S]*?)```/.exec(document)?.[1] ?? assert.fail('the document has no feed');
}

/** Pages play no part here, but the server looks for them. */
async function writeNoPages(folder: string): Promise<string> {
  await mkdir(folder);
  const none = { scripts: [], styles: [] };
  await writeFile(
    join(folder, 'assets.json'),
    JSON.stringify({ sources: '', pages: { app: none, 'back-office': none, phone: none, web: none } }),
  );
  return folder;
}

test('the example of the document, from feed to events, does what the document says', async () => {
  const { folder, remove } = await newDataFolder();
  const [port = 0, appPort = 0] = await findFreePorts(2);
  const tokenHash = createHash('sha256').update('core-bank-token').digest('hex');
  const place = (name: string) => join(folder, name);
  const postgres = await startPostgres();
  const [store, keys] = [{ postgres: await postgres.createDatabase() }, { file: place('keys') }];
  const clients = [{ id: 'core-bank', name: 'Core bank', tokenHash, may: ['events'] }];
  const config = { bank, policy: { profile: 'strict' }, store, keys, listen: { host: '127.0.0.1', port, appPort }, clients };
  await writeFile(place('styrka.json'), JSON.stringify(config));
  await writeFile(place('customers.jsonl'), await readExample());
  const told: string[] = [];
  const console = { input: process.stdin, out: (text: string) => void told.push(text), err: () => {}, live: false, onInterrupt: () => {} };
  const run = (...args: string[]) => runCustomers(['import', place('customers.jsonl'), '--config', place('styrka.json'), ...args], console);
  assert.deepEqual([await run('--dry-run', '--json'), await run('--json')], [0, 0]);
  const counts = { added: 3, changed: 1, closed: 1, blocked: 1, numbered: 1, unchanged: 0, refused: [], last: 7 };
  assert.deepEqual(
    told.map((text) => JSON.parse(text)),
    [counts, counts],
  );

  const server = await createServer(await readConfigFile(place('styrka.json')), { pages: await writeNoPages(place('pages')) });
  const answer = await fetch(`http://127.0.0.1:${port}/events/v1?after=0`, { headers: { authorization: 'Bearer core-bank-token' } });
  const { events } = (await answer.json()) as { events: { event: string; customer: string }[] };
  await server.close();
  await Promise.all([postgres.stop(), remove()]);
  assert.deepEqual([answer.status, events[0]?.event, events[0]?.customer], [200, 'customer-added', 'c-1001']);
  const words = new Set(events.map(({ event, customer }) => `${event} ${customer}`));
  const others = ['number-registered c-1001', 'customer-changed c-1001', 'number-proposed c-1001', 'agreement-blocked c-1002'];
  for (const word of [...others, 'customer-closed c-1003']) assert.ok(words.has(word), word);
});
