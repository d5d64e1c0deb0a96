import { type Asking, readAsking, type Waiting } from '#identification';
import { type Brand, clock, defineTexts, type Language, money, say, type TimeZone } from '#texts';
import { writePayee } from './payee.ts';
import { readCode } from './sms-code.ts';

type Given = { bank: string; code: string; time: string };
type OfClient = Given & { client: string };
type OfChange = Given & { change: string };
type OfPayment = { bank: string; code: string; amount: string; payee: string };

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

/** What a client of the bank asks for. A change has its registered name, which stands by itself in each language. */
const askedTexts = defineTexts({
  login: {
    sv: ({ bank, code, time, client }: OfClient) =>
      `${bank}: bekräftelsekod ${code} för inloggning (${client}) ${time}. Lämna inte ut den till någon.`,
    fi: ({ bank, code, time, client }: OfClient) =>
      `${bank}: vahvistuskoodi ${code} kirjautumista varten (${client}) ${time}. Älä anna sitä kenellekään.`,
    en: ({ bank, code, time, client }: OfClient) =>
      `${bank}: confirmation code ${code} for logging in (${client}) at ${time}. Do not give it to anyone.`,
  },
  change: {
    sv: ({ bank, code, time, change }: OfChange) =>
      `${bank}: kod ${code} för ändring ${time}: ${change}. Ange den inte om du inte har bett om det.`,
    fi: ({ bank, code, time, change }: OfChange) =>
      `${bank}: koodi ${code} muutokseen ${time}: ${change}. Älä anna koodia, jos et ole pyytänyt sitä.`,
    en: ({ bank, code, time, change }: OfChange) =>
      `${bank}: code ${code} for a change at ${time}: ${change}. Do not enter it unless you asked for it.`,
  },
  payment: {
    sv: ({ bank, code, amount, payee }: OfPayment) =>
      `${bank}: kod ${code} för betalning ${amount} till ${payee} Ange den inte om något är fel.`,
    fi: ({ bank, code, amount, payee }: OfPayment) =>
      `${bank}: koodi ${code} maksuun ${amount}, saaja ${payee} Älä anna koodia, jos jokin on väärin.`,
    en: ({ bank, code, amount, payee }: OfPayment) =>
      `${bank}: code ${code} for a payment of ${amount} to ${payee} Do not enter it if anything is wrong.`,
  },
});

/** One part (3GPP TS 23.040 §9.2.3.24.1), less one (product: SMS and letters). */
const longest = 159;

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
  const end = waiting.purpose === 'call' ? '' : `\n\n@${domain} #${code}`;
  const asking = readAsking(waiting.about);
  const asked = asking && writeAsked(language, asking, waiting.purpose, { given, room: longest - end.length });
  return `${asked ?? say(texts, language, textFor(waiting), given)}${end}`;
}

type Around = { readonly given: Given; readonly room: number };

/** Undefined where the bank's own text says as much. A payment and a change are named even if they need a second part. */
function writeAsked(language: Language, asking: Asking, purpose: Waiting['purpose'], { given, room }: Around): string | undefined {
  const { payment, change, name } = asking;
  if (payment) return writePayment(language, payment, { given, room });
  if (change) return say(askedTexts, language, 'change', { ...given, change: change[language] });
  const text = say(askedTexts, language, 'login', { ...given, client: name[language] });
  return purpose === 'login' && text.length <= room ? text : undefined;
}

function writePayment(language: Language, payment: NonNullable<Asking['payment']>, { given, room }: Around): string {
  // The alphabet of telephones has no space that keeps a number together.
  const amount = money(language, payment).replaceAll('\u00a0', ' ');
  const text = (payee: string) => say(askedTexts, language, 'payment', { ...given, amount, payee });
  const payee = writePayee(payment, room - text('.').length);
  return text(payee.endsWith('.') ? payee : `${payee}.`);
}

function textFor({ purpose, about }: Pick<Waiting, 'purpose' | 'about'>): keyof typeof texts {
  if (purpose === 'call' || purpose === 'login') return purpose;
  const change = typeof about === 'object' && about !== null && !Array.isArray(about) ? (about as { change?: unknown }).change : undefined;
  return change === 'phone-number' ? 'change phone-number' : 'change';
}

function groupThrees(code: string): string {
  return code.replace(/(\d{3})(?=\d)/g, '$1 ');
}
