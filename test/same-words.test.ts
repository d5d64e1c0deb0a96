import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#texts';
import { enrolTexts } from '../src/app/page/texts.ts';
import { problemTexts } from '../src/app/texts.ts';
import { deskTexts } from '../src/back-office/page/texts.ts';
import { phoneTexts } from '../src/channels/phone/page/texts.ts';
import { phonePageTexts } from '../src/channels/phone/page-texts.ts';
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
