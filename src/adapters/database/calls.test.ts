import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCalls } from './calls.ts';
import { createDatabase } from './database.ts';

test("T16 part: noting in whose name a call is open takes one statement, also where it is in nobody's", async () => {
  const asked: string[] = [];
  const client = {
    async query({ text }: { text: string }) {
      asked.push(text);
      return { rows: [], rowCount: 0 };
    },
    release() {},
  };
  const calls = createCalls(createDatabase({ pool: { connect: async () => client } as never, embedded: false }));
  await calls.note('call', { claimed: 'aino' });
  await calls.note('call', {});
  assert.equal(asked.length, 2);
  for (const text of asked) assert.match(text, /^update calls set claimed = .* where id = \$1 and ended is null$/);
});
