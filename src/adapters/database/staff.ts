import type { AlarmRecord, Alarms, SessionRecord, Sessions, Staff, StaffRecord } from '#ports';
import { type Database, keep, type Row, statement } from './database.ts';
import { writeEffects } from './effects.ts';
import { countGone } from './forget.ts';

const addMember = statement('add-staff', 'insert into staff (id, name, role, language, available) values ($1, $2, $3, $4, $5)');
const findMember = statement('find-staff', 'select * from staff where id = $1');
const allMembers = statement('all-staff', 'select * from staff order by id');
const changeMember = statement(
  'change-staff',
  'update staff set available = coalesce($2, available), language = coalesce($3, language) where id = $1',
);

export function createStaff(database: Database): Staff {
  return {
    async add({ id, name, role, language, available }) {
      await database.run(addMember, [id, name, role, language, available]);
    },
    async find(id) {
      const { rows } = await database.run(findMember, [id]);
      return rows.map(toMember)[0];
    },
    async all() {
      const { rows } = await database.run(allMembers, []);
      return rows.map(toMember);
    },
    async change(id, { available, language }) {
      await database.run(changeMember, [id, available ?? null, language ?? null]);
    },
  };
}

function toMember({ id, name, role, language, available }: Row): StaffRecord {
  return { id, name, role, language, available };
}

const sessionColumns = 'id, kind, "of", began, expires';
const beginSession = statement('begin-session', `insert into sessions (${sessionColumns}, whole) values ($1, $2, $3, $4, $5, $5)`);
const findSession = statement('find-session', `select ${sessionColumns} from sessions where id = $1 and expires > $2`);
const moveSession = statement(
  'move-session',
  `update sessions set expires = least($3, whole) where id = $1 and expires > $2 returning ${sessionColumns}`,
);
const endSession = statement('end-session', 'delete from sessions where id = $1');
const endSessions = statement('end-sessions', 'delete from sessions where kind = $1 and "of" = $2');
const forgetSessions = statement(
  'forget-sessions',
  `with old as (delete from sessions where id in (
     select id from sessions where expires < $1 order by expires limit $2 for update skip locked) returning id)
   select count(*) from old`,
);
const forgetMarks = statement(
  'forget-marks',
  `with old as (delete from marks where mark in (
     select mark from marks where expires < $1 order by expires limit $2 for update skip locked) returning mark)
   select count(*) from old`,
);
const useMark = statement('use-mark', 'insert into marks (mark, expires) values ($1, $2) on conflict do nothing');

export function createSessions(database: Database): Sessions {
  return {
    begin: ({ id, kind, of, began, expires }, effects) =>
      database.transact(async (session) => {
        await session.run(beginSession, [id, kind, of, began, expires]);
        return keep(await writeEffects(session, effects));
      }),
    async find(id, now, until) {
      const { rows } = until === undefined ? await database.run(findSession, [id, now]) : await database.run(moveSession, [id, now, until]);
      return rows.map(toSession)[0];
    },
    async end(id) {
      await database.run(endSession, [id]);
    },
    async endAll(kind, of) {
      await database.run(endSessions, [kind, of]);
    },
    async use(mark, expires) {
      const { count } = await database.run(useMark, [mark, expires]);
      return count > 0 ? 'used' : 'spent';
    },
    async forget(before, atMost) {
      return (await countGone(database, forgetSessions, [before, atMost])) + (await countGone(database, forgetMarks, [before, atMost]));
    },
  };
}

function toSession({ id, kind, of, began, expires }: Row): SessionRecord {
  return { id, kind, of, began, expires };
}

const raiseAlarm = statement('raise-alarm', 'insert into alarms (id, at, kind, call, customer, detail) values ($1, $2, $3, $4, $5, $6)');
const forgetAlarms = statement(
  'forget-alarms',
  `with old as (delete from alarms where id in (
     select id from alarms where at < $1 order by at limit $2 for update skip locked) returning id)
   select count(*) from old`,
);
const latestAlarms = statement('latest-alarms', 'select * from alarms order by at desc, id desc limit $1');

export function createAlarms(database: Database): Alarms {
  return {
    raise: ({ id, at, kind, call, customer, detail }, effects) =>
      database.transact(async (session) => {
        await session.run(raiseAlarm, [id, at, kind, call, customer, detail]);
        return keep(await writeEffects(session, effects));
      }),
    async latest(atMost) {
      const { rows } = await database.run(latestAlarms, [atMost]);
      return rows.map(toAlarm);
    },
    forget: (before, atMost) => countGone(database, forgetAlarms, [before, atMost]),
  };
}

function toAlarm({ id, at, kind, call, customer, detail }: Row): AlarmRecord {
  return { id, at, kind, call, customer, detail };
}
