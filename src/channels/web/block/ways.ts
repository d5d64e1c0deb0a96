import type { PersonalParts } from '../personal-parts.ts';

/** One right secret of any kind blocks; a user code alone blocks nothing, or blocking would be the attack. */
export type BlockWay = {
  readonly place: string;
  /** As the bank's configuration calls it. */
  readonly way: string;
  readonly plan: string;
  readonly text: 'byPassword' | 'byTable' | 'byApp';
  readonly password: boolean;
};

const ways: readonly BlockWay[] = [
  { place: 'block', way: 'code-table', plan: 'block', text: 'byPassword', password: true },
  { place: 'block/code-table', way: 'code-table', plan: 'block-by-cell', text: 'byTable', password: false },
  { place: 'block/app', way: 'app', plan: 'block-by-app', text: 'byApp', password: false },
];

/** Those that the bank has; the first one stands at `/{l}/block`. */
export function blockWays({ ways: has }: Pick<PersonalParts, 'ways'>): readonly BlockWay[] {
  const own = ways.filter(({ way }) => has.some((one) => one.way === way));
  return own.map((way, at) => (at === 0 ? { ...way, place: 'block' } : way));
}
