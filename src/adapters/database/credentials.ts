import type { CredentialRecord, Credentials, Use } from '#ports';
import { type Database, keep, type Row, type Session, statement, undo } from './database.ts';
import { changeRow, writeEffects } from './effects.ts';
import { countGone } from './forget.ts';

const columns = 'id, customer, kind, version, state, sealed, lookup, added, expires';
const withCounter = `${columns}, (select value from counters where "of" = credentials.id) as counter`;
const findCredential = statement('find-credential', `select ${withCounter} from credentials where id = $1 and ended is null`);
const credentialsOf = statement(
  'credentials-of',
  `select ${withCounter} from credentials
   where customer = $1 and kind = $2 and ended is null and (expires is null or expires > $3) order by added, id`,
);
const credentialByLookup = statement(
  'credential-by-lookup',
  `select ${withCounter} from credentials where kind = $1 and lookup = $2 and ended is null and (expires is null or expires > $3)`,
);
const updateState = statement(
  'change-credential',
  `update credentials set version = version + 1, state = $3, sealed = coalesce($4, sealed), expires = case when $5 then $6 else expires end
   where id = $1 and version = $2 and ended is null`,
);
export const endCredential = statement('end-credential', 'update credentials set ended = $2 where id = $1 and ended is null');
const forgetCredentials = statement(
  'forget-credentials',
  `with old as (delete from credentials where id in (
     select id from credentials where least(ended, expires) < $1 order by least(ended, expires) limit $2 for update skip locked)
     returning id),
   marks as (delete from used using old where used.mark = old.id),
   numbers as (delete from counters using old where counters."of" = old.id),
   counted as (delete from budgets using old where budgets."of" = old.id),
   missed as (delete from tries using old where tries."of" = old.id)
   select count(*) from old`,
);
const endOfKind = statement('end-credentials-of', 'update credentials set ended = $3 where customer = $1 and kind = $2 and ended is null');

export function createCredentials(database: Database): Credentials {
  return {
    async find(id) {
      const { rows } = await database.run(findCredential, [id]);
      return rows.map(toCredential)[0];
    },
    async of(customer, kind, now) {
      const { rows } = await database.run(credentialsOf, [customer, kind, now]);
      return rows.map(toCredential);
    },
    async byLookup(kind, lookup, now) {
      const { rows } = await database.run(credentialByLookup, [kind, lookup, now]);
      return rows.map(toCredential)[0];
    },
    add: (credential, { atMost, replace, now, ...effects }) =>
      database.transact(async (session) => {
        await addOneByOne(session, credential);
        if (replace) await session.run(endOfKind, [credential.customer, credential.kind, now]);
        const outcome = await addCredential(session, credential, atMost, now);
        if (outcome !== 'added') return undo(outcome);
        await writeEffects(session, effects);
        return keep(outcome);
      }),
    change: (id, version, state, { ends = [], now = 0, ...effects }) =>
      database.transact(async (session) => {
        if (!(await changeCredential(session, { credential: id, version, state }))) return undo('stale');
        for (const other of ends) await session.run(endCredential, [other, now]);
        await writeEffects(session, effects);
        return keep('changed');
      }),
    forget: (before, atMost) => countGone(database, forgetCredentials, [before, atMost]),
    end: async (id, at, effects) => ((await changeRow(database, endCredential, [id, at], effects)) ? 'ended' : 'stale'),
  };
}

/** Counting what is there and adding to it must not happen twice at once for one customer and kind. */
const lockKind = statement('lock-kind-of-customer', `select pg_advisory_xact_lock(hashtextextended($1, 0))`);
const countThose = statement(
  'count-credentials',
  'select count(*) from credentials where customer = $1 and kind = $2 and ended is null and (expires is null or expires > $3)',
);
const endExpiredLookup = statement(
  'end-expired-lookup',
  'update credentials set ended = expires where kind = $1 and lookup = $2 and ended is null and expires <= $3',
);
const insertCredential = statement(
  'add-credential',
  `insert into credentials (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
);

async function addOneByOne(session: Session, { customer, kind }: CredentialRecord): Promise<void> {
  await session.run(lockKind, [JSON.stringify(['add-credential', customer, kind])]);
}

/** An outcome other than 'added' is to be undone by the caller. */
export async function addCredential(
  session: Session,
  credential: CredentialRecord,
  atMost: number,
  now: number,
): Promise<'added' | 'too-many' | 'taken'> {
  const { id, customer, kind, version, state, sealed, lookup, added, expires } = credential;
  await addOneByOne(session, credential);
  const { rows } = await session.run(countThose, [customer, kind, now]);
  if (rows[0]?.['count'] >= atMost) return 'too-many';
  if (lookup !== null) await session.run(endExpiredLookup, [kind, lookup, now]);
  const values = [id, customer, kind, version, JSON.stringify(state), sealed, lookup, added, expires];
  return (await session.run(insertCredential, values)).count > 0 ? 'added' : 'taken';
}

type Change = Omit<Use & { is: 'change' }, 'is'>;

export async function changeCredential(session: Session, { credential, version, state, sealed, expires }: Change): Promise<boolean> {
  const values = [credential, version, JSON.stringify(state), sealed ?? null, expires !== undefined, expires ?? null];
  return (await session.run(updateState, values)).count > 0;
}

function toCredential({ id, customer, kind, version, state, sealed, lookup, added, expires, counter }: Row): CredentialRecord {
  const record = { id, customer, kind, version, state, sealed, lookup, added, expires };
  return counter === null ? record : { ...record, counter };
}
