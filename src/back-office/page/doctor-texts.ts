import { defineTexts, type Language, say } from '#texts';
import type { WrongCode } from '../desk-state.ts';

type Of = { serial: string };
type Steps = Of & { steps: number };

export const doctorTexts = defineTexts({
  heading: { sv: 'Felaktig kod: vad har hänt?', fi: 'Väärä koodi: mitä tapahtui?', en: 'Wrong code: what happened?' },
  nothing: {
    sv: 'Ingen behörighetskod har avvisats den senaste veckan.',
    fi: 'Yhtään kertakoodia ei ole hylätty viimeisen viikon aikana.',
    en: 'No access code has been refused in the last week.',
  },
  phone: { sv: 'i telefon', fi: 'puhelimessa', en: 'on the phone' },
  web: { sv: 'på webben', fi: 'verkossa', en: 'on the web' },
});

/** K26a–c in the advisor's words: what the code was, and what helps. */
const wrongCodeTexts = defineTexts({
  right: {
    sv: 'Behörighetskoden stämde. Be kunden försöka igen, med en ny kod.',
    fi: 'Kertakoodi oli oikea. Pyydä asiakasta yrittämään uudelleen uudella koodilla.',
    en: 'The access code was right. Ask the customer to try again, with a new code.',
  },
  'other-box': {
    sv: ({ serial }: Of) => `Koden kom från en annan av kundens kodboxar, ${serial}. Numret står på baksidan.`,
    fi: ({ serial }: Of) => `Koodi oli asiakkaan toisesta tunnuslukulaitteesta ${serial}. Numero on laitteen takana.`,
    en: ({ serial }: Of) => `The code came from another of the customer's code boxes, ${serial}. The number is on the back.`,
  },
  'handed-out': {
    sv: ({ serial }: Of) => `Koden kom från kodboxen ${serial}, som inte är aktiverad. Kunden tar den i bruk på webben.`,
    fi: ({ serial }: Of) => `Koodi oli tunnuslukulaitteesta ${serial}, jota ei ole aktivoitu. Asiakas ottaa sen käyttöön verkossa.`,
    en: ({ serial }: Of) => `The code came from code box ${serial}, which is not activated. The customer takes it into use on the web.`,
  },
  blocked: {
    sv: ({ serial }: Of) => `Koden kom från kodboxen ${serial}, som är spärrad. Kunden kan beställa en ny.`,
    fi: ({ serial }: Of) => `Koodi oli suljetusta tunnuslukulaitteesta ${serial}. Asiakas voi tilata uuden.`,
    en: ({ serial }: Of) => `The code came from code box ${serial}, which is blocked. The customer can order a new one.`,
  },
  lost: {
    sv: ({ serial }: Of) =>
      `Koden kom från kodboxen ${serial}, som är anmäld borttappad. Fråga om kunden har hittat den. Den går inte att använda mer.`,
    fi: ({ serial }: Of) =>
      `Koodi oli kadonneeksi ilmoitetusta tunnuslukulaitteesta ${serial}. Kysy, onko asiakas löytänyt sen. Sitä ei voi enää käyttää.`,
    en: ({ serial }: Of) =>
      `The code came from code box ${serial}, which was reported lost. Ask whether the customer has found it. It can no longer be used.`,
  },
  old: {
    sv: ({ serial }: Of) => `Koden från kodboxen ${serial} var redan använd, eller en senare har använts. Be kunden göra en ny kod.`,
    fi: ({ serial }: Of) =>
      `Tunnuslukulaitteen ${serial} koodi oli jo käytetty, tai myöhempää on käytetty. Pyydä asiakasta tekemään uusi koodi.`,
    en: ({ serial }: Of) => `The code from code box ${serial} had been used, or a later one had. Ask the customer to make a new code.`,
  },
  ahead: {
    sv: ({ serial, steps }: Steps) =>
      `Kodboxen ${serial} var ${steps} koder före banken. Två koder i rad för den i takt igen: på webben under Kodbox, eller i telefon vid det tredje försöket.`,
    fi: ({ serial, steps }: Steps) =>
      `Tunnuslukulaite ${serial} oli ${steps} koodia pankin edellä. Kaksi peräkkäistä koodia palauttaa tahdin: verkossa kohdassa Tunnuslukulaite tai puhelimessa kolmannella yrityksellä.`,
    en: ({ serial, steps }: Steps) =>
      `Code box ${serial} was ${steps} codes ahead of the bank. Two codes in a row bring it back in step: on the web under Code box, or on the phone at the third try.`,
  },
  behind: {
    sv: ({ serial, steps }: Steps) =>
      `Kodboxen ${serial} var ${-steps} koder efter banken. Två koder i rad för den i takt igen: på webben under Kodbox, eller i telefon vid det tredje försöket.`,
    fi: ({ serial, steps }: Steps) =>
      `Tunnuslukulaite ${serial} oli ${-steps} koodia pankin jäljessä. Kaksi peräkkäistä koodia palauttaa tahdin: verkossa kohdassa Tunnuslukulaite tai puhelimessa kolmannella yrityksellä.`,
    en: ({ serial, steps }: Steps) =>
      `Code box ${serial} was ${-steps} codes behind the bank. Two codes in a row bring it back in step: on the web under Code box, or on the phone at the third try.`,
  },
  mistyped: {
    sv: ({ serial }: Of) => `En siffra i koden från kodboxen ${serial} blev en annan. Be kunden läsa av koden igen i lugn och ro.`,
    fi: ({ serial }: Of) =>
      `Tunnuslukulaitteen ${serial} koodissa yksi numero oli eri. Pyydä asiakasta vertaamaan koodia uudelleen näyttöön kaikessa rauhassa.`,
    en: ({ serial }: Of) =>
      `One digit of the code from code box ${serial} was different. Ask the customer to compare it with the display once more, without haste.`,
  },
  swapped: {
    sv: ({ serial }: Of) => `Två siffror i koden från kodboxen ${serial} bytte plats. Be kunden läsa av koden igen i lugn och ro.`,
    fi: ({ serial }: Of) =>
      `Tunnuslukulaitteen ${serial} koodissa kaksi numeroa oli vaihtanut paikkaa. Pyydä asiakasta vertaamaan koodia uudelleen näyttöön kaikessa rauhassa.`,
    en: ({ serial }: Of) =>
      `Two digits of the code from code box ${serial} changed places. Ask the customer to compare it with the display once more, without haste.`,
  },
  unknown: {
    sv: 'Koden känns inte igen. Be kunden jämföra numret på kodboxens baksida med det i webbanken.',
    fi: 'Koodia ei tunnistettu. Pyydä asiakasta vertaamaan laitteen takana olevaa numeroa verkkopankissa näkyvään.',
    en: 'The code is not recognised. Ask the customer to compare the number on the back of the box with the one in the web bank.',
  },
});

/** What one wrong code was; never the code. */
export function sayWrongCode({ is, serial, steps }: Pick<WrongCode, 'is' | 'serial' | 'steps'>, language: Language): string {
  const of = { serial: serial ?? '', steps: steps ?? 0 };
  if (is !== 'out-of-step') return say(wrongCodeTexts, language, is, of);
  return say(wrongCodeTexts, language, of.steps < 0 ? 'behind' : 'ahead', of);
}
