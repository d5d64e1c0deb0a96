import type { About } from './about.ts';
import type { Article, Section } from './section.ts';

/** Seed S as a page, in English: S1–S16, S29–S30, S36, S39–S45, S48–S49. */
export function phoneHelpEn(about: About): Article {
  const app = about.keyOf('app');
  const unidentified = about.keyOf('unidentified');
  return {
    heading: 'How to identify yourself on the phone',
    intro: [
      'We are glad to help you on the phone. To let us deal with your own banking, identify yourself at the very start of the call. The advisor can then help you straight away.',
    ],
    sections: [
      { id: 'numbers', heading: `${about.brand.en.bank} customer service`, blocks: [{ points: about.numbers.map(writeNumber) }] },
      ...(app ? [withTheApp(about, app), fromTheApp(about)] : []),
      ...(unidentified ? [withoutIdentification(unidentified)] : []),
      security(about),
      { id: 'questions', heading: 'Questions and answers', blocks: [], under: questions(about, unidentified) },
    ],
  };
}

const speaks = { sv: 'Swedish', fi: 'Finnish', en: 'English' } as const;
const writeNumber = ({ number, language }: About['numbers'][number]) => `${number}, ${speaks[language]}`;

const blocked =
  'You cannot identify yourself if your codes are blocked. You can get new ones at our service point. Bring a passport or an identity card.';

function withTheApp({ brand, userCode, codeIsKeyed, minutes }: About, key: string): Section {
  const { app, bank } = brand.en;
  return {
    id: 'app',
    heading: `How to identify yourself with the ${app} app`,
    blocks: [
      `The easiest way is the ${app} app. You need your web bank user code, and ${app} must be in use on your phone.`,
      { to: 'help/app', link: `How to start using ${app}` },
      {
        steps: [
          `Call our customer service and press ${key} at the start of the call.`,
          `Key in your whole web bank user code (${userCode.least}–${userCode.most} digits) and press hash (#).`,
          `We send an identification request to the ${app} app and say an identification code in the call. Open the app without ending the call. Choose Me, then Approve the transaction.`,
          codeIsKeyed
            ? `Check that the sender is ${bank} customer service. Enter the identification code that you heard in the call.`
            : `Check that the sender is ${bank} customer service and that the identification code is the one you heard in the call.`,
          `Approve and confirm with your own ${app} code, your fingerprint or your face.`,
          'The call tells you whether you have been identified. Choose the reason for your call and wait for the next free advisor.',
        ],
      },
      `Take your time: the request waits for you for ${minutes.app} minutes. To hear something again, press star (*).`,
      blocked,
    ],
  };
}

function fromTheApp({ brand, minutes }: About): Section {
  return {
    id: 'call-code',
    heading: `Start the call in ${brand.en.app}`,
    blocks: [
      `You can also open ${brand.en.app} first and choose Call us. You get a call code, which you key in instead of your user code. You then need not go to the app during the call. The code is valid for ${minutes.callCode} minutes, for one call.`,
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

function security({ brand }: About): Section {
  return {
    id: 'security',
    heading: 'Banking safely',
    blocks: [
      'Identifying yourself on the phone is safe and the line is protected. This is how we always talk about banking with the right person.',
      `${brand.en.bank} never asks for your codes or card details, not by text message, instant message or e-mail, and not by calling you. You key in codes only when you have called us yourself, and no advisor hears or sees them.`,
      { to: 'help/security', link: 'Bank safely' },
    ],
  };
}

function questions({ brand, userCode }: About, unidentified: string | null): Section[] {
  const { app, bank } = brand.en;
  const question = (id: string, heading: string, ...blocks: string[]): Section => ({ id, heading, blocks });
  return [
    question(
      'user-code',
      'Where do I find my user code?',
      `A user code has ${userCode.least} to ${userCode.most} digits. You find it in your agreement on bank codes, or in a separate letter that you got when you signed it.`,
      'An old user code may hold letters. It cannot be keyed in on the phone.',
    ),
    question(
      'loudspeaker',
      'Can I use the loudspeaker during the call?',
      `Yes. With the loudspeaker on it is easier to use the phone during the call. It does not matter if somebody else hears the identification code: without ${app} on your phone it is of no use.`,
    ),
    question(
      'open-app',
      `How do I open ${app} during the call?`,
      `Phones differ a little, but on every phone you can open ${app} while the call goes on. Usually you press the home button or swipe up from the bottom of the screen. You then see the menu of the phone and can open ${app}. The call goes on.`,
    ),
    question(
      'why-request',
      'Why did I get an identification request?',
      `We send an identification request to ${app} when you choose ${app} as your way of identifying yourself on the phone. The sender is ${bank} customer service, and the identification code is the one you heard in the call.`,
      'Have you not called us? Then somebody else is trying to pass as you. Choose I am not in a call, and we stop the request.',
    ),
    question('broken-call', 'What if the call is cut off?', 'Call again. You identify yourself anew in the new call.'),
    question(
      'is-it-safe',
      'Is it safe to identify myself on the phone?',
      'Yes. The line is protected, and the person you talk to does not hear what you key in. Being identified holds for this call only and ends when you hang up.',
      'Have you had a message that looks like a scam? Delete it without opening it or any link in it.',
    ),
    ...(unidentified
      ? [
          question(
            'not-yet-customer',
            'Can I call if I am not yet a customer?',
            `Yes. Press ${unidentified} at the start of the call. We gladly tell you about our services in general.`,
            'You can also visit our service point. Bring a passport or an identity card.',
          ),
        ]
      : []),
  ];
}
