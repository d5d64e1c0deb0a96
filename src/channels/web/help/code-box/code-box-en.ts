import type { About } from '../about.ts';
import { writeLength, writeTime } from '../amounts.ts';
import type { Article, Block, Section } from '../section.ts';
import { displays, inventBoxCode } from './displays.ts';

/** In English. */
export function codeBoxEn(about: About): Article {
  const { brand, policy } = about;
  return {
    heading: 'How to log in with a code box',
    intro: [
      'A code box is a small device that makes one-time codes. It is protected by a PIN that you choose yourself.',
      `You log in to ${brand.en.webBank} with your personal number or customer number, a personal password of ${writeLength('en', policy.boxPasswordDigits)} and an access code from your code box.`,
    ],
    sections: [
      firstLogin(about),
      firstStart(),
      makeCode(about),
      onThePhone(about),
      answerDigits(about),
      changePin(about),
      forgotten(about),
      changePassword(about),
      ...rest(),
    ],
  };
}

function firstLogin({ brand, policy }: About): Section {
  const { webBank, securitySolution } = brand.en;
  return {
    id: 'first-login',
    heading: 'Log in with a code box for the first time',
    blocks: [
      ...(policy.boxActivation === 'in-a-session'
        ? [
            'Did your code box come by post? Then first log in with the codes that you have and start using it on the page Code box. If you have no others, visit our service point with the code box. Bring a passport or an identity card.',
          ]
        : []),
      {
        steps: [
          { text: 'Open this link:', to: 'password/new', link: 'Create a new password' },
          'Enter your personal number or customer number, ten digits without a hyphen (yymmddxxxx), in “Personal number (customer number)”.',
          { text: `Start your code box and make the access code, ${policy.boxDigits} digits.`, shows: inventBoxCode(policy) },
          'Enter the access code and press “Log in”.',
        ],
      },
      `You come to the page “Your temporary password”. There you get a temporary password, with which you log in for the first time with the security solution ${securitySolution}. It is valid for ${writeTime('en', policy.temporaryPasswordLife)}, once and in the same browser.`,
      `When you have noted the temporary password and accepted the terms, press “Continue by logging in to ${webBank}”.`,
      'On the next page you enter your personal number or customer number and the temporary password that you noted. You are also asked to change it to a personal password. The personal password must not be given to other people.',
      'When you have changed to your personal password, you enter a new access code from your code box.',
      `You are done. From now on you log in to ${webBank} with:`,
      { steps: ['Your personal number or customer number.', 'Your personal password.', 'An access code from your code box.'] },
      `The first time you log in, you are asked whether you join ${webBank}:`,
      { steps: ['Press the button “Join…”.', 'Then press “OK” for the agreement, and approve it with your personal password.'] },
    ],
  };
}

const weakPin = 'The PIN that you choose must not be four equal digits or four digits in a row, for example 4444 or 2345.';

function firstStart(): Section {
  return {
    id: 'first-start',
    heading: 'Using the code box for the first time',
    blocks: [
      'The first time you start your code box, you choose a PIN of four digits.',
      {
        steps: [
          { text: 'Switch on the code box by pressing the green OK key. The display now says “ANGE PIN”.', shows: displays.pin },
          {
            text: 'Key in the start PIN that you got at the service point or in a letter. The display now says “NY PIN”.',
            shows: displays.newPin,
          },
          { text: 'Key in a new PIN of four digits and press OK. The display now says “VERIFIERA”.', shows: displays.verify },
          { text: 'Key in the same PIN again and press OK. The display now says “OK”.', shows: displays.done },
          { text: 'Shortly afterwards the code box goes dark.', shows: displays.dark },
        ],
      },
      weakPin,
      'You can change the PIN of your code box at any time. The PIN stays in the box: the bank does not know it, and it is never entered on a web page or keyed into the phone.',
    ],
  };
}

function makeCode({ brand, policy }: About): Section {
  return {
    id: 'code',
    heading: 'An access code from the code box',
    blocks: [
      'You make an access code with your code box.',
      `To log in to ${brand.en.webBank} you must enter an access code.`,
      {
        steps: [
          { text: 'Press OK to start your code box. The display now says “ANGE PIN”.', shows: displays.pin },
          'Key in your PIN.',
          'Press OK.',
          { text: `The display now shows a code of ${policy.boxDigits} digits.`, shows: inventBoxCode(policy) },
          'This is the access code with which you log in.',
        ],
      },
      'Each code is valid once. You enter it on the page after the password, never in the password field.',
    ],
  };
}

function onThePhone({ keyOf }: About): Section {
  return {
    id: 'on-the-phone',
    heading: 'When you call us',
    blocks: [
      `Press ${keyOf('code-box')} at the start of the call. You key in your personal number or customer number, your password and the access code. The advisor never asks for them.`,
      { to: 'help/phone', link: 'How to identify yourself on the phone' },
    ],
  };
}

/** N5: what the second line of the menu is for. */
function answerDigits({ policy }: About): Section {
  return {
    id: 'answer',
    heading: 'Answering digits with the code box',
    blocks: [
      'When you confirm a change, the page shows eight digits, and the code box works out the answer to them.',
      {
        steps: [
          { text: 'Start the code box with OK, key in your PIN and press OK.', shows: inventBoxCode(policy) },
          'Press the blue MENU key twice.',
          { text: 'It says “ANGE TAL”. Key in the digits from the page.', shows: displays.challenge },
          'Compare the digits and press OK. MENU takes back a digit.',
          'Enter the answer from the display on the page.',
        ],
      },
      'Only key in digits from a page that you have opened yourself, or in a call that you have made yourself. Nobody at the bank asks for the answer.',
    ],
  };
}

function changePin({ policy }: About): Section {
  return {
    id: 'change-pin',
    heading: 'Changing the PIN of the code box',
    blocks: [
      {
        steps: [
          { text: 'Press the green OK key on your code box, key in your old PIN and press OK.', shows: displays.pin },
          { text: `A code of ${policy.boxDigits} digits is displayed. You do not need it now.`, shows: inventBoxCode(policy) },
          'Press the blue MENU key once.',
          { text: 'The display says “BYT PIN”.', shows: displays.change },
          { text: 'Press OK, and it says “NY PIN”.', shows: displays.newPin },
          { text: 'Key in the new PIN and press OK. The display says “VERIFIERA”.', shows: displays.verify },
          { text: 'Key in your new PIN again and press OK.', shows: displays.done },
        ],
      },
      'The PIN that you choose must not be four equal digits or a sequence. Examples: 4444 and 2345.',
    ],
  };
}

function forgotten({ brand }: About): Section {
  return {
    id: 'forgotten',
    heading: 'Forgotten password',
    blocks: [
      'If you do not remember your password, you can create a new one.',
      {
        steps: [
          { text: 'Open this link:', to: 'password/new', link: 'Create a new password' },
          'On the page “Your temporary password” you get a temporary password, with which you log in again and create a new personal password.',
          `When you have ticked that you have noted the temporary password, press “Continue by logging in to ${brand.en.webBank}”.`,
          'On the next page you enter your personal number or customer number and the temporary password that you noted.',
          'You are also asked to change the temporary password to a personal one.',
          'When you have changed to your personal password, you enter an access code from your code box.',
        ],
      },
      'You are done. From now on you use the personal password that you have just created and an access code from the code box.',
    ],
  };
}

function changePassword({ brand }: About): Section {
  const { webBank } = brand.en;
  return {
    id: 'change-password',
    heading: 'Changing your password',
    blocks: [
      {
        steps: [
          { text: `Log in to ${webBank} with the code box.`, to: 'login', link: 'Log in' },
          `Choose “About ${webBank}” at the top right.`,
          'Choose “About your security solution” in the menu.',
          { text: 'Choose “Change password”.', to: 'my/password', link: 'Change password' },
          'Enter your current password.',
          'Enter a new password, repeat it and press “OK”.',
          `Your password is now changed. The next time you log in to ${webBank}, use the new one.`,
        ],
      },
      'We recommend that you change your password now and then, or if you suspect that somebody else has learnt it.',
    ],
  };
}

function rest(): Section[] {
  const order: Block[] = [
    'You order a new code box on the page Code box of your security solution.',
    { to: 'my/code-box', link: 'Order a new code box' },
    'If your code box has been lost, please contact customer service to block the old code box and order a new one.',
    { to: 'help/lost', link: 'Have you lost something?' },
  ];
  return [
    {
      id: 'not-accepted',
      heading: 'If the code is not accepted',
      blocks: [{ to: 'help/login-failed', link: 'What could be the reason?' }],
    },
    { id: 'order', heading: 'Ordering a code box', blocks: order },
  ];
}
