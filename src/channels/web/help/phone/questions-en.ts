import type { About } from '../about.ts';
import { codeTableHelp } from '../code-table.ts';
import { passwordHelp } from '../password.ts';
import { present, type Section } from '../section.ts';
import { smsCodeHelp } from '../sms-code.ts';
import { userCodeHelp } from '../user-code.ts';
import { ask, explain } from './questions.ts';

/** The questions of seed S with their headings restored: S39–S49, S64. */
export function questionsEn(about: About): Section[] {
  const { brand, keyOf } = about;
  const { app, bank } = brand.en;
  const [hasApp, hasTable, unidentified] = [keyOf('app'), keyOf('code-table'), keyOf('unidentified')];
  return present([
    ask(
      'loudspeaker',
      'Can I use the loudspeaker during the call?',
      hasApp
        ? `Yes. With the loudspeaker on it is easier to use the phone during the call. It does not matter if somebody else hears the identification code: without ${app} on your phone it is of no use.`
        : 'Yes. With the loudspeaker on it is easier to use the phone during the call.',
    ),
    (hasApp || hasTable) !== null &&
      ask(
        'open-app',
        `How do I open ${namesEn(hasApp && app, hasTable && 'a text message')} during the call?`,
        `Phones differ a little, but on every phone you can open ${namesEn(hasTable && 'a text message', hasApp && app)} while the call goes on. Usually you press the menu button or swipe up from the bottom of the screen. You then see the menu of the phone and can open ${namesEn(hasTable && 'the message', hasApp && app)}. The call goes on.`,
      ),
    hasApp &&
      ask(
        'why-request',
        'Why did I get an identification request?',
        `We send an identification request to ${app} when you choose ${app} as your way of identifying yourself on the phone. The sender is ${bank} customer service, and the identification code is the one you heard in the call.`,
        'Have you not called us? Then somebody else is trying to pass as you. Choose I am not in a call, and we stop the request.',
      ),
    ask('broken-call', 'What if the call is cut off?', 'Call again. You identify yourself anew in the new call.'),
    ask(
      'is-it-safe',
      'Is it safe to identify myself on the phone?',
      'Yes. The line is protected, and the person you talk to does not hear what you key in. Being identified holds for this call only and ends when you hang up.',
      `${bank} never asks for your codes by text message, instant message or e-mail, nor by calling you.`,
      'Have you had a message that looks like a scam? Delete it without opening it or any link in it.',
    ),
    hasApp &&
      ask(
        'relay',
        'Can I call through a relay service?',
        `Yes. Identify yourself with ${app}. The relay operator may hear the identification code, for it is not enough by itself. Let nobody else key in your password or your codes.`,
      ),
    unidentified !== null &&
      ask(
        'not-yet-customer',
        'Can I call if I am not yet a customer?',
        `Yes. Press ${unidentified} at the start of the call. We gladly tell you about our services in general.`,
        'You can also visit our service point. We recommend that you book an appointment beforehand. Bring a passport or an identity card.',
        { to: 'help/service-points', link: 'Our service points' },
      ),
    explain(userCodeHelp.en(about), 'help/user-code', { id: 'user-code', link: 'Read more about the user code', sections: ['letters'] }),
    hasTable &&
      explain(passwordHelp.en(about), 'help/password', {
        id: 'password',
        link: 'Read more about the password',
        sections: ['first', 'forgotten'],
      }),
    hasTable &&
      explain(codeTableHelp.en(about), 'help/code-table', {
        id: 'what-is-a-code-table',
        link: 'Read more about the code table',
        sections: ['keep'],
      }),
    hasTable &&
      explain(smsCodeHelp.en(about), 'help/sms-code', {
        id: 'sms-code',
        link: 'Read more about SMS confirmations',
        sections: ['when', 'only-for'],
      }),
  ]);
}

function namesEn(...names: (string | null | false)[]): string {
  return present(names).join(' or ');
}
