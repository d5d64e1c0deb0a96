import type { Ends } from '../identify/index.ts';
import { isFirstTime } from '../my/index.ts';
import { forgetBrowsers } from '../session/index.ts';
import { rememberFollowed } from './followed.ts';

/** K10, K33: noted and agreed to; the log-in with it follows at once, in this browser. Whoever was in with the old one is out. */
export const newPasswordEnds: Ends = {
  'new-password': {
    begin: 'password/new',
    failed: 'login',
    carryOut: async (parts, { reply }, identified, { flow }) => {
      if ((await isFirstTime(parts, flow, identified)) !== 'again') await forgetBrowsers(parts, identified.customer);
      rememberFollowed(parts, reply, flow);
      return 'login/code-box';
    },
  },
};
