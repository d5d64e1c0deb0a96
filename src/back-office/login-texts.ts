import { defineTexts } from '#texts';

/** The staff's log-in page (product: `/staff/login`). Names are a contract. */
export const loginTexts = defineTexts({
  heading: { sv: 'Inloggning för personal', fi: 'Henkilökunnan kirjautuminen', en: 'Staff log-in' },
  how: {
    sv: 'Du loggar in med en länk som gäller i tio minuter och fungerar en gång.',
    fi: 'Kirjaudut linkillä, joka on voimassa kymmenen minuuttia ja toimii kerran.',
    en: 'You log in with a link that is valid for ten minutes and works once.',
  },
  linkHere: {
    sv: 'Du har öppnat en sådan länk.',
    fi: 'Olet avannut tällaisen linkin.',
    en: 'You have opened such a link.',
  },
  logIn: { sv: 'Logga in', fi: 'Kirjaudu sisään', en: 'Log in' },
  refused: {
    sv: 'Länken gäller inte längre. Be om en ny länk.',
    fi: 'Linkki ei ole enää voimassa. Pyydä uusi linkki.',
    en: 'This link is no longer valid. Ask for a new one.',
  },
  demoStaff: { sv: 'Demo: vem är du?', fi: 'Demo: kuka olet?', en: 'Demo: who are you?' },
  logInAs: {
    sv: ({ name }: { name: string }) => `Logga in som ${name}`,
    fi: ({ name }: { name: string }) => `Kirjaudu: ${name}`,
    en: ({ name }: { name: string }) => `Log in as ${name}`,
  },
});
