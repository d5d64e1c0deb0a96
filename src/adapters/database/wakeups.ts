import type { Wakeups } from '#ports';
import { type Database, statement } from './database.ts';
import { countGone } from './forget.ts';

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

const forgetAnswered = statement(
  'forget-answered-wakeups',
  `with old as (delete from wakeups where customer in (
     select customer from wakeups where unanswered = 0 and paused_until <= $1 limit $2 for update skip locked) returning customer)
   select count(*) from old`,
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
    forgetAnswered: (now, atMost) => countGone(database, forgetAnswered, [now, atMost]),
  };
}
