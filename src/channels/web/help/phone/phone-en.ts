import type { About } from '../about.ts';
import { writeLength, writeTime } from '../amounts.ts';
import { listNumbers } from '../numbers-to-call.ts';
import { listHours } from '../opening-hours.ts';
import { type Article, type Item, present, type Section } from '../section.ts';
import { securityRules } from '../security-rules.ts';
import { questionsEn } from './questions-en.ts';

/** Seed S as a page, in English: S1–S49. */
export function phoneHelpEn(about: About): Article {
  const [app, table, box, unidentified, block] = [
    about.keyOf('app'),
    about.keyOf('code-table'),
    about.keyOf('code-box'),
    about.keyOf('unidentified'),
    about.keyOf('block'),
  ];
  return {
    heading: 'How to identify yourself on the phone',
    intro: [
      'We are glad to help you on the phone. To let us deal with your own banking, identify yourself at the very start of the call. The advisor can then help you straight away.',
    ],
    sections: present([
      {
        id: 'numbers',
        heading: `${about.brand.en.bank} customer service`,
        blocks: present([listNumbers(about.numbers, 'en'), about.hours && 'We answer:', about.hours && listHours(about.hours, 'en')]),
      },
      app && withTheApp(about, app),
      table && withTheTable(about, table),
      box && withTheBox(about, box),
      app && fromTheApp(about),
      unidentified && withoutIdentification(unidentified),
      block && blocking(block),
      security(about),
      { id: 'questions', heading: 'Questions and answers', blocks: [], under: questionsEn(about) },
    ]),
  };
}

const blocked =
  'You cannot identify yourself if your codes are blocked. You can get new ones at our service point. Bring a passport or an identity card.';

const outcome =
  'The call tells you whether you have been identified. Choose the reason for your call and wait for the next free advisor. We will answer as soon as we can.';

function askUserCode({ userCode }: About): Item {
  return {
    text: `Key in your whole web bank user code (${writeLength('en', userCode)}) and press hash (#).`,
    to: 'help/user-code',
    link: 'What is a user code?',
  };
}

function withTheApp(about: About, key: string): Section {
  const { app, bank } = about.brand.en;
  return {
    id: 'app',
    heading: `How to identify yourself with the ${app} app`,
    blocks: [
      `The easiest way is the ${app} app. You need your web bank user code, and ${app} must be in use on your phone.`,
      { to: 'help/app', link: `How to start using ${app}` },
      {
        steps: [
          `Call our customer service and press ${key} at the start of the call.`,
          askUserCode(about),
          `We send an identification request to the ${app} app and say an identification code in the call. Open the app without ending the call. Choose Me, then Approve the transaction.`,
          about.policy.heardCode === 'keyed'
            ? `Check that the sender is ${bank} customer service. Enter the identification code that you heard in the call.`
            : `Check that the sender is ${bank} customer service and that the identification code is the one you heard in the call.`,
          `Approve and confirm with your own ${app} code, your fingerprint or your face.`,
          outcome,
        ],
      },
      `Take your time: the request waits for you for ${writeTime('en', about.policy.appPatience)}. To hear something again, press star (*).`,
      blocked,
    ],
  };
}

function withTheTable(about: About, key: string): Section {
  return {
    id: 'code-table',
    heading: 'How to identify yourself with the code table',
    blocks: [
      'You need your web bank codes: user code, password and code table. We also send a confirmation code by text message to the phone number that we have for you.',
      { to: 'help/phone-number', link: 'How do I register or change my phone number for confirmation codes?' },
      { to: 'help/get-codes', link: 'How to get web bank codes' },
      {
        steps: [
          `Call our customer service and press ${key} at the start of the call.`,
          askUserCode(about),
          {
            text: 'Now key in your web bank password and press hash (#). It must be a password that you have chosen yourself.',
            to: 'help/password',
            link: 'What is a password?',
          },
          {
            text: 'Then key in the code that we ask for from your code table and press hash (#).',
            to: 'help/code-table',
            link: 'What is a code table?',
          },
          {
            text: 'After that we send a confirmation code to your phone by text message. Open the message without ending the call. Key in the code and press hash (#).',
            to: 'help/sms-code',
            link: 'What is an SMS confirmation?',
          },
          outcome,
        ],
      },
      'Take your time. With star (*) you hear the question again and begin your entry anew. If no message comes, press 0 and hash (#) and we send a new code.',
      blocked,
    ],
  };
}

function withTheBox(about: About, key: string): Section {
  return {
    id: 'code-box',
    heading: 'How to identify yourself with the code box',
    blocks: [
      'You need your personal number or customer number, your password and your code box.',
      { to: 'help/code-box', link: 'How to log in with a code box' },
      {
        steps: [
          `Call our customer service and press ${key} at the start of the call.`,
          'Key in your personal number or customer number, ten digits, and press hash (#).',
          'Now key in your password and press hash (#).',
          `Start your code box, key in the access code of ${about.policy.boxDigits} digits and press hash (#).`,
          outcome,
        ],
      },
      'Take your time. If it does not succeed and you choose the code box for the third time, we ask for two codes in a row. They bring a code box that is out of step back in step with the bank.',
      blocked,
    ],
  };
}

function fromTheApp({ brand, policy }: About): Section {
  return {
    id: 'call-code',
    heading: `Start the call in ${brand.en.app}`,
    blocks: [
      `You can also open ${brand.en.app} first and choose Call us. You get a call code, which you key in instead of your user code. You then need not go to the app during the call. The code is valid for ${writeTime('en', policy.callCodeLife)}, for one call.`,
    ],
  };
}

function withoutIdentification(key: string): Section {
  return {
    id: 'unidentified',
    heading: 'If you cannot identify yourself or are not yet a customer',
    blocks: [
      `Press ${key} at the start of the call and wait for the next free advisor. We can tell you about our services in general. We can talk about your own banking once you have identified yourself.`,
    ],
  };
}

function blocking(key: string): Section {
  return {
    id: 'block',
    heading: 'If you want to block your codes',
    blocks: [`Press ${key} at the start of the call, at any time of the day.`, { to: 'help/lost', link: 'Have you lost something?' }],
  };
}

function security(about: About): Section {
  const { neverAsk, personal, fraud } = securityRules.en(about);
  return {
    id: 'security',
    heading: 'Bank safely',
    blocks: [
      'Identifying yourself on the phone is safe and the line is protected. Thanks to it we can be sure that we always talk about banking with the right person.',
      ...personal,
      ...fraud,
      ...neverAsk,
      { to: 'help/security', link: 'Read more about banking safely' },
    ],
  };
}
