import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import type { OpenidStore } from '#ports';
import { gap, isFree, writeAudit } from '../../two-nodes/broken-stores.ts';

/** As one would write the adapter from the library's own example: looked at first, written afterwards (T3). */
export function breakOpenid(store: OpenidStore, pool: pg.Pool): OpenidStore {
  return {
    ...store,
    async consume(kind, id, now, { uses, audit }) {
      const fresh = await pool.query('select from openid where kind = $1 and id = $2 and consumed is null', [kind, id]);
      if (fresh.rowCount === 0) return 'spent';
      for (const use of uses) if (!(await isFree(pool, use))) return 'spent';
      await setTimeout(gap);
      await pool.query('update openid set consumed = $3 where kind = $1 and id = $2', [kind, id, now]);
      await writeAudit(pool, audit);
      return 'consumed';
    },
    async remember(kind, id, expires) {
      const known = await pool.query('select from openid where kind = $1 and id = $2', [kind, id]);
      if ((known.rowCount ?? 0) > 0) return 'known';
      await setTimeout(gap);
      await pool.query(`insert into openid (kind, id, body, expires) values ($1, $2, '', $3) on conflict do nothing`, [kind, id, expires]);
      return 'new';
    },
  };
}
