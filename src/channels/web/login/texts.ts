import { defineTexts } from '#texts';

export const loginTexts = defineTexts({
  heading: { sv: 'Logga in', fi: 'Kirjaudu sisään', en: 'Log in' },
  headingTo: {
    sv: ({ client }: { client: string }) => `Logga in i ${client}`,
    fi: ({ client }: { client: string }) => `Kirjaudu palveluun ${client}`,
    en: ({ client }: { client: string }) => `Log in to ${client}`,
  },
  over: {
    sv: 'Inloggningen som du började gäller inte längre. Gå tillbaka till tjänsten och börja om.',
    fi: 'Aloittamasi kirjautuminen ei ole enää voimassa. Palaa palveluun ja aloita alusta.',
    en: 'The log-in that you began is no longer valid. Go back to the service and start again.',
  },
  withApp: {
    sv: ({ app }: { app: string }) => `Med appen ${app}`,
    fi: ({ app }: { app: string }) => `${app}-sovelluksella`,
    en: ({ app }: { app: string }) => `With the ${app} app`,
  },
  withPasskey: { sv: 'Med lösennyckel', fi: 'Pääsyavaimella', en: 'With a passkey' },
  passkeyBody: {
    sv: 'Du behöver ingen användarkod. Din telefon eller dator frågar efter fingeravtryck, ansikte eller skärmlås.',
    fi: 'Et tarvitse käyttäjätunnusta. Puhelimesi tai tietokoneesi pyytää sormenjälkeä, kasvoja tai näytön lukituksen avausta.',
    en: 'You need no user code. Your phone or computer asks for your fingerprint, your face or its screen lock.',
  },
  passkeyNone: {
    sv: 'Har du ingen lösennyckel än? Logga in på ett annat sätt och lägg till en under Din säkerhetslösning.',
    fi: 'Eikö sinulla ole vielä pääsyavainta? Kirjaudu toisella tavalla ja lisää se kohdassa Turvaratkaisusi.',
    en: 'Have you no passkey yet? Log in another way and add one under Your security solution.',
  },
  passkeyHelp: { sv: 'Vad är en lösennyckel?', fi: 'Mikä pääsyavain on?', en: 'What is a passkey?' },
  withTable: { sv: 'Med kodtabell', fi: 'Tunnuslukutaulukolla', en: 'With a code table' },
  withBox: { sv: 'Med kodbox', fi: 'Tunnuslukulaitteella', en: 'With a code box' },
  first: {
    sv: 'Ange det temporära lösenordet som du har noterat. Sedan väljer du ett personligt lösenord.',
    fi: 'Anna muistiin merkitsemäsi väliaikainen salasana. Sitten valitset henkilökohtaisen salasanan.',
    en: 'Enter the temporary password that you have noted. Then you choose a personal password.',
  },
  ownPassword: {
    sv: 'Logga in med ett personligt lösenord i stället',
    fi: 'Kirjaudu sen sijaan henkilökohtaisella salasanalla',
    en: 'Log in with a personal password instead',
  },
  out: { sv: 'Du är utloggad.', fi: 'Olet kirjautunut ulos.', en: 'You are logged out.' },
  ended: {
    sv: 'Du är inte inloggad. Inloggningen slutar när du inte gör något på en stund.',
    fi: 'Et ole kirjautunut. Kirjautuminen päättyy, kun et tee mitään hetkeen.',
    en: 'You are not logged in. A log-in ends when you do nothing for a while.',
  },
});
