import type { PersonalParts } from '../personal-parts.ts';

/** A way to log in, with its own first page. `password`: asked on the same page as the user code (K4). */
export type LoginWay = {
  readonly place: string;
  /** As the bank's configuration calls it. */
  readonly way: string;
  readonly plan: string;
  readonly text: 'withApp' | 'withTable';
  readonly password: boolean;
};

/** The recommended one first. */
const ways: readonly LoginWay[] = [
  { place: 'login/app', way: 'app', plan: 'app', text: 'withApp', password: false },
  { place: 'login/code-table', way: 'code-table', plan: 'code-table', text: 'withTable', password: true },
];

/** Those that the bank has. */
export function loginWays({ ways: has }: Pick<PersonalParts, 'ways'>): readonly LoginWay[] {
  return ways.filter(({ way }) => has.some((one) => one.way === way));
}
