import type { Use } from './stores/index.ts';

const order: readonly Use['is'][] = [
  'open-lock',
  'forgive',
  'not-locked',
  'once',
  'counter',
  'change',
  'end',
  'add',
  'held',
  'in-force',
  'logged-in',
  'agree',
  'identify-call',
];

/**
 * The order in which uses are made, whatever order they are given in: two decisions that hold rows in different orders
 * could wait for each other for ever. Before them come flow, challenge and budget; after them nothing is held.
 */
export function sortUses(uses: readonly Use[]): Use[] {
  return [...uses].sort((a, b) => order.indexOf(a.is) - order.indexOf(b.is) || compare(keyOf(a), keyOf(b)));
}

function keyOf(use: Use): string {
  if (use.is === 'once') return JSON.stringify([use.of, use.mark]);
  if (use.is === 'counter') return JSON.stringify([use.of, String(use.value).padStart(16, '0')]);
  if (use.is === 'add') return use.credential.customer;
  if (use.is === 'agree') return JSON.stringify([use.customer, use.to]);
  if (use.is === 'open-lock' || use.is === 'forgive' || use.is === 'not-locked') return JSON.stringify([use.of, use.kind]);
  if (use.is === 'logged-in') return use.session;
  return use.is === 'change' || use.is === 'end' || use.is === 'held' ? use.credential : '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
