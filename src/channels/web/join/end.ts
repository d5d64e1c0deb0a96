import type { Ends } from '../identify/index.ts';

/** The agreement is recorded by the identification itself. */
export const joinEnds: Ends = { join: { begin: 'join', failed: 'confirm', carryOut: async () => 'my?said=joined' } };
