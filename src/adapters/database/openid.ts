import type { OpenidRecord, OpenidStore } from '#ports';
import { type Database, type Done, keep, type Row, type Session, statement, undo } from './database.ts';
import { writeEffects } from './effects.ts';
import { countGone } from './forget.ts';
import { spendAll } from './uses.ts';

const columns = 'kind, id, body, "grant", uid, expires, consumed';
const isThere = '(expires is null or expires > $3)';

const putRecord = statement(
  'put-openid',
  `insert into openid (${columns}) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (kind, id) do update set body = excluded.body, "grant" = excluded."grant", uid = excluded.uid, expires = excluded.expires,
     consumed = coalesce(openid.consumed, excluded.consumed)`,
);
const rememberWord = statement(
  'remember-openid',
  `insert into openid (kind, id, body, expires) values ($1, $2, '', $3) on conflict do nothing`,
);
const findRecord = statement('find-openid', `select ${columns} from openid where kind = $1 and id = $2 and ${isThere}`);
const findByUid = statement(
  'find-openid-by-uid',
  `select ${columns} from openid where kind = $1 and uid = $2 and ${isThere} order by id limit 1`,
);
const consumeRecord = statement(
  'consume-openid',
  `update openid set consumed = $3 where kind = $1 and id = $2 and consumed is null and ${isThere}`,
);
const destroyRecord = statement('destroy-openid', 'delete from openid where kind = $1 and id = $2');
/** In one order: two that revoke the same would wait for each other. */
const revoke = statement(
  'revoke-openid',
  `delete from openid where (kind, id) in (select kind, id from openid where "grant" = $1 order by kind, id for update)`,
);
const listRecords = statement(
  'list-openid',
  `select ${columns} from openid where kind = $1 and (expires is null or expires > $2) and id > $3 order by id limit $4`,
);
const forgetRecords = statement(
  'forget-openid',
  `with old as (delete from openid where (kind, id) in (
     select kind, id from openid where expires < $1 order by expires limit $2 for update skip locked) returning id)
   select count(*) from old`,
);

export function createOpenidStore(database: Database): OpenidStore {
  return {
    async put({ kind, id, body, grant, uid, expires, consumed }, uses = []) {
      const values = [kind, id, body, grant, uid, expires, consumed];
      const put = async (session: Session): Promise<Done<'stored' | 'spent'>> => {
        await session.run(putRecord, values);
        return (await spendAll(session, uses)) ? keep('stored') : undo('spent');
      };
      return uses.length > 0 ? database.transact(put) : (await put(database)).outcome;
    },
    async remember(kind, id, expires) {
      const { count } = await database.run(rememberWord, [kind, id, expires]);
      return count > 0 ? 'new' : 'known';
    },
    async find(kind, id, now) {
      const { rows } = await database.run(findRecord, [kind, id, now]);
      return rows.map(toRecord)[0];
    },
    async findByUid(kind, uid, now) {
      const { rows } = await database.run(findByUid, [kind, uid, now]);
      return rows.map(toRecord)[0];
    },
    consume: (kind, id, now, { uses, ...effects }) =>
      database.transact(async (session) => {
        const { count } = await session.run(consumeRecord, [kind, id, now]);
        if (count === 0 || !(await spendAll(session, uses))) return undo('spent');
        await writeEffects(session, effects);
        return keep('consumed');
      }),
    async destroy(kind, id) {
      await database.run(destroyRecord, [kind, id]);
    },
    revokeByGrant: (grant) => database.transact(async (session) => keep(void (await session.run(revoke, [grant])))),
    async list(kind, now, page) {
      const { rows } = await database.run(listRecords, [kind, now, page?.after ?? '', page?.atMost ?? null]);
      return rows.map(toRecord);
    },
    forget: (before, atMost) => countGone(database, forgetRecords, [before, atMost]),
  };
}

function toRecord({ kind, id, body, grant, uid, expires, consumed }: Row): OpenidRecord {
  return { kind, id, body, grant, uid, expires, consumed };
}
