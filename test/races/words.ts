import assert from 'node:assert/strict';

/** Two that oppose each other meet at another point each time. */
export async function raceOften(race: () => Promise<string[]>): Promise<string[]> {
  const words = [];
  for (let round = 0; round < 10; round++) words.push(await race());
  return words.flat();
}

export async function raceUntilLost(race: () => Promise<string[]>, lost: string): Promise<void> {
  for (let round = 0; round < 50; round++) if ((await race()).includes(lost)) return;
  assert.fail(`the broken store was not caught: never "${lost}"`);
}

/** How often each word was said. */
export function count(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(Object.entries(Object.groupBy(words, (word) => word)).map(([word, same]) => [word, same?.length ?? 0]));
}

/** The broken store must be caught, or the race is no evidence. */
export function assertLost(seen: number | undefined, allowed: number): void {
  assert.ok((seen ?? 0) > allowed, `the broken store was not caught: ${seen ?? 0}, allowed ${allowed}`);
}
