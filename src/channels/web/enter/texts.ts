import { defineTexts } from '#texts';

/** What the first pages of log-in, block and forgotten password have alike. */
export const enterTexts = defineTexts({
  userCode: { sv: 'Användarkod', fi: 'Käyttäjätunnus', en: 'User code' },
  password: { sv: 'Lösenord', fi: 'Salasana', en: 'Password' },
  forgotten: { sv: 'Har du glömt lösenordet?', fi: 'Oletko unohtanut salasanasi?', en: 'Have you forgotten your password?' },
  go: { sv: 'Fortsätt', fi: 'Jatka', en: 'Continue' },
  cancel: { sv: 'Avbryt', fi: 'Peruuta', en: 'Cancel' },
});
