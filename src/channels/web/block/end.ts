import type { End, Ends } from '../identify/index.ts';
import { isFirstTime } from '../my/index.ts';
import { clearCookie } from '../session/cookies.ts';

/** S16: all that identifying for this purpose can do. Whoever comes Back to it later blocks nothing again. */
const blockEnd: End = {
  begin: 'block',
  failed: 'confirm',
  carryOut: async (parts, { reply }, identified, { flow }) => {
    const time = await isFirstTime(parts, flow, identified);
    if (time === 'late') return 'block';
    if (time === 'first') {
      await parts.codes.block(identified.customer);
      clearCookie(parts.origin, reply, 'session');
    }
    return 'block/done';
  },
};

export const blockEnds: Ends = { block: blockEnd, 'block-by-cell': blockEnd, 'block-by-app': blockEnd };
