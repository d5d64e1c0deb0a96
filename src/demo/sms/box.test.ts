import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createVirtualClock } from '#adapters/virtual';
import { createSmsBox } from './box.ts';

const message = { id: 'm1', to: '+46701740605', text: 'Lyktbanken: bekräftelsekod 482 913' };

test('T44 part: what the demo bank sends arrives a second later, with a receipt, and is there after a new start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'styrka-sms-'));
  const file = join(folder, 'data', 'sms.json');
  const clock = createVirtualClock();
  const box = createSmsBox(file, clock);
  const receipts: unknown[] = [];
  box.gateway.receipts(async (receipt) => void receipts.push(receipt));
  const outcome = await box.gateway.send(message);
  assert.ok(outcome.is === 'sent');
  assert.equal(box.list()[0]?.state, 'on-its-way');
  await clock.advance(1_000);
  assert.deepEqual(receipts, [{ reference: outcome.reference, state: 'delivered' }]);
  await box.gateway.send({ ...message, id: 'm2' });
  await box.gateway.close();
  await clock.advance(1_000);
  const again = createSmsBox(file, clock);
  assert.deepEqual(
    again.list().map(({ text, state }) => [text, state]),
    [
      [message.text, 'on-its-way'],
      [message.text, 'delivered'],
    ],
  );
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  await rm(folder, { recursive: true });
});
