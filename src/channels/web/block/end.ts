import type { End, Ends } from '../identify/index.ts';
import { isFirstTime } from '../my/index.ts';
import { clearCookie } from '../session/cookies.ts';

/** S16: all that identifying for this purpose can do. Whoever comes Back to it later blocks nothing again. */
const blockEnd: End = {
  begin: 'block',
  failed: 'confirm',
  carryOut: async (parts, { reply }, identified, { flow }) => {
    const time = await isFirstTime(parts, flow, identified);
    if (time === 'first') {
      await parts.codes.block(identified.customer);
      clearCookie(parts.origin, reply, 'session');
    }
    // Nobody is told that it is done when it is not; nor, minutes later, that a password was right, without having blocked (T17).
    return (await parts.stores.customers.find(identified.customer))?.blocked ? 'block/done' : undefined;
  },
};

export const blockEnds: Ends = { block: blockEnd, 'block-by-cell': blockEnd, 'block-by-app': blockEnd, 'block-by-passkey': blockEnd };
