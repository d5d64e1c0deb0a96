import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Language, languages, lyktbanken } from '#texts';
import { appTexts, confirmTexts, enrolTexts, homeTexts, meTexts, requestTexts } from '../src/app/page/texts.ts';
import { answerTexts } from '../src/app/texts.ts';
import { loginTexts } from '../src/back-office/login-texts.ts';
import { stateTexts } from '../src/back-office/page/identity-texts.ts';
import { deskTexts } from '../src/back-office/page/texts.ts';
import { phoneTexts } from '../src/channels/phone/page/texts.ts';
import { contract } from '../src/demo/page/contract.ts';

type Pair = readonly [pressed: string, seen: string];

/** Every name the show knows beside the one a visitor sees; a name that is missing here does not compile. */
function pairNames(language: Language): { readonly [Id in keyof typeof contract]: Pair } {
  const anna = { name: 'Anna Backman' };
  const brand = { brand: lyktbanken };
  const app = { app: lyktbanken[language].app };
  /** More follows on the page. */
  const begin = (pressed: string, seen: string): Pair => [pressed, seen.slice(0, pressed.length)];
  return {
    number: [contract.number[language], phoneTexts.number[language]],
    call: [contract.call[language], phoneTexts.call[language]],
    hangUp: [contract.hangUp[language], phoneTexts.hangUp[language]],
    hash: [contract.hash[language], phoneTexts.hash[language]],
    enrol: [contract.enrol[language](app), enrolTexts.heading[language](brand)],
    startOver: [contract.startOver[language](app), appTexts.startOver[language](brand)],
    checkUserCode: [contract.checkUserCode[language], meTexts.checkUserCode[language]],
    phones: [contract.phones[language], meTexts.phones[language]],
    thisPhone: [contract.thisPhone[language], meTexts.thisPhone[language]],
    remove: [contract.remove[language], meTexts.remove[language]({ name: '' })],
    userCode: [contract.userCode[language], enrolTexts.userCode[language]],
    activationCode: [contract.activationCode[language], enrolTexts.activationCode[language]],
    chooseCode: [contract.chooseCode[language], enrolTexts.ownCode[language]],
    repeatCode: [contract.repeatCode[language], enrolTexts.repeat[language]],
    start: [contract.start[language], enrolTexts.start[language]],
    notTalking: [contract.notTalking[language], homeTexts.notTalking[language]],
    callOpen: begin(contract.callOpen[language], homeTexts.open[language]({ time: '' })),
    talking: begin(contract.talking[language], homeTexts.talking[language]({ time: '' })),
    home: [contract.home[language], appTexts.home[language]],
    me: [contract.me[language], appTexts.me[language]],
    open: [contract.open[language], requestTexts.approveLink[language]],
    isItYou: [contract.isItYou[language], requestTexts.isItYou[language]],
    approve: [contract.approve[language], requestTexts.approve[language]],
    ownCode: [contract.ownCode[language](app), confirmTexts.ownCode[language](brand)],
    confirm: [contract.confirm[language], confirmTexts.confirm[language]],
    done: [contract.done[language], answerTexts.approved[language]],
    logInAs: [contract.logInAs[language](anna), loginTexts.logInAs[language](anna)],
    desk: [contract.desk[language], deskTexts.heading[language]],
    available: [contract.available[language], deskTexts.available[language]],
    takeNext: [contract.takeNext[language], deskTexts.takeNext[language]],
    toQueue: [contract.toQueue[language], deskTexts.toQueue[language]],
    over: begin(contract.over[language], stateTexts.over[language]),
  };
}

describe('the show presses what a visitor would press', () => {
  for (const language of languages) {
    test(`its names are those of the phone, the app and the desk in ${language}`, () => {
      for (const [id, [pressed, seen]] of Object.entries(pairNames(language))) assert.equal(pressed, seen, id);
    });
  }
});
