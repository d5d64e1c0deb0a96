import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { languages, lyktbanken } from '#texts';
import { appTexts, confirmTexts, enrolTexts, homeTexts, meTexts, requestTexts } from '../src/app/page/texts.ts';
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

    test(`its names are those of the app in ${language}`, () => {
      const brand = { brand: lyktbanken };
      const app = { app: lyktbanken[language].app };
      const same: [unknown, unknown][] = [
        [contract.enrol[language](app), enrolTexts.heading[language](brand)],
        [contract.startOver[language](app), appTexts.startOver[language](brand)],
        [contract.userCode[language], enrolTexts.userCode[language]],
        [contract.activationCode[language], enrolTexts.activationCode[language]],
        [contract.chooseCode[language], enrolTexts.ownCode[language]],
        [contract.repeatCode[language], enrolTexts.repeat[language]],
        [contract.start[language], enrolTexts.start[language]],
        [contract.home[language], appTexts.home[language]],
        [contract.me[language], appTexts.me[language]],
        [contract.open[language], requestTexts.approveLink[language]],
        [contract.isItYou[language], requestTexts.isItYou[language]],
        [contract.approve[language], requestTexts.approve[language]],
        [contract.ownCode[language](app), confirmTexts.ownCode[language](brand)],
        [contract.confirm[language], confirmTexts.confirm[language]],
        [contract.checkUserCode[language], meTexts.checkUserCode[language]],
        [contract.phones[language], meTexts.phones[language]],
        [contract.thisPhone[language], meTexts.thisPhone[language]],
        [contract.remove[language], meTexts.remove[language]({ name: '' })],
      ];
      for (const [pressed, seen] of same) assert.equal(pressed, seen);
      assert.equal(contract.notTalking[language], homeTexts.notTalking[language]);
      assert.ok(homeTexts.open[language]({ time: '' }).startsWith(contract.callOpen[language]));
      assert.ok(homeTexts.talking[language]({ time: '' }).startsWith(contract.talking[language]));
    });
  }
});
