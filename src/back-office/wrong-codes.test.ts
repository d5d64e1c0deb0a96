import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Language, languages } from '#texts';
import { addCustomer, ainoWaits, type Browser, callIn, type DeskBank, identifiedAs, logIn, openDeskBank } from '../../test/desk-bank.ts';
import { WrongCodeSchema } from './desk-state.ts';
import { displays, displayTexts } from './page/display-texts.ts';
import { sayWrongCode } from './page/doctor-texts.ts';

const serial = 'LB-1007-4418';
const day = 86_400_000;

describe('the wrong-code doctor at the desk', () => {
  let bank: DeskBank;
  let anna: Browser;
  let jonas: Browser;

  before(async () => {
    bank = await openDeskBank();
    await addCustomer(bank, 'aino', 'Aino Lindqvist', '47110823');
    await addCustomer(bank, 'tauno', 'Tauno Koskinen', '3182907');
    anna = await logIn(bank, 'anna');
    jonas = await logIn(bank, 'jonas');
  });

  const refuse = (customer: string, why: string, more: { call?: string; at?: number } = {}) =>
    bank.stores.audit.append([{ at: bank.clock.now(), node: 'one', customer, what: 'flow-refused', detail: { why }, ...more }]);

  test('K26 T17: the advisor sees what the codes were of whom they talk with, identified in this call; nobody else does', async () => {
    await refuse('aino', 'code box: mistyped LB-1007-4418', { at: bank.clock.now() - 8 * day });
    await refuse('aino', `code box: out-of-step ${serial} 30`, { call: 'another' });
    await refuse('aino', 'password');
    await refuse('aino', `code box: old ${serial}`);
    await refuse('aino', 'code box: something-new LB');
    await refuse('tauno', `code box: lost ${serial}`);
    const id = await callIn(bank, ainoWaits(bank));
    assert.deepEqual((await anna.call(id)).wrongCodes, [], 'not before somebody talks with the customer');
    await anna.take(id);
    const at = bank.clock.now();
    assert.deepEqual((await anna.call(id)).wrongCodes, [
      { at, where: 'web', is: 'old', serial, steps: null },
      { at, where: 'phone', is: 'out-of-step', serial, steps: 30 },
    ]);
    for (const seen of [await jonas.call(id), (await jonas.desk()).call]) assert.deepEqual(seen?.wrongCodes ?? [], []);
    await bank.calls.hangUp(id, 'caller');
    assert.deepEqual((await anna.call(id)).wrongCodes, [], 'nor when the call is over (S42)');
  });

  test('K26 S45: of a caller who only says who they are, nothing is shown', async () => {
    const id = await callIn(bank, { queued: 1, claimed: 'tauno', failed: ['code-box'] });
    await anna.take(id);
    const { identified, wrongCodes, failed } = await anna.call(id);
    assert.deepEqual([identified, wrongCodes, failed], [null, [], ['code-box']]);
    await bank.calls.hangUp(id, 'caller');
  });

  test('K26: what goes wrong while they talk is seen at once, the newest first, five at most', async () => {
    const id = await callIn(bank, { ...ainoWaits(bank), identified: identifiedAs('tauno', bank.clock.now()) });
    await anna.take(id);
    for (let n = 0; n < 6; n++) {
      await bank.clock.advance(1_000);
      await refuse('tauno', n === 5 ? 'code box: unknown' : `code box: swapped ${serial}`);
    }
    const { wrongCodes } = await anna.call(id);
    assert.deepEqual(
      [wrongCodes.length, wrongCodes[0]],
      [5, { at: bank.clock.now(), where: 'web', is: 'unknown', serial: null, steps: null }],
    );
    await bank.calls.hangUp(id, 'caller');
  });
});

describe('what the advisor reads of it', () => {
  const words = WrongCodeSchema.properties.is.anyOf.map((one) => one.const);
  const inAll = (say: (language: Language) => string) => languages.map(say);

  test('K26a K26b K26c: each diagnosis has its sentence in every language, and says what helps', () => {
    assert.equal(words.length, 10);
    for (const is of words)
      for (const text of inAll((language) => sayWrongCode({ is, serial, steps: 30 }, language))) assert.match(text, /^\p{Lu}.*\.$/u);
    const said = (is: (typeof words)[number], steps: number | null = null) => sayWrongCode({ is, serial, steps }, 'sv');
    assert.match(said('other-box'), /en annan av kundens kodboxar, LB-1007-4418\. Numret står på baksidan/);
    assert.match(said('mistyped'), /En siffra .* blev en annan/);
    assert.match(said('out-of-step', 30), /30 koder före banken\. Två koder i rad för den i takt/);
    assert.match(said('out-of-step', -2), /2 koder efter banken/);
    assert.match(said('blocked'), /spärrad\. Kunden kan beställa en ny/);
  });

  test('K18 K19 K20 K21 K24 K28 S36: the guide says what to do at each display, and never asks for a PIN or a code', () => {
    const shown: readonly string[] = displays.map(({ shows }) => shows);
    for (const word of ['', 'ANGE PIN', 'NY PIN', 'VERIFIERA', 'OK', 'BYT PIN']) assert.ok(shown.includes(word), word);
    for (const language of languages)
      for (const { guide } of displays) assert.doesNotMatch(displayTexts[guide][language], /(läs upp|säg mig|kerro minulle|tell me)/i);
    assert.match(displayTexts.code.sv, /Säg den inte till mig/);
    assert.match(displayTexts.lead.sv, /aldrig siffrorna/);
  });
});
