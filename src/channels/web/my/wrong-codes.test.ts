import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lastWhy, numbers } from '../../../../test/credentials/box-bank.ts';
import { openCall } from '../../../../test/engine/toys.ts';
import { logInOskar, logInWithBox, openBoxWebBank } from '../../../../test/web/bank.ts';

const { oskar } = numbers;

describe('what was wrong with a code', () => {
  test('K26b, K26c, D6: told after the log-in that succeeds, and only what was refused since the one before', async () => {
    const bank = await openBoxWebBank();
    const box = bank.boxes.oskar;
    const { browser } = await logInOskar(bank);
    assert.doesNotMatch((await browser.open('/sv/my')).text, /Felaktig behörighetskod/);
    const code = box.press();
    await bank.clock.advance(60_000);
    const failed = await logInWithBox(bank, oskar, '8027', `${code.slice(0, 7)}${(Number(code[7]) + 1) % 10}`);
    assert.equal(failed.page.heading, 'Inloggningen lyckades inte');
    assert.doesNotMatch(failed.page.text, /en siffra|korrekt/);
    assert.doesNotMatch((await browser.open('/sv/my')).text, /Felaktig behörighetskod/, 'not in a session that was there before');
    await bank.clock.advance(60_000);
    const next = await logInWithBox(bank, oskar, '8027', code);
    assert.match((await next.browser.open('/sv/my')).text, /Felaktig behörighetskod .* Koden angavs inte korrekt: en siffra blev fel\./);
    assert.doesNotMatch((await next.browser.open('/sv/my')).html, new RegExp(code));
    await bank.clock.advance(60_000);
    const later = await logInWithBox(bank, oskar, '8027', box.press());
    assert.doesNotMatch((await later.browser.open('/sv/my')).text, /Felaktig behörighetskod/);
  });

  test('K26: told at the next log-in also when the customer called meanwhile and was identified', async () => {
    const bank = await openBoxWebBank();
    await logInOskar(bank);
    await bank.clock.advance(60_000);
    await logInWithBox(bank, oskar, '8027', '00000000');
    await openCall(bank, 'about a loan');
    const { flow } = await bank.identify.begin({ plan: 'code-box', channel: 'phone', purpose: 'call', boundTo: { call: 'about a loan' } });
    await bank.identify.claim(flow, oskar);
    await bank.identify.answer(flow, '8027');
    assert.equal((await bank.identify.answer(flow, bank.boxes.oskar.press())).outcome, 'identified');
    await bank.clock.advance(60_000);
    const { browser } = await logInOskar(bank);
    assert.match((await browser.open('/sv/my')).text, /Felaktig behörighetskod .* Koden kom inte från någon av dina kodboxar\./);
  });

  test('K26a: a code of a box that was not in use names the box by its serial', async () => {
    const bank = await openBoxWebBank();
    const fresh = await bank.hand('oskar', 'handed-out');
    await logInWithBox(bank, oskar, '8027', fresh.press());
    assert.match(String(await lastWhy(bank, 'oskar')), /handed-out/);
    await bank.clock.advance(60_000);
    const { browser } = await logInOskar(bank);
    assert.match(
      (await browser.open('/sv/my')).text,
      new RegExp(`Kodboxen ${fresh.serial} är inte i bruk än\\. Ta den i bruk under Kodbox\\.`),
    );
  });
});
