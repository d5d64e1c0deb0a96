import type { Who } from '../enter/index.ts';
import type { PersonalParts } from '../personal-parts.ts';

/** A way to log in, with its own first page. `password`: asked on the same page as who it is (K4). */
export type LoginWay = {
  readonly place: string;
  /** As the bank's configuration calls it. */
  readonly way: string;
  readonly plan: string;
  readonly text: 'withApp' | 'withPasskey' | 'withTable' | 'withBox';
  /** Null: nobody is typed, what is used says whose it is. */
  readonly who: Who | null;
  readonly password: boolean;
  /** The plan of the log-in that follows a temporary password (K11). */
  readonly first?: string;
  /** Other plans that begin at the same page. */
  readonly also?: readonly string[];
};

/** The recommended one first. */
const ways: readonly LoginWay[] = [
  { place: 'login/app', way: 'app', plan: 'app', text: 'withApp', who: 'user-code', password: false },
  { place: 'login/passkey', way: 'passkey', plan: 'passkey', text: 'withPasskey', who: null, password: false },
  { place: 'login/code-table', way: 'code-table', plan: 'code-table', text: 'withTable', who: 'user-code', password: true },
  {
    place: 'login/code-box',
    way: 'code-box',
    plan: 'code-box',
    text: 'withBox',
    who: 'number',
    password: true,
    first: 'first-login',
    also: ['two-codes', 'first-login'],
  },
];

/** Those that the bank has. A passkey is not the bank's to give: any browser may have one (D15). */
export function loginWays({ ways: has }: Pick<PersonalParts, 'ways'>): readonly LoginWay[] {
  return ways.filter(({ way }) => way === 'passkey' || has.some((one) => one.way === way));
}

/** As they are named on the log-in page (D4). */
export function listWays(parts: Pick<PersonalParts, 'ways' | 'policy'>): readonly LoginWay[] {
  const all = loginWays(parts);
  const isMain = ({ way }: LoginWay) => way === parts.policy.mainWay;
  return [...all.filter(isMain), ...all.filter((way) => !isMain(way))];
}
