import assert from 'node:assert/strict';
import type { Reply } from '../phone-client.ts';
import type { Bank } from './bank.ts';
import type { Node } from './nodes.ts';

export type Pair = readonly [Node, Node];

export function realPair(bank: Bank): Pair {
  return [bank.nodes.north, bank.nodes.south];
}

/** The same server on stores that ask first and write afterwards: they are lost on one node already. */
export function brokenPair(bank: Bank): Pair {
  return [bank.nodes.askew, bank.nodes.askew];
}

/** All begin at once, every other one at the other node. */
export function together<Outcome>(pair: Pair, times: number, act: (node: Node, turn: number) => Promise<Outcome>): Promise<Outcome[]> {
  return Promise.all(Array.from({ length: times }, (_, turn) => act(pair[turn % 2 === 0 ? 0 : 1], turn)));
}

/** How often each answer was given: `200`, or the status and the code of what was refused. */
export function countReplies(replies: readonly Reply[]): Record<string, number> {
  return count(replies.map(nameReply));
}

export function nameReply({ status, body }: Reply): string {
  return status < 300 ? String(status) : `${status} ${(body as { error?: { code: string } } | null)?.error?.code}`;
}

export function count(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(Object.entries(Object.groupBy(words, (word) => word)).map(([word, same]) => [word, same?.length ?? 0]));
}

export function without(words: Record<string, number>, ...allowed: string[]): Record<string, number> {
  return Object.fromEntries(Object.entries(words).filter(([word]) => !allowed.includes(word)));
}

/** The broken stores must be caught, or the race is no evidence (T3); it may take a few rounds. */
export async function assertLost(race: () => Promise<number | undefined>, allowed: number): Promise<void> {
  const seen: number[] = [];
  for (let round = 0; round < 10; round++) {
    const lost = (await race()) ?? 0;
    seen.push(lost);
    if (lost > allowed) return;
  }
  assert.fail(`the broken stores were not caught: ${seen}, allowed ${allowed}`);
}
