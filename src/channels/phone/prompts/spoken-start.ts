import { type Brand, defineTexts } from '#texts';

/** What is said before and between the ways. How a sentence is written: see sentence.ts. */
export const spokenAtTheStart = defineTexts({
  greeting: {
    sv: ({ sv }: Brand) => `Välkommen till ${sv.bankGenitive} kundtjänst.`,
    fi: ({ fi }: Brand) => `Tervetuloa ${fi.bankGenitive} asiakaspalveluun.`,
    en: ({ en }: Brand) => `Welcome to ${en.bank} customer service.`,
  },
  recording: {
    sv: 'Samtalet kan spelas in. De siffror du knappar in spelas inte in.',
    fi: 'Puhelu voidaan nauhoittaa. Näppäilemiäsi numeroita ei nauhoiteta.',
    en: 'This call may be recorded. The digits you key in are not.',
  },
  'menu-app': {
    sv: ({ sv }: Brand) => `Enklast identifierar du dig med appen ${sv.app}: {choose}.`,
    fi: ({ fi }: Brand) => `Helpoimmin tunnistaudut ${fi.app}-sovelluksella: {choose}.`,
    en: ({ en }: Brand) => `The easiest way to identify yourself is the ${en.app} app: {choose}.`,
  },
  'menu-code-table': {
    sv: 'Med kodtabellen: {choose}.',
    fi: 'Tunnuslukutaulukolla: {choose}.',
    en: 'With the code table: {choose}.',
  },
  'menu-box': {
    sv: 'Med kodboxen: {choose}.',
    fi: 'Tunnuslukulaitteella: {choose}.',
    en: 'With the code box: {choose}.',
  },
  'menu-unidentified': {
    sv: 'Om du inte kan identifiera dig eller ännu inte är kund: {choose}.',
    fi: 'Jos et voi tunnistautua tai et ole vielä asiakas: {choose}.',
    en: 'If you cannot identify yourself or are not yet a customer: {choose}.',
  },
  'menu-block': {
    sv: 'För att spärra dina koder: {choose}.',
    fi: 'Jos haluat sulkea tunnuksesi: {choose}.',
    en: 'To block your codes: {choose}.',
  },
  'try-again': {
    sv: 'Du kan försöka igen.',
    fi: 'Voit yrittää uudelleen.',
    en: 'You can try again.',
  },
  'try-again-app': {
    sv: ({ sv }: Brand) => `Med ${sv.app}: {choose}.`,
    fi: ({ fi }: Brand) => `${fi.app}-sovelluksella: {choose}.`,
    en: ({ en }: Brand) => `With the ${en.app} app: {choose}.`,
  },
  'try-again-unidentified': {
    sv: 'Utan identifiering: {choose}.',
    fi: 'Ilman tunnistautumista: {choose}.',
    en: 'Without identification: {choose}.',
  },
  reason: {
    sv: 'Välj orsaken till ditt samtal.',
    fi: 'Valitse puhelusi aihe.',
    en: 'Choose the reason for your call.',
  },
});

/** Each language offers itself, in its own voice; the short form follows another offer. */
export const spokenOffers = defineTexts({
  'this-language': {
    sv: 'Vill du ha service på svenska? Välj {sex|6}.',
    fi: 'Haluatko palvelua suomeksi? Valitse {seitsemän|7}.',
    en: 'For English, press {eight|8}.',
  },
  'this-language-short': {
    sv: 'På svenska: välj {sex|6}.',
    fi: 'Suomeksi: valitse {seitsemän|7}.',
    en: 'For English, press {eight|8}.',
  },
});
