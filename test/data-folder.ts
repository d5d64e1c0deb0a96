import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '#adapters/database';

let prepared: Promise<string> | undefined;

/** A data folder of the caller's own with an empty, migrated database, in a parent that is the caller's too. */
export async function newDataFolder(): Promise<{ readonly folder: string; readonly parent: string; remove(): Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), 'styrka-data-'));
  const folder = join(parent, 'data');
  await fillDataFolder(folder);
  return { folder, parent, remove: () => rm(parent, { recursive: true, force: true }) };
}

/** Only the first one is made, which takes seconds; the others are copies. */
export async function fillDataFolder(folder: string): Promise<void> {
  prepared ??= prepare();
  await cp(await prepared, folder, { recursive: true });
}

async function prepare(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'styrka-prepared-'));
  process.once('exit', () => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, 'data');
  await (await openFolder({ folder })).close();
  return folder;
}
