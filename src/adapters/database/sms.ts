import type { Sms, SmsLimit, SmsRecord, SmsSpent } from '#ports';
import { type Database, keep, type Row, type Session, statement, undo } from './database.ts';
import { changeRow } from './effects.ts';
import { countGone } from './forget.ts';

const countOne = statement(
  'count-sms',
  `insert into sms_counts (kind, "of", began, count) select $1, $2, $3, 1 where $4 > 0
   on conflict (kind, "of", began) do update set count = sms_counts.count + 1 where sms_counts.count < $4`,
);
const handOver = statement(
  'sms-handed-over',
  `insert into sms (gateway, reference, id, customer, state, at) values ($1, $2, $3, $4, 'handed-over', $5)
   on conflict (gateway, reference) do update set id = excluded.id, customer = excluded.customer, at = excluded.at`,
);
/** Handed over, on its way, and then whatever is told first. */
const reportSms = statement(
  'sms-reported',
  `insert into sms (gateway, reference, state, at) values ($1, $2, $3, $4)
   on conflict (gateway, reference) do update set state = excluded.state, at = excluded.at
   where case sms.state when 'handed-over' then excluded.state <> 'handed-over'
     when 'on-its-way' then excluded.state not in ('handed-over', 'on-its-way') else false end`,
);
const smsOf = statement(
  'sms-of',
  'select id, customer, gateway, reference, state, at from sms where id = $1 order by at, gateway, reference',
);
const forgetSms = statement(
  'forget-sms',
  `with old as (delete from sms where (gateway, reference) in (
     select gateway, reference from sms where at < $1 order by at limit $2 for update skip locked) returning 1)
   select count(*) from old`,
);
const forgetCounts = statement(
  'forget-sms-counts',
  `with old as (delete from sms_counts where (kind, "of", began) in (
     select kind, "of", began from sms_counts where began < $1 order by began limit $2 for update skip locked) returning 1)
   select count(*) from old`,
);

export function createSms(database: Database): Sms {
  return {
    spend: (limits, now) =>
      database.transact<SmsSpent>(async (session) => {
        for (const limit of limits) if (!(await count(session, limit, now))) return undo({ is: 'full', kind: limit.kind });
        return keep({ is: 'spent' });
      }),
    handedOver: async ({ id, customer, gateway, reference, at }, effects) => {
      await changeRow(database, handOver, [gateway, reference, id, customer, at], effects);
    },
    async report({ gateway, reference, state, at }) {
      const { count: moved } = await database.run(reportSms, [gateway, reference, state, at]);
      return moved > 0 ? 'moved' : 'unchanged';
    },
    async of(id) {
      const { rows } = await database.run(smsOf, [id]);
      return rows.map(toRecord);
    },
    forget: (before, atMost) => countGone(database, forgetSms, [before, atMost]),
    forgetCounts: (before, atMost) => countGone(database, forgetCounts, [before, atMost]),
  };
}

async function count(session: Session, limit: SmsLimit, now: number): Promise<boolean> {
  const values = [limit.kind, limit.of, now - (now % limit.window), limit.count];
  return (await session.run(countOne, values)).count > 0;
}

function toRecord({ id, customer, gateway, reference, state, at }: Row): SmsRecord {
  return { id, customer, gateway, reference, state, at };
}
