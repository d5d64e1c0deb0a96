import type { Language } from '#texts';
import type { About } from './about.ts';
import { accessibilityStatement } from './accessibility.ts';
import { appHelp } from './app.ts';
import { codeBoxHelp } from './code-box/index.ts';
import { codeTableHelp } from './code-table.ts';
import { getCodesHelp } from './get-codes.ts';
import { loginFailedHelp } from './login-failed.ts';
import { lostHelp } from './lost.ts';
import { passkeyHelp } from './passkey.ts';
import { passwordHelp } from './password.ts';
import { phoneHelp } from './phone/index.ts';
import { phoneNumberHelp } from './phone-number.ts';
import { privacyPage } from './privacy.ts';
import type { Article, PersonalPlace, Place } from './section.ts';
import { securityHelp } from './security.ts';
import { servicePointsHelp } from './service-points.ts';
import { smsCodeHelp } from './sms-code.ts';
import { terms, termsVersion } from './terms.ts';
import type { helpTexts } from './texts.ts';
import { userCodeHelp } from './user-code.ts';

export type HelpPage = {
  readonly place: Exclude<Place, 'help' | 'app' | PersonalPlace>;
  readonly write: Record<Language, (about: About) => Article>;
  /** Search words under its link on the first page of help; without them it is not listed there. */
  readonly words?: keyof typeof helpTexts;
  /** Without the way a bank has no such page. */
  readonly needs?: 'app' | 'code-table' | 'code-box';
  /** Addresses at which the same page stays. */
  readonly also?: readonly string[];
};

/** Every page of help, in the order in which the first page lists them. */
export const helpPages: readonly HelpPage[] = [
  { place: 'help/phone', write: phoneHelp, words: 'phone' },
  { place: 'help/app', write: appHelp, words: 'app', needs: 'app' },
  { place: 'help/passkey', write: passkeyHelp, words: 'passkey' },
  { place: 'help/get-codes', write: getCodesHelp, words: 'getCodes' },
  { place: 'help/login-failed', write: loginFailedHelp, words: 'loginFailed' },
  { place: 'help/lost', write: lostHelp, words: 'lost' },
  { place: 'help/user-code', write: userCodeHelp, words: 'userCode' },
  { place: 'help/password', write: passwordHelp, words: 'password', needs: 'code-table' },
  { place: 'help/code-table', write: codeTableHelp, words: 'codeTable', needs: 'code-table' },
  { place: 'help/code-box', write: codeBoxHelp, words: 'codeBox', needs: 'code-box' },
  { place: 'help/sms-code', write: smsCodeHelp, words: 'smsCode', needs: 'code-table' },
  { place: 'help/phone-number', write: phoneNumberHelp, words: 'phoneNumber', needs: 'code-table' },
  { place: 'help/security', write: securityHelp, words: 'security' },
  { place: 'help/service-points', write: servicePointsHelp, words: 'servicePoints' },
  { place: 'terms', write: terms, words: 'terms', also: [`terms/${termsVersion}`] },
  { place: 'accessibility', write: accessibilityStatement },
  { place: 'privacy', write: privacyPage },
];

/** The pages of this bank: one about a way that it does not have is left out. */
export function pagesOf({ keyOf }: About): readonly HelpPage[] {
  return helpPages.filter(({ needs }) => needs === undefined || keyOf(needs) !== null);
}

/** Any of these ways opens it. */
const personalPlaces: Record<PersonalPlace, readonly ('app' | 'code-table' | 'code-box')[]> = {
  login: ['app', 'code-table', 'code-box'],
  block: ['app', 'code-table'],
  'password/forgotten': ['code-table'],
  'password/new': ['code-box'],
  'my/password': ['code-table', 'code-box'],
  'my/phone-number': ['code-table'],
  'my/code-table': ['code-table'],
  'my/code-box': ['code-box'],
  'my/passkeys': ['app', 'code-table', 'code-box'],
};

/** Every place that a link may lead to at this bank. */
export function placesOf(about: About): readonly Place[] {
  const personal = (Object.keys(personalPlaces) as PersonalPlace[]).filter((place) =>
    personalPlaces[place].some((way) => about.keyOf(way) !== null),
  );
  return ['help', ...(about.keyOf('app') === null ? [] : (['app'] as const)), ...pagesOf(about).map(({ place }) => place), ...personal];
}
