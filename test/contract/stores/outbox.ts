import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutboxMessage } from '#ports';
import { type At, newId, now } from './samples.ts';

/** Long before the messages of other tests. */
const early = now - 1e9;

export function testOutbox(at: At): void {
  const send = async (due: number): Promise<OutboxMessage> => {
    const message = { id: newId('message'), kind: 'push' as const, to: newId('phone'), body: { title: 'Hej', more: [1] }, due };
    await at().customers.add(
      {
        id: newId('customer'),
        name: '',
        language: 'sv',
        identifiers: [],
        blocked: null,
        born: null,
        address: [],
        letters: 'ordinary',
        closed: null,
        since: 0,
      },
      { audit: [], outbox: [message] },
    );
    return message;
  };

  test('messages that are due are claimed, the longest due first, and held while they are worked on', async () => {
    const [second, first, later] = [await send(early + 2), await send(early + 1), await send(early + 10)];
    assert.deepEqual(await at().outbox.claim('push', early + 2, early + 5, 1), [{ ...first, failures: 0 }]);
    assert.deepEqual(await at().outbox.claim('push', early + 2, early + 5, 9), [{ ...second, failures: 0 }]);
    assert.deepEqual(await at().outbox.claim('push', early + 4, early + 9, 9), []);
    await at().outbox.done(first.id);
    assert.deepEqual(await at().outbox.claim('push', early + 5, early + 9, 9), [{ ...second, failures: 0 }]);
    await at().outbox.done(second.id);
    await at().outbox.done(second.id);
    assert.deepEqual(await at().outbox.claim('push', early + 10, early + 20, 9), [{ ...later, failures: 0 }]);
    await at().outbox.done(later.id);
    assert.deepEqual(await at().outbox.claim('push', early + 30, early + 40, 9), []);
  });

  test('a message that failed comes again when it is due, with its failures counted', async () => {
    const message = await send(early);
    await at().outbox.claim('push', early, early + 5, 9);
    await at().outbox.failed(message.id, early + 3);
    await at().outbox.failed(newId('message'), early + 3);
    assert.deepEqual(await at().outbox.claim('push', early + 2, early + 5, 9), []);
    assert.deepEqual(await at().outbox.claim('push', early + 3, early + 5, 9), [{ ...message, due: early + 3, failures: 1 }]);
    await at().outbox.done(message.id);
  });

  test('each kind of message has its own carrier', async () => {
    const message = await send(early);
    assert.deepEqual(await at().outbox.claim('sms', early, early + 5, 9), []);
    assert.deepEqual(
      (await at().outbox.claim('push', early, early + 5, 9)).map(({ id }) => id),
      [message.id],
    );
    await at().outbox.done(message.id);
  });

  test('no message is claimed by two at once', async () => {
    const sent = await Promise.all(Array.from({ length: 40 }, () => send(early)));
    const claims = await Promise.all(Array.from({ length: 20 }, () => at().outbox.claim('push', early, early + 5, 3)));
    const ids = claims.flat().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id } of sent) await at().outbox.done(id);
  });
}
