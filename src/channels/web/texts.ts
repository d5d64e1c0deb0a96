import { defineTexts } from '#texts';

export const webTexts = defineTexts({
  noPage: { sv: 'Sidan finns inte', fi: 'Sivua ei ole', en: 'There is no such page' },
  noPageBody: {
    sv: 'Kontrollera adressen. Det du söker kan också finnas bland hjälpsidorna.',
    fi: 'Tarkista osoite. Etsimäsi voi löytyä myös ohjesivuilta.',
    en: 'Check the address. What you are looking for may also be among the help pages.',
  },
  toHelp: { sv: 'Till hjälpsidorna', fi: 'Ohjesivuille', en: 'To the help pages' },
  outOfOrder: { sv: 'Det fungerar inte just nu', fi: 'Palvelu ei toimi juuri nyt', en: 'This is not working right now' },
  outOfOrderBody: {
    sv: 'Vi beklagar. Försök igen om en stund.',
    fi: 'Pahoittelemme. Yritä hetken kuluttua uudelleen.',
    en: 'We are sorry. Try again in a little while.',
  },
  tooMany: { sv: 'Vänta en liten stund', fi: 'Odota hetki', en: 'Wait a little' },
  tooManyBody: {
    sv: 'Det kommer för många förfrågningar från ditt nätverk. Försök igen om en stund.',
    fi: 'Verkostasi tulee liian monta pyyntöä. Yritä hetken kuluttua uudelleen.',
    en: 'Too many requests come from your network. Try again in a little while.',
  },
  logOutHeading: { sv: 'Vill du logga ut?', fi: 'Haluatko kirjautua ulos?', en: 'Do you want to log out?' },
  logOutBody: {
    sv: ({ bank }: { bank: string }) => `Då loggas du ut från ${bank} och från alla tjänster som du har loggat in i med dina bankkoder.`,
    fi: ({ bank }: { bank: string }) => `Sinut kirjataan ulos: ${bank} ja kaikki palvelut, joihin olet kirjautunut pankkitunnuksillasi.`,
    en: ({ bank }: { bank: string }) =>
      `You will be logged out of ${bank} and of every service that you have logged in to with your bank codes.`,
  },
  logOut: { sv: 'Logga ut', fi: 'Kirjaudu ulos', en: 'Log out' },
  stayLoggedIn: { sv: 'Förbli inloggad', fi: 'Pysy kirjautuneena', en: 'Stay logged in' },
  wrongRequest: { sv: 'Det gick inte att läsa det du skickade', fi: 'Lähettämääsi ei voitu lukea', en: 'What you sent could not be read' },
  wrongRequestBody: {
    sv: 'Gå tillbaka och försök igen.',
    fi: 'Palaa takaisin ja yritä uudelleen.',
    en: 'Go back and try again.',
  },
});
