import { type Asking, type Names, type Purpose, readAsking } from '#identification';
import type { Json } from '#ports';
import { defineTexts, type Language, say } from '#texts';

const purposes = defineTexts({
  // Never "your call": nobody knows yet whose it is (N3).
  call: { sv: 'Identifiering i ett telefonsamtal', fi: 'Tunnistautuminen puhelussa', en: 'Identification in a phone call' },
  login: { sv: 'Inloggning i webbanken', fi: 'Kirjautuminen verkkopankkiin', en: 'Logging in to the web bank' },
  // At a client of the bank, whose name stands above it.
  'login elsewhere': { sv: 'Inloggning', fi: 'Kirjautuminen', en: 'Logging in' },
  change: { sv: 'Ändring av dina koder', fi: 'Tunnustesi muuttaminen', en: 'A change to your codes' },
  'change phone-number': {
    sv: 'Byte av telefonnummer för bekräftelsekoder',
    fi: 'Vahvistuskoodien puhelinnumeron vaihto',
    en: 'A new phone number for confirmation codes',
  },
  'change code-table': {
    sv: 'Aktivering av en ny kodtabell',
    fi: 'Uuden tunnuslukutaulukon käyttöönotto',
    en: 'Activation of a new code table',
  },
  'change one-time-password': {
    sv: 'Beställning av ett nytt lösenord per brev',
    fi: 'Uuden salasanan tilaaminen kirjeenä',
    en: 'A new password by letter',
  },
  identify: { sv: 'Identifiering', fi: 'Tunnistautuminen', en: 'Identification' },
  pay: { sv: 'Betalning', fi: 'Maksu', en: 'Payment' },
  block: { sv: 'Spärr av dina koder', fi: 'Tunnustesi sulkeminen', en: 'Blocking your codes' },
  enrol: { sv: 'En ny telefon', fi: 'Uusi puhelin', en: 'A new phone' },
});

/** D9: who has called whom. A caller who says they are the bank cannot have this say that the bank calls. */
const initiators = defineTexts({
  user: { sv: 'du ringer oss', fi: 'sinä soitat meille', en: 'you are calling us' },
  bank: { sv: 'vi ringer dig', fi: 'me soitamme sinulle', en: 'we are calling you' },
});

/** The bank; where a client asks, its registered name, and who asks there. */
export function senderOf(about: Json, language: Language, bank: Names): string {
  const asking = readAsking(about);
  const name = asking?.name[language] ?? bank[language];
  return asking?.advisor ? `${asking.advisor}, ${name}` : name;
}

/** What the customer is asked to approve, as it is shown and signed (T28). `about`: which change it is, or what a client asks for. */
export function purposeOf(purpose: Purpose, about: Json, language: Language): string {
  const asking = readAsking(about);
  return asking ? describeAsking(asking, purpose, language) : purposeOfBank(purpose, about, language);
}

function describeAsking({ purpose: named, change, initiator }: Asking, purpose: Purpose, language: Language): string {
  // What is paid is never called anything else by whoever asks for it.
  const what =
    (purpose === 'pay' ? undefined : (named ?? change)?.[language]) ??
    say(purposes, language, purpose === 'login' ? 'login elsewhere' : purpose);
  return initiator ? `${what} (${say(initiators, language, initiator)})` : what;
}

function purposeOfBank(purpose: Purpose, about: Json, language: Language): string {
  const { change = '' } = typeof about === 'object' && about !== null && !Array.isArray(about) ? (about as { change?: string }) : {};
  const exact = `${purpose} ${change}`;
  return say(purposes, language, isPurpose(exact) ? exact : purpose);
}

function isPurpose(exact: string): exact is keyof typeof purposes {
  return Object.hasOwn(purposes, exact);
}
