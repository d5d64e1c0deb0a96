import type { AlarmRecord, Alarms, Sessions, Staff, StaffRecord } from '#ports';
import type { WriteEffects } from './effects.ts';
import { compareText, firstOf, type Table, type Tables } from './tables.ts';
import type { SessionRow } from './uses.ts';

export function createStaff(tables: Tables): Staff {
  const rows = tables.create<StaffRecord>();
  return {
    async add(member) {
      tables.atomically(() => rows.insert(member.id, { ...member }));
    },
    async find(id) {
      return rows.get(id);
    },
    async all() {
      return rows.rows().sort((a, b) => compareText(a.id, b.id));
    },
    async change(id, change) {
      const row = rows.get(id);
      if (row) tables.atomically(() => rows.set(id, { ...row, ...change }));
    },
  };
}

export function createSessions(tables: Tables, rows: Table<SessionRow>, write: WriteEffects): Sessions {
  const marks = tables.create<{ readonly mark: string; readonly expires: number }>();
  return {
    async begin(session, effects) {
      tables.atomically(() => {
        rows.insert(session.id, { session: { ...session }, whole: session.expires });
        write(effects);
      });
    },
    async find(id, now, until) {
      const row = rows.get(id);
      if (!row || row.session.expires <= now) return undefined;
      if (until === undefined) return row.session;
      const session = { ...row.session, expires: Math.min(until, row.whole) };
      tables.atomically(() => rows.set(id, { ...row, session }));
      return session;
    },
    async end(id) {
      tables.atomically(() => rows.delete(id));
    },
    async endAll(kind, of) {
      tables.atomically(() => {
        for (const { session } of rows.rows()) if (session.kind === kind && session.of === of) rows.delete(session.id);
      });
    },
    async use(mark, expires) {
      if (marks.get(mark) !== undefined) return 'spent';
      tables.atomically(() => marks.set(mark, { mark, expires }));
      return 'used';
    },
    async forget(before, atMost) {
      const [sessions, used] = [rows.rows().filter(({ session }) => session.expires < before), marks.rows()];
      const over = firstOf(sessions, ({ session }) => session.expires, atMost);
      const spent = firstOf(
        used.filter(({ expires }) => expires < before),
        ({ expires }) => expires,
        atMost,
      );
      tables.atomically(() => {
        for (const { session } of over) rows.delete(session.id);
        for (const { mark } of spent) marks.delete(mark);
      });
      return over.length + spent.length;
    },
  };
}

export function createAlarms(tables: Tables, write: WriteEffects): Alarms {
  const rows = tables.create<AlarmRecord>();
  return {
    async raise(alarm, effects) {
      tables.atomically(() => {
        rows.insert(alarm.id, { ...alarm });
        write(effects);
      });
    },
    async latest(atMost) {
      return rows
        .rows()
        .sort((a, b) => b.at - a.at || compareText(b.id, a.id))
        .slice(0, atMost);
    },
    async forget(before, atMost) {
      const old = rows.rows().filter(({ at }) => at < before);
      const gone = firstOf(old, ({ at }) => at, atMost);
      tables.atomically(() => {
        for (const { id } of gone) rows.delete(id);
      });
      return gone.length;
    },
  };
}
