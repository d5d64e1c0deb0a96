import type { Waiting } from '#identification';
import { type Brand, clock, defineTexts, type Language, say, type TimeZone } from '#texts';
import { readCode } from './sms-code.ts';

type Given = { bank: string; code: string; time: string };

/** GSM-7, one part, purpose and time first, no link, no number to call (T43). Written in threes for the eye. */
const texts = defineTexts({
  call: {
    sv: ({ bank, code, time }: Given) =>
      `${bank}: bekräftelsekod ${code} för ditt samtal ${time}. Knappa in den i samtalet. Lämna aldrig ut den om någon ringer dig.`,
    fi: ({ bank, code, time }: Given) =>
      `${bank}: vahvistuskoodi ${code} puheluasi varten ${time}. Näppäile se puhelun aikana. Älä koskaan anna sitä, jos joku soittaa sinulle.`,
    en: ({ bank, code, time }: Given) =>
      `${bank}: confirmation code ${code} for your call at ${time}. Key it in during the call. Never give it to anyone who calls you.`,
  },
  login: {
    sv: ({ bank, code, time }: Given) => `${bank}: bekräftelsekod ${code} för inloggning ${time}. Lämna inte ut den till någon.`,
    fi: ({ bank, code, time }: Given) => `${bank}: vahvistuskoodi ${code} kirjautumista varten ${time}. Älä anna sitä kenellekään.`,
    en: ({ bank, code, time }: Given) => `${bank}: confirmation code ${code} for logging in at ${time}. Do not give it to anyone.`,
  },
  change: {
    sv: ({ bank, code, time }: Given) =>
      `${bank}: kod ${code} för att ändra dina koder ${time}. Ange den inte om du inte själv har bett om det.`,
    fi: ({ bank, code, time }: Given) =>
      `${bank}: koodi ${code} tunnustesi muuttamiseen ${time}. Älä anna sitä, jos et itse ole pyytänyt muutosta.`,
    en: ({ bank, code, time }: Given) => `${bank}: code ${code} to change your codes at ${time}. Do not enter it unless you asked for it.`,
  },
  'change phone-number': {
    sv: ({ bank, code, time }: Given) =>
      `${bank}: kod ${code} för att byta telefonnummer ${time}. Ange den inte om du inte själv har bett om det.`,
    fi: ({ bank, code, time }: Given) =>
      `${bank}: koodi ${code} puhelinnumeron vaihtoon ${time}. Älä anna sitä, jos et itse ole pyytänyt vaihtoa.`,
    en: ({ bank, code, time }: Given) =>
      `${bank}: code ${code} to change your phone number at ${time}. Do not enter it unless you asked for it.`,
  },
});

export type SmsSettings = {
  readonly brand: Brand;
  readonly timeZone: TimeZone;
  /** Of the web pages, for the line by which a browser finds the code. */
  readonly domain: string;
};

/**
 * What is sent for a challenge of this authenticator. A code for a page ends with `@domain #code`, by which the browser offers
 * it on that page only; a code for a call does not (product: SMS and letters).
 */
export function writeCodeSms(
  settings: SmsSettings,
  language: Language,
  waiting: Pick<Waiting, 'data' | 'purpose' | 'about' | 'opened'>,
): string {
  const { brand, timeZone, domain } = settings;
  const code = readCode(waiting.data);
  const given = { bank: brand[language].bank, code: groupThrees(code), time: clock(language, waiting.opened, timeZone) };
  const text = say(texts, language, textFor(waiting), given);
  return waiting.purpose === 'call' ? text : `${text}\n\n@${domain} #${code}`;
}

function textFor({ purpose, about }: Pick<Waiting, 'purpose' | 'about'>): keyof typeof texts {
  if (purpose === 'call' || purpose === 'login') return purpose;
  const change = typeof about === 'object' && about !== null && !Array.isArray(about) ? (about as { change?: unknown }).change : undefined;
  return change === 'phone-number' ? 'change phone-number' : 'change';
}

function groupThrees(code: string): string {
  return code.replace(/(\d{3})(?=\d)/g, '$1 ');
}
