import type { Wakeups } from '#ports';
import { type Database, statement } from './database.ts';

const allowOne = statement(
  'allow-wakeup',
  `insert into wakeups (customer, unanswered) select $1, 1 where $2 > 0
   on conflict (customer) do update set unanswered = wakeups.unanswered + 1
   where wakeups.unanswered < $2 and wakeups.paused_until <= $3`,
);
const answeredOne = statement('answered-wakeup', 'update wakeups set unanswered = 0 where customer = $1');
const pauseAll = statement(
  'pause-wakeups',
  `insert into wakeups (customer, paused_until) values ($1, $2)
   on conflict (customer) do update set paused_until = greatest(wakeups.paused_until, excluded.paused_until)`,
);

export function createWakeups(database: Database): Wakeups {
  return {
    async allow(customer, limit, now) {
      const { count } = await database.run(allowOne, [customer, limit, now]);
      return count > 0;
    },
    async answered(customer) {
      await database.run(answeredOne, [customer]);
    },
    async pause(customer, until) {
      await database.run(pauseAll, [customer, until]);
    },
  };
}
