import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { countParts } from '#adapters/smpp';
import { type Asking, type Payment, type Purpose, writeAsking } from '#identification';
import { type Language, languages, lyktbanken } from '#texts';
import { writeCodeSms } from './index.ts';

const settings = { brand: lyktbanken, timeZone: 'Europe/Stockholm', domain: 'lyktbanken.example' } as const;
const hamnen = { sv: 'Hamnen', fi: 'Satama-verkkopankki', en: 'Hamnen' };
const limit = { sv: 'gränsen för betalningar på ett dygn', fi: 'maksuraja vuorokaudessa', en: 'the limit for payments in a day' };
const payment: Payment = { amount: '250.00', currency: 'EUR', payee: 'Norrskens El Ab', account: 'FI2112345600000785' };
const nothing = { interaction: 'i', code: null, purpose: null, advisor: null, initiator: null, payment: null, change: null };
const end = '\n\n@lyktbanken.example #482913';

function write(language: Language, purpose: Purpose, asked: Partial<Asking>): string {
  const about = writeAsking({ client: 'hamnen', name: hamnen, ...nothing, ...asked });
  return writeCodeSms(settings, language, { data: { code: '482913' }, purpose, about, opened: Date.UTC(2026, 10, 22, 13, 2) });
}
const pay = (language: Language, change: Partial<Payment> = {}) => write(language, 'pay', { payment: { ...payment, ...change } });
const isOnePart = (text: string) => text.length < 160 && countParts(text) === 1 && countParts(text.padEnd(160, 'a')) === 1;

describe('the SMS code for what a client asks', () => {
  test('S60: the SMS says what is paid and to whom, word for word', () => {
    assert.equal(pay('sv'), `Lyktbanken: kod 482 913 för betalning 250,00 EUR till Norrskens El Ab. Ange den inte om något är fel.${end}`);
    assert.equal(
      pay('fi'),
      `Lyhtypankki: koodi 482 913 maksuun 250,00 EUR, saaja Norrskens El Ab. Älä anna koodia, jos jokin on väärin.${end}`,
    );
    assert.equal(
      pay('en'),
      `Lykta Bank: code 482 913 for a payment of EUR 250.00 to Norrskens El Ab. Do not enter it if anything is wrong.${end}`,
    );
    for (const language of languages) assert.ok(isOnePart(pay(language)), language);
  });

  test('S60: a name that is too long is cut where it can be seen, and its account stands there whole', () => {
    const payee = 'Norra Österbottens Elektriska Byggnadsaktiebolag och Söner';
    assert.equal(
      pay('sv', { payee }),
      `Lyktbanken: kod 482 913 för betalning 250,00 EUR till Norra Österbottens El.. (FI2112345600000785). Ange den inte om något är fel.${end}`,
    );
    for (const language of languages) assert.ok(isOnePart(pay(language, { payee, amount: '999999999.99' })), language);
  });

  test('S60: a letter that telephones do not have is written without its mark, and the account stands there', () => {
    assert.match(pay('sv', { payee: 'Łukasz Šimková' }), /till Lukasz Simkova \(FI2112345600000785\)\. Ange/);
    assert.match(pay('fi', { payee: 'Ŋŋ Oy' }), /saaja \?\? Oy \(FI2112345600000785\)\. Älä/);
    assert.match(pay('en', { payee: 'José Ltd.' }), /to José Ltd\. Do not/);
  });

  test('S60: a name that brings an account with it does not pass for the payee who has it', () => {
    const payee = 'Norrskens El Ab (FI2112345600000785)';
    assert.match(pay('sv', { payee, account: 'FI5542345670000081' }), /\.\. \(FI5542345670000081\)\. Ange/);
  });

  test('S60: two payees never have the same SMS, and what is written to the letter is who is paid', () => {
    const letters = [...'abcÅäöéŁšŋ .-&Nn'];
    const name = fc
      .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 70 })
      .map((all) => all.join('').trim())
      .filter(Boolean);
    const payee = fc.record({ payee: name, account: fc.constantFrom('FI2112345600000785', 'FI5542345670000081', '123-4567') });
    fc.assert(
      fc.property(payee, payee, fc.constantFrom(...languages), (one, other, language) => {
        const [first, second] = [pay(language, one), pay(language, other)];
        assert.ok(isOnePart(first), first);
        if (first.includes(`${one.account})`)) return assert.ok(one.account === other.account || first !== second);
        assert.ok(first.includes(one.payee));
        if (one.payee.replace(/\.$/, '') !== other.payee.replace(/\.$/, '')) assert.notEqual(first, second);
      }),
    );
  });

  test('S60: an amount of millions has the spaces of its language, in the alphabet of telephones', () => {
    assert.match(pay('sv', { amount: '1250000.00', currency: 'SEK' }), /betalning 1 250 000,00 SEK till/);
    assert.match(pay('en', { amount: '1250000.00' }), /EUR 1,250,000\.00 to/);
  });

  test('S61: the SMS says which change it is for', () => {
    const change = (language: Language) => write(language, 'change', { change: limit });
    assert.equal(
      change('sv'),
      `Lyktbanken: kod 482 913 för ändring kl. 14.02: gränsen för betalningar på ett dygn. Ange den inte om du inte har bett om det.${end}`,
    );
    assert.equal(
      change('fi'),
      `Lyhtypankki: koodi 482 913 muutokseen klo 14.02: maksuraja vuorokaudessa. Älä anna koodia, jos et ole pyytänyt sitä.${end}`,
    );
    assert.equal(
      change('en'),
      `Lykta Bank: code 482 913 for a change at 14:02: the limit for payments in a day. Do not enter it unless you asked for it.${end}`,
    );
    for (const language of languages) assert.ok(isOnePart(change(language)), language);
  });

  test('S59: a log-in for a client says which, where there is room for it', () => {
    assert.equal(
      write('sv', 'login', {}),
      `Lyktbanken: bekräftelsekod 482 913 för inloggning (Hamnen) kl. 14.02. Lämna inte ut den till någon.${end}`,
    );
    for (const language of languages) assert.ok(isOnePart(write(language, 'login', {})), language);
    const long = 'Föreningen för Österbottens samlade mottagare av elektroniska fakturor';
    const text = write('sv', 'login', { name: { sv: long, fi: long, en: long } });
    assert.equal(text, `Lyktbanken: bekräftelsekod 482 913 för inloggning kl. 14.02. Lämna inte ut den till någon.${end}`);
  });
});
