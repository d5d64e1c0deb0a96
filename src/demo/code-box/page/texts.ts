import { defineTexts } from '#texts';

/** The box on the page (product: `/{l}/demo/code-box`). The names are a contract. */
export const codeBoxTexts = defineTexts({
  toKitchen: { sv: 'Till köksbordet', fi: 'Keittiönpöydän ääreen', en: 'To the kitchen table' },
  box: { sv: 'Kodbox', fi: 'Laite', en: 'Box' },
  display: { sv: 'Display', fi: 'Näyttö', en: 'Display' },
  keys: { sv: 'Knappar', fi: 'Näppäimet', en: 'Keys' },
  whatNow: { sv: 'Vad ser du nu?', fi: 'Mitä näet nyt?', en: 'What do you see now?' },
  keyboard: {
    sv: 'Tangentbordet fungerar också: siffrorna, Enter för OK och Backsteg för att ta tillbaka en siffra. På kodboxen tar MENU tillbaka den.',
    fi: 'Myös näppäimistö toimii: numerot, Enter on OK ja askelpalautin poistaa numeron. Laitteessa sen poistaa MENU.',
    en: 'The keyboard works too: digits, Enter for OK, and Backspace to take back a digit. On the box, MENU takes it back.',
  },
  stays: {
    sv: 'Pinkoden lämnar aldrig den här sidan.',
    fi: 'PIN-koodi ei koskaan lähde tältä sivulta.',
    en: 'The PIN never leaves this page.',
  },
});
