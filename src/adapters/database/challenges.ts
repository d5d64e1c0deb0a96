import type { ChallengeRecord, Challenges, Reservation, Taken } from '#ports';
import { reserveTry } from './budgets.ts';
import { type Database, type Done, keep, type Row, type Session, statement, undo } from './database.ts';
import { decide } from './decide.ts';

const columns = 'id, flow, authenticator, customer, sealed, opened, expires';
const findChallenge = statement('find-challenge', `select ${columns} from challenges where id = $1`);
const waitingChallenges = statement(
  'waiting-challenges',
  `select ${columns.replaceAll(/\w+/g, 'c.$&')} from challenges c join flows f on f.id = c.flow
   where c.customer = $1 and c.authenticator = $2 and c.taken is null and c.expires > $3
     and f.asks = c.id and not f.ended and f.expires > $3
   order by c.opened, c.id`,
);
const takeChallenge = statement(
  'take-challenge',
  `update challenges c set taken = $2 from flows f
   where c.id = $1 and c.taken is null and c.expires > $2 and f.id = c.flow and f.asks = c.id and not f.ended and f.expires > $2`,
);

export function createChallenges(database: Database): Challenges {
  return {
    async find(id) {
      const { rows } = await database.run(findChallenge, [id]);
      return rows.map(toChallenge)[0];
    },
    async waiting(customer, authenticator, now) {
      const { rows } = await database.run(waitingChallenges, [customer, authenticator, now]);
      return rows.map(toChallenge);
    },
    async take(id, now, reservation) {
      if (reservation) return database.transact((session) => takeWithTry(session, id, now, reservation));
      const { count } = await database.run(takeChallenge, [id, now]);
      return count > 0 ? { is: 'taken', tryId: null } : { is: 'gone' };
    },
    decide: (decision) => database.transact((session) => decide(session, decision)),
  };
}

async function takeWithTry(session: Session, id: string, now: number, reservation: Reservation): Promise<Done<Taken>> {
  const { count } = await session.run(takeChallenge, [id, now]);
  if (count === 0) return undo({ is: 'gone' });
  const reserved = await reserveTry(session, reservation, now);
  if (reserved === 'full') return undo({ is: 'full' });
  return keep(reserved === 'locked' ? { is: 'locked' } : { is: 'taken', tryId: reservation.id });
}

function toChallenge({ id, flow, authenticator, customer, sealed, opened, expires }: Row): ChallengeRecord {
  return { id, flow, authenticator, customer, sealed, opened, expires };
}
