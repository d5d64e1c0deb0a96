import { readFile } from 'node:fs/promises';
import { readSettings } from './settings.ts';
import { createWebBank } from './web-bank.ts';

/** `node examples/web-bank/main.ts settings.json`, or with WEB_BANK_SETTINGS; the client's key in the file or in WEB_BANK_KEY. */
const file = process.argv[2] ?? process.env['WEB_BANK_SETTINGS'];
if (file === undefined) {
  console.error('Which settings? node main.ts settings.json (see README.md)');
  process.exit(2);
}
const settings = readSettings(await readFile(file, 'utf8'), process.env);
const bank = await createWebBank({ ...settings, complain: (sentence) => console.error(`${new Date().toISOString()} ${sentence}`) });
console.log(`web bank ${bank.address}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void bank.close().then(() => process.exit(0)));
