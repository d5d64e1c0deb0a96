import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plans } from '#identification';
import { heardIn } from '../src/back-office/heard.ts';
import { meansTexts, methodTexts } from '../src/back-office/page/identity-texts.ts';
import { promptIds } from '../src/channels/phone/prompts.ts';

test('S2: the desk has words for everything the phone says', () => {
  const callsUs = promptIds.filter((id) => id !== 'we-call-you');
  assert.deepEqual(
    callsUs.filter((id) => heardIn(id) === 'other'),
    [],
  );
});

test('S2: the desk has words for every way to identify oneself in a call', () => {
  const ways = plans.filter(({ channels, purposes }) => channels.includes('phone') && purposes.includes('call')).map(({ name }) => name);
  assert.ok(ways.length > 0);
  for (const way of ways) assert.ok(way in methodTexts && way in meansTexts, way);
});
