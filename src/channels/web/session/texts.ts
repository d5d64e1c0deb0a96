import { defineTexts } from '#texts';

export const sessionTexts = defineTexts({
  logOut: { sv: 'Logga ut', fi: 'Kirjaudu ulos', en: 'Log out' },
  soonOut: { sv: 'Du loggas snart ut', fi: 'Sinut kirjataan pian ulos', en: 'You will soon be logged out' },
  soonOutBody: {
    sv: 'Du har inte gjort något på en stund. Vill du fortsätta?',
    fi: 'Et ole tehnyt mitään hetkeen. Haluatko jatkaa?',
    en: 'You have not done anything for a while. Do you want to go on?',
  },
  stay: { sv: 'Fortsätt vara inloggad', fi: 'Pysy kirjautuneena', en: 'Stay logged in' },
});
