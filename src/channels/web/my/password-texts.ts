import { defineTexts } from '#texts';

/** Product: screens, `/{l}/password/change`. */
export const passwordTexts = defineTexts({
  advice: {
    sv: 'Vi rekommenderar att du byter lösenord med jämna mellanrum, eller om du misstänker att någon annan känner till det.',
    fi: 'Suosittelemme, että vaihdat salasanan säännöllisesti tai jos epäilet, että joku muu tietää sen.',
    en: 'We recommend that you change your password regularly, or if you suspect that somebody else knows it.',
  },
  boxCode: {
    sv: 'Det här ser ut som en kod från kodboxen. Skriv ditt lösenord här.',
    fi: 'Tämä näyttää tunnuslukulaitteen koodilta. Kirjoita tähän salasanasi.',
    en: 'This looks like a code from the code box. Enter your password here.',
  },
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
