import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { languages } from '#texts';
import { loginTexts } from '../src/back-office/login-texts.ts';
import { stateTexts } from '../src/back-office/page/identity-texts.ts';
import { deskTexts } from '../src/back-office/page/texts.ts';
import { phoneTexts } from '../src/channels/phone/page/texts.ts';
import { contract } from '../src/demo/page/contract.ts';

const anna = { name: 'Anna Backman' };

describe('the show presses what a visitor would press', () => {
  for (const language of languages) {
    test(`its names are those of the phone in ${language}`, () => {
      for (const id of ['number', 'call', 'hangUp', 'hash'] as const) assert.equal(contract[id][language], phoneTexts[id][language]);
    });

    test(`its names are those of the desk in ${language}`, () => {
      assert.equal(contract.desk[language], deskTexts.heading[language]);
      assert.equal(contract.available[language], deskTexts.available[language]);
      assert.equal(contract.takeNext[language], deskTexts.takeNext[language]);
      assert.equal(contract.logInAs[language](anna), loginTexts.logInAs[language](anna));
      assert.ok(stateTexts.over[language].startsWith(contract.over[language]));
    });
  }
});
