import assert from 'node:assert/strict';
import { setTimeout as pass } from 'node:timers/promises';
import type { Telephony } from '#ports';

/** Waits until Asterisk has opened its way to this Styrka, by itself. */
export async function seeAsterisk(telephony: Telephony): Promise<void> {
  for (let tries = 200; tries > 0 && !telephony.look().isThere; tries--) await pass(50);
  assert.ok(telephony.look().isThere, 'Asterisk came');
}
