import type { Who } from '../enter/index.ts';
import type { PersonalParts } from '../personal-parts.ts';

/** One right secret of any kind blocks; a user code alone blocks nothing, or blocking would be the attack. */
export type BlockWay = {
  readonly place: string;
  /** As the bank's configuration calls it. */
  readonly way: string;
  readonly plan: string;
  /** What is asked there, and the words of the link that leads to it. */
  readonly text: 'byPassword' | 'byTable' | 'byApp' | 'byNumber';
  readonly link: 'withPassword' | 'withTable' | 'withApp' | 'withNumber';
  readonly who: Who;
  readonly password: boolean;
};

const ways: readonly BlockWay[] = [
  { place: 'block', way: 'code-table', plan: 'block', text: 'byPassword', link: 'withPassword', who: 'user-code', password: true },
  {
    place: 'block/code-table',
    way: 'code-table',
    plan: 'block-by-cell',
    text: 'byTable',
    link: 'withTable',
    who: 'user-code',
    password: false,
  },
  { place: 'block/app', way: 'app', plan: 'block-by-app', text: 'byApp', link: 'withApp', who: 'user-code', password: false },
  { place: 'block/code-box', way: 'code-box', plan: 'block', text: 'byNumber', link: 'withNumber', who: 'number', password: true },
];

/** Those that the bank has; the first one stands at `/{l}/block`. */
export function blockWays({ ways: has }: Pick<PersonalParts, 'ways'>): readonly BlockWay[] {
  const own = ways.filter(({ way }) => has.some((one) => one.way === way));
  return own.map((way, at) => (at === 0 ? { ...way, place: 'block' } : way));
}
