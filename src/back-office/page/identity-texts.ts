import { defineTexts } from '#texts';

type App = { app: string };
type At = { time: string; means: string };

/** The state of the identification, in the sentences of product.md. */
export const stateTexts = defineTexts({
  unidentified: { sv: 'Oidentifierad kund', fi: 'Tunnistamaton asiakas', en: 'Unidentified customer' },
  identified: {
    sv: ({ time, means }: At) => `Identifierad ${time} ${means}`.trim(),
    fi: ({ time, means }: At) => `Tunnistettu ${time} ${means}`.trim(),
    en: ({ time, means }: At) => `Identified at ${time} ${means}`.trim(),
  },
  failed: {
    sv: 'Försökte identifiera sig, lyckades inte',
    fi: 'Yritti tunnistautua, ei onnistunut',
    en: 'Tried to identify, did not succeed',
  },
  notTried: { sv: 'Har inte identifierat sig', fi: 'Ei ole tunnistautunut', en: 'Has not identified' },
  over: {
    sv: 'Identifieringen är slut. Samtalet är avslutat.',
    fi: 'Tunnistautuminen on päättynyt. Puhelu on päättynyt.',
    en: 'The identification is over. The call has ended.',
  },
  callOver: { sv: 'Samtalet är avslutat.', fi: 'Puhelu on päättynyt.', en: 'The call has ended.' },
  noContact: {
    sv: 'Ingen kontakt med servern. Ingen identifiering gäller förrän kontakten är tillbaka.',
    fi: 'Ei yhteyttä palvelimeen. Mikään tunnistautuminen ei ole voimassa, ennen kuin yhteys palaa.',
    en: 'No contact with the server. No identification holds until contact is back.',
  },
});

/** "with what": after "identified at". */
export const meansTexts = defineTexts({
  app: {
    sv: ({ app }: App) => `med appen ${app}`,
    fi: ({ app }: App) => `${app}-sovelluksella`,
    en: ({ app }: App) => `with the ${app} app`,
  },
  'call-code': {
    sv: ({ app }: App) => `med en samtalskod från appen ${app}`,
    fi: ({ app }: App) => `${app}-sovelluksen puhelukoodilla`,
    en: ({ app }: App) => `with a call code from the ${app} app`,
  },
  'code-table': { sv: 'med kodtabell', fi: 'tunnuslukutaulukolla', en: 'with the code table' },
  'code-box': { sv: 'med kodbox', fi: 'tunnuslukulaitteella', en: 'with the code box' },
  'two-codes': {
    sv: 'med två koder i rad från kodboxen',
    fi: 'tunnuslukulaitteen kahdella peräkkäisellä kertakoodilla',
    en: 'with two codes in a row from the code box',
  },
  'box-answer': { sv: 'med ett svar från kodboxen', fi: 'tunnuslukulaitteen vastauksella', en: 'with an answer of the code box' },
});

/** The same as a name of its own. */
export const methodTexts = defineTexts({
  app: {
    sv: ({ app }: App) => `Appen ${app}`,
    fi: ({ app }: App) => `${app}-sovellus`,
    en: ({ app }: App) => `The ${app} app`,
  },
  'call-code': {
    sv: ({ app }: App) => `Samtalskod från appen ${app}`,
    fi: ({ app }: App) => `Puhelukoodi ${app}-sovelluksesta`,
    en: ({ app }: App) => `Call code from the ${app} app`,
  },
  'code-table': { sv: 'Kodtabell', fi: 'Tunnuslukutaulukko', en: 'Code table' },
  'code-box': { sv: 'Kodbox', fi: 'Tunnuslukulaite', en: 'Code box' },
  'box-answer': { sv: 'Kodbox, svar på siffror', fi: 'Tunnuslukulaite, vastaus numeroihin', en: 'Code box, answer to digits' },
  'two-codes': { sv: 'Kodbox, två koder i rad', fi: 'Tunnuslukulaite, kaksi peräkkäistä kertakoodia', en: 'Code box, two codes in a row' },
});

/** What was really shown (RTS art. 4). D19: a finger, a face and the screen lock cannot be told apart. */
export const elementTexts = defineTexts({
  knowledge: { sv: 'egen kod', fi: 'oma koodi', en: 'own code' },
  /** What is known and what is held in way 2 (RFC 8176: pwd, sms); the printed table is neither (D2). */
  pwd: { sv: 'lösenord', fi: 'salasana', en: 'password' },
  /** RFC 8176: a code of a device that the customer holds; its PIN is the box's own affair (K2). */
  otp: { sv: 'kodboxen', fi: 'tunnuslukulaite', en: 'the code box' },
  sms: { sv: 'den registrerade telefonen', fi: 'rekisteröity puhelin', en: 'the registered phone' },
  possession: { sv: 'något som bara kunden har', fi: 'jotain, mikä on vain asiakkaalla', en: 'something only the customer has' },
  inherence: { sv: 'kroppsligt kännetecken', fi: 'biometrinen tunniste', en: 'biometric feature' },
  'user-verified': {
    sv: 'fingeravtryck, ansikte eller skärmlås',
    fi: 'sormenjälki, kasvot tai näytön lukitus',
    en: 'fingerprint, face or screen lock',
  },
});

export const languageTexts = defineTexts({
  sv: { sv: 'svenska', fi: 'ruotsi', en: 'Swedish' },
  fi: { sv: 'finska', fi: 'suomi', en: 'Finnish' },
  en: { sv: 'engelska', fi: 'englanti', en: 'English' },
});
