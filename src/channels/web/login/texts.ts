import { defineTexts } from '#texts';

export const loginTexts = defineTexts({
  heading: { sv: 'Logga in', fi: 'Kirjaudu sisään', en: 'Log in' },
  withApp: {
    sv: ({ app }: { app: string }) => `Med appen ${app}`,
    fi: ({ app }: { app: string }) => `${app}-sovelluksella`,
    en: ({ app }: { app: string }) => `With the ${app} app`,
  },
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
