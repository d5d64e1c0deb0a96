import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { recogniseIdentifier } from '#identification';
import { languages } from '#texts';
import { enrolTexts } from '../src/app/page/texts.ts';
import { problemTexts } from '../src/app/texts.ts';
import { deskTexts } from '../src/back-office/page/texts.ts';
import { phoneTexts } from '../src/channels/phone/page/texts.ts';
import { phonePageTexts } from '../src/channels/phone/page-texts.ts';
import { readUserCode } from '../src/customers/identifiers.ts';
import { kitchenTexts } from '../src/demo/page/texts.ts';

// A page takes no values of its server, so these words stand twice.
test('what the app says of a field is what the bank would say of it', () => {
  for (const language of languages) {
    assert.equal(enrolTexts.userCodeMissing[language], problemTexts['user-code-malformed'][language]);
    assert.equal(enrolTexts.ownCodeLength[language]({ digits: 6 }), problemTexts['own-code-length'][language]({ digits: 6 }));
  }
});

test('the kitchen table calls the phone and the desk what they call themselves', () => {
  for (const language of languages) {
    assert.equal(kitchenTexts.phone[language], phonePageTexts.heading[language]);
    assert.equal(kitchenTexts.desk[language], deskTexts.heading[language]);
    assert.equal(kitchenTexts.number[language], phoneTexts.call[language]);
  }
});

// The register of customers and the engine do not know each other, so what a user code looks like stands twice.
test('S6, S49, D14: a user code that the core bank can give is one that its customer can say, and no other is', () => {
  const codes = fc.oneof(fc.stringMatching(/^[0-9]{4,10}$/), fc.stringMatching(/^[0-9A-Za-zÅ ]{4,10}$/), fc.string());
  fc.assert(
    fc.property(codes, (code) => {
      const given = readUserCode(code);
      const said = recogniseIdentifier(code.replace(/[\u00AD\u2010-\u2015-]/gu, '?'));
      assert.deepEqual('kind' in given ? given : undefined, said?.kind === 'user-code' ? said : undefined);
    }),
    { numRuns: 1_000 },
  );
});
