import type { Outbox, OutboxMessage } from '#ports';
import { type Database, type Row, statement } from './database.ts';

/** Rows that another node is claiming are left to it. */
const claimMessages = statement(
  'claim-messages',
  `with due as (
     select id from outbox where kind = $4 and due <= $1 and held_until <= $1 order by due, id limit $3 for update skip locked),
   held as (update outbox set held_until = $2 from due where outbox.id = due.id returning outbox.*)
   select * from held order by due, id`,
);
const messageDone = statement('message-done', 'delete from outbox where id = $1');
const messageFailed = statement('message-failed', 'update outbox set due = $2, failures = failures + 1, held_until = 0 where id = $1');

export function createOutbox(database: Database): Outbox {
  return {
    async claim(kind, now, until, atMost) {
      const { rows } = await database.run(claimMessages, [now, until, atMost, kind]);
      return rows.map(toMessage);
    },
    async done(id) {
      await database.run(messageDone, [id]);
    },
    async failed(id, due) {
      await database.run(messageFailed, [id, due]);
    },
  };
}

function toMessage({ id, kind, to, body, due, failures }: Row): OutboxMessage & { readonly failures: number } {
  return { id, kind, to, body, due, failures };
}
