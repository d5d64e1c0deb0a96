import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Step } from '#channels/phone';
import { readSms } from '../credentials/bank.ts';
import { openPhoneBank, type PhoneBank } from '../telephone/bank.ts';
import type { Caller } from '../telephone/caller.ts';
import { lookUp, passwordOf, spoil, spokenCell, userCodes } from '../telephone/code-table.ts';
import { idsOf, press, recordOf, ring } from '../telephone/journey.ts';
import { canaryDigits, findCanaries } from './find-canaries.ts';

const callers = ['maj', 'tauno', 'aino'] as const;
const callsOfEach = 20;

test('T23 part, I8: in sixty calls with the code table no cell and no SMS code is said, shown, written or complained of', async () => {
  const bank = await openPhoneBank({ rules: { cellDigits: canaryDigits, smsDigits: canaryDigits } });
  const keyed = new Set<string>();
  const told: string[] = [];
  let identified = 0;
  for (let n = 0; n < callsOfEach * callers.length; n++) {
    const customer = callers[n % callers.length] ?? 'maj';
    const caller = await ring(bank);
    const call = bank.line.find(caller.id, 'test');
    const stop = call?.board.listen((step) => told.push(writeStep(step)));
    for (const digits of await callIn(bank, caller, customer, n % 5)) keyed.add(digits);
    if (idsOf(caller).includes('identified')) identified += 1;
    told.push(writePlayed(caller), JSON.stringify([caller.heard, await recordOf(bank, caller), call?.state]));
    await caller.hangUp();
    stop?.();
  }
  told.push(JSON.stringify([await bank.stores.audit.since(0, 100_000), bank.complaints]));
  assert.ok(keyed.size > 100, `${keyed.size} canaries were keyed`);
  for (const [, { cells }] of bank.tables) for (const cell of cells.flat()) keyed.add(cell);
  assert.equal(identified, callsOfEach * callers.length * 0.6, 'two of five mistake something');
  assert.deepEqual(findCanaries(told.join('\n'), keyed), []);
});

test('T23 part: a code that was said digit by digit would be heard', () => {
  const canary = '481516234208151623421089';
  const audio = [...canary].flatMap((digit) => [{ file: `sv/number-${digit}` }, { pause: 120 as const }]);
  assert.deepEqual(findCanaries(namePlayed(audio), new Set([canary])), [canary]);
});

/** Way 2; what was keyed at the cell and after it comes back. */
async function callIn(bank: PhoneBank, caller: Caller, customer: string, turn: number): Promise<string[]> {
  await press(bank, caller, '2', 10_000);
  await press(bank, caller, `${userCodes[customer]}#`, 10_000);
  await press(bank, caller, `${passwordOf(customer)}#`, 10_000);
  const cell = lookUp(bank, customer, spokenCell(caller));
  const first = turn === 1 ? spoil(cell) : cell;
  await press(bank, caller, `${first}#`, 10_000);
  const code = (await readSms(bank)) ?? spoil(cell);
  const second = turn === 3 ? spoil(code) : code;
  await press(bank, caller, `${second}#`, 10_000);
  return [cell, first, code, second];
}

function writeStep(step: Step): string {
  return `${JSON.stringify(step)}\n${step.say.map(({ audio }) => namePlayed(audio)).join('\n')}`;
}

function writePlayed({ heard }: Caller): string {
  return namePlayed(heard.flatMap(({ audio }) => audio));
}

/** What is heard when these recordings are played: a digit for each that says one. */
function namePlayed(audio: Step['say'][number]['audio']): string {
  return audio
    .flatMap((one) => ('file' in one ? one.file.replace(/^.*\/(?:number|choose)-(?=\d+$)/, '') : []))
    .join('')
    .replaceAll(/[a-z/-]+/g, ' ; ');
}
