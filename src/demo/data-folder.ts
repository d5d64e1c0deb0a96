import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What the demo keeps, and where. */
export function placesIn(data: string) {
  return {
    database: join(data, 'database'),
    keys: join(data, 'keys.json'),
    clock: join(data, 'clock.json'),
    sms: join(data, 'sms.json'),
    letters: join(data, 'letters'),
    boxes: join(data, 'boxes'),
  };
}

/** Removes what the demo made and nothing else; the folder too, if nothing else is in it. The caller holds the lock. */
export async function removeData(data: string): Promise<void> {
  for (const place of Object.values(placesIn(data))) await rm(place, { recursive: true, force: true });
  await rmdir(data).catch(() => {});
}

/** How far the last run had moved the clock on, ms: after a restart the bank's time must not go back (T7). */
export async function readAhead(data: string): Promise<number> {
  const text = await readFile(placesIn(data).clock, 'utf8').catch(() => '{}');
  const { ahead } = JSON.parse(text) as { ahead?: unknown };
  return typeof ahead === 'number' && ahead > 0 ? ahead : 0;
}

/** At once: whoever has moved the clock and stops the demo right after finds it moved. */
export function keepAhead(data: string, ahead: number): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(placesIn(data).clock, JSON.stringify({ ahead }));
}
