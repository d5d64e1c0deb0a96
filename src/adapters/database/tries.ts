import type { Tries } from '#ports';
import { openLock, reserveTry, settleTry } from './budgets.ts';
import { type Database, keep, statement, undo } from './database.ts';
import { writeEffects } from './effects.ts';

const readState = statement(
  'budget-state',
  'select wrong, open, since_right, paused_until, locked from budgets where "of" = $1 and kind = $2',
);
const findOrphans = statement(
  'find-orphaned-tries',
  `select id, rule from tries where "is" = 'open' and reserved < $1 order by reserved, id limit 1000`,
);

export function createTries(database: Database): Tries {
  const settleOrphan = (tryId: string, rule: Parameters<typeof settleTry>[1]['rule'], now: number) =>
    database.transact(async (session) => keep(await settleTry(session, { tryId, as: 'wrong', rule, now })));
  return {
    async state({ of, kind }) {
      const { rows } = await database.run(readState, [of, kind]);
      const row = rows[0] ?? { wrong: 0, open: 0, since_right: 0, paused_until: null, locked: null };
      const { wrong, open, since_right: sinceRight, paused_until: pausedUntil, locked } = row;
      return { wrong, open, sinceRight, pausedUntil, locked };
    },
    reserve: (reservation, now) => database.transact(async (session) => keep(await reserveTry(session, reservation, now))),
    settle: (settlement, effects) =>
      database.transact(async (session) => {
        if (!(await settleTry(session, settlement))) return undo('late');
        await writeEffects(session, effects);
        return keep('settled');
      }),
    async settleOrphans(before, now) {
      const { rows } = await database.run(findOrphans, [before]);
      let settled = 0;
      for (const { id, rule } of rows) {
        const counted = await settleOrphan(id, rule, now);
        if (counted) settled += 1;
      }
      return settled;
    },
    unlock: (key, effects) =>
      database.transact(async (session) => {
        await openLock(session, key, null);
        return keep(await writeEffects(session, effects));
      }),
  };
}
