import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { choosePolicy } from '#policy';
import { languages } from '#texts';
import { readPage, readSection, startPages } from '../../../../test/help-pages.ts';

describe('safe banking, what went wrong, and what to do first', () => {
  const rules = {
    S31: { personal: /Låt ingen annan använda dina koder, inte ens din make, maka eller någon annan i familjen/ },
    S32: { personal: /Förvara koderna omsorgsfullt och alltid var för sig/ },
    S33: { personal: /Spara dem inte på telefonen eller datorn, utan lär dig dem utantill/ },
    S34: { messages: /i sms och e-post, på bluffwebbplatser och per telefon/ },
    S35: { messages: /Skriv aldrig in koder eller kortuppgifter på en webbplats som du har fått en länk till/ },
    S36: {
      'never-ask':
        /ber dig aldrig uppge webbankskoder, kortuppgifter eller annan känslig information i sms, snabbmeddelanden eller e-post, och inte heller genom att ringa dig/,
    },
    S37: { messages: /Ta bort meddelandet utan att öppna det eller länkar i det/ },
  } as const;
  for (const [row, rule] of Object.entries(rules))
    for (const [section, sentence] of Object.entries(rule))
      test(`${row} part: the page about safe banking says it, and so does the page about the telephone`, async () => {
        assert.match(await readSection('help/security', section), sentence);
        assert.match(await readSection('help/phone', 'security'), sentence);
      });

  test('S38: there is a page about safe banking, and the telephone page and the first page lead to it', async () => {
    for (const from of ['help', 'help/phone', 'help/get-codes'])
      assert.match((await startPages().inject(`/fi/${from}`)).body, /href="\/fi\/help\/security"/, from);
    assert.match(await readPage('help/security', 'fi'), /Muista hoitaa pankkiasiasi turvallisesti/);
  });

  test('D9, N3, N4 part: somebody who says they call from the bank is found out in the app, where the bank has one', async () => {
    assert.match(await readSection('help/security', 'somebody-calls'), /Välj Någon säger sig ringa från banken/);
    assert.doesNotMatch(await readPage('help/security', 'sv', { ways: [{ key: '2', way: 'code-table' }] }), /säger sig ringa|Lyktan/);
  });

  test('T17, D6 part: after a log-in that did not succeed all causes stand together, and nothing points at one of them', async () => {
    const server = startPages();
    const plain = await server.inject('/sv/help/login-failed');
    const asked = await server.inject('/sv/help/login-failed?cause=password&code=blocked');
    assert.equal(asked.body, plain.body);
    const causes = plain.body.slice(plain.body.indexOf('id="causes"'), plain.body.indexOf('id="tries"'));
    assert.equal(causes.match(/<li/g)?.length, 15);
    assert.doesNotMatch(causes, /<li [^>]*(id|class)=|<mark|<strong|<a /);
    const text = await readPage('help/login-failed');
    assert.match(text, /Kontrollera uppgifterna och försök igen\. Om dina koder är spärrade kan du få nya på vårt kundtjänstställe/);
    for (const cause of [/Användarkoden/, /Lösenordet/, /kodtabellen/, /Bekräftelsekoden/, /Begäran i Lyktan/, /Koderna är spärrade/])
      assert.match(causes, cause);
  });

  test('D6, D7, N7 part: how many tries there are comes from the policy, and the app goes on', async () => {
    assert.match(
      await readSection('help/login-failed', 'tries'),
      /Efter 5 försök i rad som inte stämmer spärras koderna\..*telefon och på webben räknas ihop.*Lyktan fungerar som vanligt/,
    );
    const policy = choosePolicy('strict', { strangersTries: { tries: 4, then: 'pause', pause: 600_000, lockAt: 12 } });
    assert.match(
      await readSection('help/login-failed', 'tries', 'sv', { policy }),
      /Efter 4 försök .* vilar koderna i 10 minuter\. Efter 12 spärras de/,
    );
    assert.match(await readSection('help/login-failed', 'tries', 'fi', { policy }), /4 yritystä .* tauolla 10 minuuttia.*yrityksiä on 12/);
  });

  test('the causes have the lengths and times of the running policy', async () => {
    const policy = choosePolicy('described', { smsLife: 600_000, appPatience: 120_000, passwordDigits: { least: 4, most: 5 } });
    const text = await readSection('help/login-failed', 'causes', 'sv', { policy });
    assert.match(text, /4–5 siffror.*äldre än 10 minuter.*inom 2 minuter/);
  });

  test('S17, S58 part: whoever has lost something reads first how to block, day and night, and then what comes next', async () => {
    const text = await readPage('help/lost');
    assert.match(text, /Spärra först\. Sedan hjälper vi dig vidare/);
    assert.match(
      await readSection('help/lost', 'block'),
      /välj 4\. Det går dygnet runt.*08-465 004 10, svenska.*Nya koder får du på vårt kundtjänstställe/,
    );
    assert.match(
      (await startPages().inject('/sv/help/lost')).body,
      /<a class="call-link" href="tel:0846500410">08-465 004 10<\/a>, svenska/,
    );
    assert.ok(text.indexOf('Spärra dina koder') < text.indexOf('Kodtabellen'));
    assert.match(await readSection('help/lost', 'block', 'sv', { ways: [{ key: '8', way: 'block' }] }), /välj 8/);
    assert.doesNotMatch(await readSection('help/lost', 'block', 'sv', { ways: [{ key: '1', way: 'app' }] }), /välj \d|dygnet runt/);
  });

  test('S17, S46, S47 part: the service points, and that a passport or an ID card is brought', async () => {
    assert.match(
      await readPage('help/service-points'),
      /Ta med dig ett giltigt pass eller ID-kort\. Vi rekommenderar att du bokar en tid på förhand/,
    );
    assert.doesNotMatch(await readPage('help/service-points'), /Här finns vi/);
    const servicePoints = [
      {
        name: { sv: 'Lykthamn', fi: 'Lyhtysatama', en: 'Lykthamn' },
        address: { sv: 'Fyrgränd 4', fi: 'Majakkakuja 4', en: 'Fyrgränd 4' },
      },
    ];
    assert.match(await readSection('help/service-points', 'places', 'fi', { servicePoints }), /Lyhtysatama, Majakkakuja 4/);
  });

  test('S64b: how to start using the app, with the life of the code and the digits of the policy', async () => {
    const policy = choosePolicy('described', { activationLife: 5 * 60_000, ownCodeDigits: 8, phones: 2 });
    const text = await readPage('help/app', 'sv', { policy });
    assert.match(text, /Så här börjar du använda Lyktan/);
    assert.match(text, /gäller i 5 minuter.*egen kod med 8 siffror.*högst 2 telefoner/);
  });

  test('K10, K16: the terms say what is accepted, hold nothing that a setting changes, and the version that is recorded is at its address', async () => {
    const { terms: version, 'web-bank': joined } = choosePolicy('described').agreements;
    assert.equal(joined, version, 'whoever joins reads the same page');
    for (const language of languages) {
      const now = await readPage('terms', language);
      assert.equal(await readPage('terms', language, { policy: choosePolicy('strict'), numbers: [], ways: [] }), now);
      assert.equal((await readPage(`terms/${version}`, language)).replaceAll(`/terms/${version}`, '/terms'), now);
    }
    assert.match(await readPage('terms'), /Version 2026-11\..*Du förvarar koderna var för sig.*Vi frågar aldrig efter dina koder/);
  });
});
