import { defineTexts } from '#texts';

/** What wrong codes of the identified customer's boxes have closed, and what opens it (I6). Nothing of it can be opened from a desk (T46). */
export const boxLockTexts = defineTexts({
  box: {
    sv: 'Kodboxarna är låsta efter för många felaktiga koder. Kunden öppnar dem genom att skapa ett nytt lösenord med en av dem, eller på ett kundtjänstställe.',
    fi: 'Laitteet on lukittu liian monen väärän koodin jälkeen. Asiakas avaa ne luomalla yhdellä niistä uuden salasanan tai asiakaspalvelupisteessä.',
    en: 'The code boxes are locked after too many wrong codes. The customer opens them by creating a new password with one of them, or at a service point.',
  },
  'new-password': {
    sv: 'Skapa nytt lösenord är stängt efter för många felaktiga koder. Det öppnas när kunden loggar in med kodboxen, eller på ett kundtjänstställe.',
    fi: 'Uuden salasanan luominen on suljettu liian monen väärän koodin jälkeen. Se avautuu, kun asiakas kirjautuu laitteella, tai asiakaspalvelupisteessä.',
    en: 'Creating a new password is closed after too many wrong codes. It opens when the customer logs in with the code box, or at a service point.',
  },
  'in-session': {
    sv: 'Kundens sida Kodbox tar inte emot fler koder efter för många felaktiga. Den öppnas när kunden loggar in med kodboxen, eller på ett kundtjänstställe.',
    fi: 'Asiakkaan Tunnuslukulaite-sivu ei ota enää vastaan koodeja liian monen väärän jälkeen. Se avautuu, kun asiakas kirjautuu laitteella, tai asiakaspalvelupisteessä.',
    en: "The customer's code box page takes no more codes after too many wrong ones. It opens when the customer logs in with the code box, or at a service point.",
  },
});
