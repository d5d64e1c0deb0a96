import { type CallRecord, type Calls, type Effects, isAlive, type Time } from '#ports';
import type { WriteEffects } from './effects.ts';
import { compareText, copyJson, firstOf, type Table, type Tables } from './tables.ts';

export function createCalls(tables: Tables, rows: Table<CallRecord>, write: WriteEffects): Calls {
  const change = (id: string, may: (call: CallRecord) => boolean, to: (call: CallRecord) => Partial<CallRecord>, effects?: Effects) =>
    tables.atomically(() => {
      const call = rows.get(id);
      if (!call || !may(call)) return false;
      rows.set(id, { ...call, ...to(call) });
      if (effects) write(effects);
      return true;
    });
  const select = (match: (call: CallRecord) => boolean): CallRecord[] =>
    rows
      .rows()
      .filter((call) => call.ended === null && match(call))
      .sort((a, b) => a.opened - b.opened || compareText(a.id, b.id));
  return {
    async open(call, effects) {
      tables.atomically(() => {
        rows.insert(call.id, copyJson(call));
        write(effects);
      });
    },
    async find(id) {
      return rows.get(id);
    },
    async renew(node, ids, now, until) {
      const own = (call: CallRecord): boolean => isAlive(call, now) && call.node === node;
      return [...new Set(ids)].filter((id) => change(id, own, (call) => ({ lease: Math.max(call.lease, until) }))).sort(compareText);
    },
    async note(id, notes) {
      change(id, isNotOver, () => copyJson(notes));
    },
    async queue(id, reason, at, effects) {
      change(id, isNotOver, (call) => ({ reason: reason ?? call.reason, queued: call.queued ?? at }), effects);
    },
    async take(id, advisor, now, effects) {
      const free = (call: CallRecord): boolean => isAlive(call, now) && call.queued !== null && call.advisor === null;
      return change(id, free, () => ({ advisor, answered: now }), effects) ? 'taken' : 'missed';
    },
    async hold(id, advisor, held, now, effects) {
      return change(id, isOf(advisor, now), () => ({ held }), effects) ? 'done' : 'missed';
    },
    async transfer(id, from, to, now, effects) {
      const hand = ({ identified, transferred }: CallRecord): Partial<CallRecord> => {
        const isFresh = transferred === null || (identified?.at ?? 0) > transferred;
        return { advisor: to, answered: now, held: false, transferred: now, missed: null, identified: isFresh ? identified : null };
      };
      return change(id, isOf(from, now), hand, effects) ? 'done' : 'missed';
    },
    async release(id, advisor, now, effects) {
      const free = () => ({ advisor: null, answered: null, held: false, missed: advisor });
      return change(id, isOf(advisor, now), free, effects) ? 'done' : 'missed';
    },
    async wish(id, wish, now) {
      const alive = (call: CallRecord): boolean => isAlive(call, now);
      return change(id, alive, () => ({ wish })) ? 'wished' : 'missed';
    },
    async alert(id, alert, effects) {
      tables.atomically(() => {
        const call = rows.get(id);
        if (call && !call.alerts.includes(alert)) rows.set(id, { ...call, alerts: [...call.alerts, alert] });
        write(effects);
      });
    },
    async end(id, at, effects) {
      return change(id, isNotOver, () => ({ ended: at }), effects) ? 'ended' : 'unchanged';
    },
    async alive(now) {
      return select((call) => call.lease > now);
    },
    async inNameOf(customer, now) {
      return select((call) => call.claimed === customer && call.lease > now).reverse();
    },
    async lost(now, atMost) {
      return select((call) => call.lease <= now)
        .sort((a, b) => a.lease - b.lease || compareText(a.id, b.id))
        .slice(0, atMost);
    },
    async count() {
      return rows.count();
    },
    async forget(before, atMost) {
      const old = rows.rows().filter(({ ended }) => ended !== null && ended < before);
      const gone = firstOf(old, ({ ended }) => ended ?? 0, atMost);
      tables.atomically(() => {
        for (const { id } of gone) rows.delete(id);
      });
      return gone.length;
    },
  };
}

function isOf(advisor: string, now: Time) {
  return (call: CallRecord): boolean => isAlive(call, now) && call.advisor === advisor;
}

function isNotOver(call: CallRecord): boolean {
  return call.ended === null;
}
