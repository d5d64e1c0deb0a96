import type { Settlement, Tries } from '#ports';
import { openLock, reserveTry, settleTry } from './budgets.ts';
import { type Database, keep, statement, undo } from './database.ts';
import { writeEffects } from './effects.ts';
import { countGone } from './forget.ts';

const readState = statement(
  'budget-state',
  'select wrong, open, since_right, paused_until, locked from budgets where "of" = $1 and kind = $2',
);
const findOrphans = statement(
  'find-orphaned-tries',
  `select id, rule, "of", kind, exists (select from customers where customers.id = tries."of") as known
   from tries where "is" = 'open' and reserved < $1 order by reserved, id limit 1000`,
);

/** A try that is reserved meanwhile changes the row, and the condition is looked at again. */
const forgetEmpty = statement(
  'forget-empty-budgets',
  `with empty as (delete from budgets where ("of", kind) in (
     select "of", kind from budgets b
     where wrong = 0 and open = 0 and since_right = 0 and locked is null and (paused_until is null or paused_until <= $1)
       and not exists (select from tries where tries."of" = b."of" and tries.kind = b.kind)
     limit $2 for update skip locked)
     returning 1)
   select count(*) from empty`,
);

export function createTries(database: Database): Tries {
  const settleOrphan = (orphan: Settlement) => database.transact(async (session) => keep(await settleTry(session, orphan)));
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
    async settleOrphans(before, now, ifLocked) {
      const { rows } = await database.run(findOrphans, [before]);
      let settled = 0;
      for (const { id: tryId, rule, known, of, kind } of rows) {
        const told = known ? { ifLocked: ifLocked({ of, kind }) } : {};
        if (await settleOrphan({ tryId, as: 'wrong', rule, now, ...told })) settled += 1;
      }
      return settled;
    },
    unlock: (key, effects) =>
      database.transact(async (session) => {
        await openLock(session, key, null);
        return keep(await writeEffects(session, effects));
      }),
    forgetEmpty: (now, atMost) => countGone(database, forgetEmpty, [now, atMost]),
  };
}
