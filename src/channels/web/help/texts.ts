import { defineTexts } from '#texts';

/** The words that customers search with, under the link to each page. */
export const helpTexts = defineTexts({
  help: { sv: 'Hjälp', fi: 'Ohje', en: 'Help' },
  contents: { sv: 'På den här sidan', fi: 'Tällä sivulla', en: 'On this page' },
  phone: {
    sv: 'Ringa oss, identifieringskod, högtalare, samtalet bröts, ännu inte kund',
    fi: 'Soittaminen, tunnistuskoodi, kaiutin, puhelu katkesi, en ole vielä asiakas',
    en: 'Calling us, identification code, loudspeaker, call cut off, not yet a customer',
  },
  app: {
    sv: 'Aktiveringskod, egen kod, fingeravtryck, ny telefon',
    fi: 'Aktivointikoodi, oma koodi, sormenjälki, uusi puhelin',
    en: 'Activation code, own code, fingerprint, new phone',
  },
  passkey: {
    sv: 'Fingeravtryck, ansikte, skärmlås, logga in utan koder',
    fi: 'Sormenjälki, kasvot, näytön lukitus, kirjautuminen ilman koodeja',
    en: 'Fingerprint, face, screen lock, logging in without codes',
  },
  getCodes: {
    sv: 'Bli kund, avtal, brev, första inloggningen',
    fi: 'Asiakkaaksi, sopimus, kirje, ensimmäinen kirjautuminen',
    en: 'Becoming a customer, agreement, letter, first log-in',
  },
  userCode: {
    sv: 'Hittar inte användarkoden, bokstäver i användarkoden',
    fi: 'En löydä käyttäjätunnusta, kirjaimia käyttäjätunnuksessa',
    en: 'Cannot find the user code, letters in the user code',
  },
  password: {
    sv: 'Glömt lösenordet, byta lösenord, engångslösenord, födelsedatum',
    fi: 'Salasana unohtunut, salasanan vaihto, kertakäyttöinen salasana, syntymäaika',
    en: 'Forgotten password, changing it, one-time password, date of birth',
  },
  codeTable: {
    sv: 'Kolumn och rad, ny kodtabell, stor stil, punktskrift',
    fi: 'Sarake ja rivi, uusi taulukko, iso teksti, pistekirjoitus',
    en: 'Column and row, new code table, large print, braille',
  },
  codeBox: {
    sv: 'Start-PIN, pinkod, behörighetskod, temporärt lösenord, glömt lösenord, beställa kodbox',
    fi: 'Aloitus-PIN, PIN-koodi, kertakoodi, väliaikainen salasana, salasana unohtunut, laitteen tilaaminen',
    en: 'Start PIN, PIN, access code, temporary password, forgotten password, ordering a box',
  },
  smsCode: {
    sv: 'Bekräftelsekod, det kom inget sms, fast telefon',
    fi: 'Vahvistuskoodi, viestiä ei tullut, lankapuhelin',
    en: 'Confirmation code, no message came, landline',
  },
  phoneNumber: {
    sv: 'Nytt nummer, ny operatör, ångra ändringen',
    fi: 'Uusi numero, uusi operaattori, muutoksen peruminen',
    en: 'New number, new operator, undoing a change',
  },
  loginFailed: {
    sv: 'Kan inte logga in, spärrade koder, för många försök, felaktigt behörighetskod, felaktigt personnummer eller lösenord',
    fi: 'En pääse kirjautumaan, suljetut tunnukset, liian monta yritystä, kertakoodi ei kelpaa',
    en: 'Cannot log in, blocked codes, too many tries, access code not accepted',
  },
  lost: {
    sv: 'Spärra koder, borttappad telefon, borttappad kodtabell, borttappad kodbox, stulen, brevet kom inte',
    fi: 'Tunnusten sulkeminen, kadonnut puhelin, kadonnut taulukko, kadonnut tunnuslukulaite, varastettu, kirje ei tullut',
    en: 'Blocking codes, lost phone, lost code table, lost code box, stolen, letter did not come',
  },
  security: {
    sv: 'Bedrägeri, bluffsms, någon ringde från banken, någon har mina koder',
    fi: 'Huijaus, huijausviesti, joku soitti pankista, jollakulla on tunnukseni',
    en: 'Fraud, scam message, somebody called from the bank, somebody has my codes',
  },
  servicePoints: {
    sv: 'Besök, tidsbokning, pass, ID-kort, nya koder',
    fi: 'Käynti, ajanvaraus, passi, henkilökortti, uudet tunnukset',
    en: 'Visit, appointment, passport, identity card, new codes',
  },
  terms: {
    sv: 'Avtal, ansvar, ändringar',
    fi: 'Sopimus, vastuu, muutokset',
    en: 'Agreement, responsibility, changes',
  },
});
