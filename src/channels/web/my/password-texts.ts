import { defineTexts } from '#texts';

/** Product: screens, `/{l}/password/change`. */
export const passwordTexts = defineTexts({
  current: { sv: 'Nuvarande lösenord', fi: 'Nykyinen salasana', en: 'Current password' },
  new: { sv: 'Nytt lösenord', fi: 'Uusi salasana', en: 'New password' },
  repeat: { sv: 'Upprepa det nya lösenordet', fi: 'Toista uusi salasana', en: 'Repeat the new password' },
  enterCurrent: { sv: 'Ange ditt nuvarande lösenord.', fi: 'Anna nykyinen salasanasi.', en: 'Enter your current password.' },
  notChanged: {
    sv: 'Lösenordet kunde inte bytas. Kontrollera ditt nuvarande lösenord och försök igen.',
    fi: 'Salasanaa ei voitu vaihtaa. Tarkista nykyinen salasanasi ja yritä uudelleen.',
    en: 'The password could not be changed. Check your current password and try again.',
  },
});
