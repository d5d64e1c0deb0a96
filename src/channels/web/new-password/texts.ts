import { defineTexts } from '#texts';

/** Product: screens, `/{l}/password/new`. */
export const newPasswordTexts = defineTexts({
  heading: { sv: 'Skapa nytt lösenord', fi: 'Luo uusi salasana', en: 'Create a new password' },
  body: {
    sv: 'Första gången, eller om du har glömt lösenordet: visa med kodboxen att det är du. Du får ett temporärt lösenord att logga in med och väljer sedan ett eget.',
    fi: 'Ensimmäisellä kerralla tai jos olet unohtanut salasanan: osoita tunnuslukulaitteella, että se olet sinä. Saat väliaikaisen salasanan, jolla kirjaudut, ja valitset sitten oman.',
    en: 'The first time, or if you have forgotten your password: show with the code box that it is you. You get a temporary password to log in with, and then choose your own.',
  },
  noBox: {
    sv: 'Har du ingen kodbox, eller fungerar den inte?',
    fi: 'Eikö sinulla ole tunnuslukulaitetta, tai eikö se toimi?',
    en: 'Do you have no code box, or does it not work?',
  },
});
