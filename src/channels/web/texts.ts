import { defineTexts } from '#texts';

export const webTexts = defineTexts({
  help: { sv: 'Hjälp', fi: 'Ohje', en: 'Help' },
  helpPhone: {
    sv: 'Ringa oss, identifieringskod, användarkod, högtalare, samtalet bröts, ännu inte kund',
    fi: 'Soittaminen, tunnistuskoodi, käyttäjätunnus, kaiutin, puhelu katkesi, en ole vielä asiakas',
    en: 'Calling us, identification code, user code, loudspeaker, call cut off, not yet a customer',
  },
  helpApp: {
    sv: 'Aktiveringskod, egen kod, fingeravtryck, ny telefon, borttappad telefon',
    fi: 'Aktivointikoodi, oma koodi, sormenjälki, uusi puhelin, kadonnut puhelin',
    en: 'Activation code, own code, fingerprint, new phone, lost phone',
  },
  helpSecurity: {
    sv: 'Bedrägeri, bluffsms, någon ringde från banken, någon har mina koder',
    fi: 'Huijaus, huijausviesti, joku soitti pankista, jollakulla on tunnukseni',
    en: 'Fraud, scam message, somebody called from the bank, somebody has my codes',
  },
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
  wrongRequest: { sv: 'Det gick inte att läsa det du skickade', fi: 'Lähettämääsi ei voitu lukea', en: 'What you sent could not be read' },
  wrongRequestBody: {
    sv: 'Gå tillbaka och försök igen.',
    fi: 'Palaa takaisin ja yritä uudelleen.',
    en: 'Go back and try again.',
  },
});
