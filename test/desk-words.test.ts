import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plans } from '#identification';
import { heardIn, promptsOf } from '../src/back-office/heard.ts';
import { meansTexts, methodTexts } from '../src/back-office/page/identity-texts.ts';
import { promptIds } from '../src/channels/phone/prompts/prompts.ts';
import { bank } from '../src/demo/bank.ts';

test('S2: the desk has words for everything the phone says', () => {
  const callsUs = promptIds.filter((id) => id !== 'we-call-you');
  assert.deepEqual(
    callsUs.filter((id) => heardIn(id) === 'other'),
    [],
  );
});

test('S2: the desk waits for no word that the phone never says', () => {
  const listed: readonly string[] = Object.values(promptsOf).flat();
  assert.deepEqual(
    listed.filter((id) => !promptIds.some((said) => said === id)),
    [],
  );
});

test('S2: the desk has words for every way to identify oneself in a call', () => {
  const ways = plans.filter(({ channels, purposes }) => channels.includes('phone') && purposes.includes('call')).map(({ name }) => name);
  assert.ok(ways.length > 0);
  for (const way of ways) assert.ok(way in methodTexts && way in meansTexts, way);
});

test('S44 part: what may be discussed is read before "hej": one short line', () => {
  for (const line of Object.values(bank.discuss).flatMap((level) => Object.values(level))) {
    assert.ok(line.length < 120, line);
    assert.doesNotMatch(line, /\n/);
  }
});
