import { goingTo, requestOf } from '../brought.ts';
import type { End, Ends } from '../identify/index.ts';
import { isFirstTime } from '../my/index.ts';
import { forgetBrowsers } from '../session/index.ts';
import { rememberFollowed } from './followed.ts';
import { newPasswordWays } from './ways.ts';

export const newPasswordEnds: Ends = Object.fromEntries(newPasswordWays.map(({ plan, place }) => [plan, makeEnd(place)]));

/** K10, K33: noted and agreed to; the log-in with it follows at once, in this browser. Whoever was in with the old one is out. */
function makeEnd(begin: string): End {
  return {
    begin,
    failed: 'login',
    carryOut: async (parts, { reply }, identified, { flow, about }) => {
      if ((await isFirstTime(parts, flow, identified)) !== 'again') await forgetBrowsers(parts, identified.customer);
      rememberFollowed(parts, reply, flow);
      return goingTo('login/code-box', requestOf({ about }));
    },
  };
}
