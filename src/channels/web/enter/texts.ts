import { defineTexts } from '#texts';

/** What the first pages of log-in, block and forgotten password have alike. */
export const enterTexts = defineTexts({
  userCode: { sv: 'Användarkod', fi: 'Käyttäjätunnus', en: 'User code' },
  number: {
    sv: 'Personnummer (kundnummer)',
    fi: 'Henkilönumero (asiakasnumero)',
    en: 'Personal number (customer number)',
  },
  numberHint: {
    sv: 'Tio siffror utan bindestreck (ÅÅMMDDXXXX)',
    fi: 'Kymmenen numeroa ilman yhdysmerkkiä (VVKKPPXXXX)',
    en: 'Ten digits without a hyphen (YYMMDDXXXX)',
  },
  newPassword: { sv: 'Skapa nytt lösenord', fi: 'Luo uusi salasana', en: 'Create a new password' },
  password: { sv: 'Lösenord', fi: 'Salasana', en: 'Password' },
  forgotten: { sv: 'Har du glömt lösenordet?', fi: 'Oletko unohtanut salasanasi?', en: 'Have you forgotten your password?' },
  go: { sv: 'Fortsätt', fi: 'Jatka', en: 'Continue' },
  cancel: { sv: 'Avbryt', fi: 'Peruuta', en: 'Cancel' },
});
