import { keepApart, type LetterRecord, type LetterSecret, type Letters } from '#ports';
import { type Database, keep, type Row, type Session, statement, undo } from './database.ts';
import { writeEffects } from './effects.ts';

/** Any numbers that nothing else in the database locks. */
const [claimLock, customerLocks] = [7_412_019, 7_412_020];
/** Two orders of one customer at once would each find no other. */
const lockCustomer = statement('lock-letters-of-customer', 'select pg_advisory_xact_lock($2, hashtext($1))');
/** Two nodes at once would each claim another of two letters that must not travel together. */
const lockClaims = statement('lock-letter-claims', `select pg_advisory_xact_lock(${claimLock})`);

const findPosted = statement(
  'find-posted-letters',
  `select coalesce(printed, greatest(due, $2)) as at, apart from letters where customer = $1 and apart > 0 and cancelled is null`,
);
const insertLetter = statement(
  'order-letter',
  `insert into letters (id, customer, kind, credential, apart, ordered, wanted, due, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (customer, kind) where sealed is not null do nothing`,
);
const insertKey = statement('add-letter-key', 'insert into letter_keys (letter, key) values ($1, $2)');

const claimLetters = statement(
  'claim-letters',
  `with free as (
     select own.id, own.due, row_number() over (partition by own.customer, own.apart > 0, case when own.apart = 0 then own.id end
       order by own.due, own.id) as place
     from letters own where own.sealed is not null and own.due <= $1 and own.held_until <= $1
       and not exists (
         select from letters other
         where own.apart > 0 and other.apart > 0 and other.customer = own.customer and other.id <> own.id
           and (other.printed > $1 - greatest(other.apart, own.apart) or (other.sealed is not null and other.held_until > $1)))),
   chosen as (select id from free where place = 1 order by due, id limit $3),
   held as (update letters set held_until = $2 from chosen where letters.id = chosen.id returning letters.*)
   select held.*, letter_keys.key from held join letter_keys on letter_keys.letter = held.id order by held.due, held.id`,
);
const printLetter = statement('letter-printed', 'update letters set printed = $2, sealed = null where id = $1 and sealed is not null');
const cancelLetter = statement('cancel-letter', 'update letters set cancelled = $2, sealed = null where id = $1 and sealed is not null');
const deleteKey = statement('delete-letter-key', 'delete from letter_keys where letter = $1');
const lettersOf = statement('letters-of-customer', 'select * from letters where customer = $1 order by ordered, id');
const waitingLetters = statement('waiting-letters', 'select * from letters where sealed is not null order by due, id limit $1');
const forgetLetters = statement('forget-letters', 'delete from letters where coalesce(printed, cancelled) < $1');

export function createLetters(database: Database): Letters {
  const settle = (update: typeof printLetter, id: string, at: number, effects: Parameters<typeof writeEffects>[1]) =>
    database.transact(async (session) => {
      const { count } = await session.run(update, [id, at]);
      if (count === 0) return keep(false);
      await session.run(deleteKey, [id]);
      await writeEffects(session, effects);
      return keep(true);
    });
  return {
    order: (letter, secret, effects) =>
      database.transact<Awaited<ReturnType<Letters['order']>>>(async (session) => {
        await session.run(lockCustomer, [letter.customer, customerLocks]);
        const { rows } = await session.run(findPosted, [letter.customer, letter.ordered]);
        const due = keepApart(letter.wanted, letter.apart, rows as { at: number; apart: number }[]);
        if (!(await insertOpen(session, { ...letter, due }, secret))) return undo({ is: 'already-ordered' });
        await writeEffects(session, effects);
        return keep({ is: 'ordered', due });
      }),
    claimDue: (now, until, atMost) =>
      database.transact(async (session) => {
        await session.run(lockClaims, []);
        const { rows } = await session.run(claimLetters, [now, until, atMost]);
        return keep(rows.map((row) => ({ ...toLetter(row), sealed: row['sealed'], key: row['key'] })));
      }),
    printed: async (id, at, effects) => ((await settle(printLetter, id, at, effects)) ? 'printed' : 'gone'),
    cancel: async (id, at, effects) => ((await settle(cancelLetter, id, at, effects)) ? 'cancelled' : 'gone'),
    async of(customer) {
      const { rows } = await database.run(lettersOf, [customer]);
      return rows.map(toLetter);
    },
    async waiting(atMost) {
      const { rows } = await database.run(waitingLetters, [atMost]);
      return rows.map(toLetter);
    },
    async forget(before) {
      const { count } = await database.run(forgetLetters, [before]);
      return count;
    },
  };
}

type Due = Omit<LetterRecord, 'printed' | 'cancelled'>;

async function insertOpen(session: Session, letter: Due, { sealed, key }: LetterSecret): Promise<boolean> {
  const { id, customer, kind, credential, apart, ordered, wanted, due } = letter;
  const { count } = await session.run(insertLetter, [id, customer, kind, credential, apart, ordered, wanted, due, sealed]);
  if (count > 0) await session.run(insertKey, [id, key]);
  return count > 0;
}

function toLetter({ id, customer, kind, credential, apart, ordered, wanted, due, printed, cancelled }: Row): LetterRecord {
  return { id, customer, kind, credential, apart, ordered, wanted, due, printed, cancelled };
}
