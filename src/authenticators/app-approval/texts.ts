import { defineTexts, type Language, say } from '#texts';

const purposes = defineTexts({
  // Never "your call": nobody knows yet whose it is (N3).
  call: { sv: 'Identifiering i ett telefonsamtal', fi: 'Tunnistautuminen puhelussa', en: 'Identification in a phone call' },
  login: { sv: 'Inloggning i webbanken', fi: 'Kirjautuminen verkkopankkiin', en: 'Logging in to the web bank' },
  enrol: { sv: 'En ny telefon', fi: 'Uusi puhelin', en: 'A new phone' },
});

/** What the customer is asked to approve, as it is shown and signed (T28). */
export function purposeOf(purpose: keyof typeof purposes, language: Language): string {
  return say(purposes, language, purpose);
}
