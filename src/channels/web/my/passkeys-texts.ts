import { defineTexts } from '#texts';

type Number = { number: number };

export const passkeysTexts = defineTexts({
  what: {
    sv: 'Med en lösennyckel loggar du in med fingeravtryck, ansikte eller skärmlås, utan användarkod och utan att skriva av en kod.',
    fi: 'Pääsyavaimella kirjaudut sormenjäljellä, kasvoilla tai näytön lukituksen avauksella, ilman käyttäjätunnusta ja koodin kirjoittamista.',
    en: 'With a passkey you log in with your fingerprint, your face or the screen lock, without a user code and without copying a code.',
  },
  name: {
    sv: ({ number }: Number) => `Lösennyckel ${number}`,
    fi: ({ number }: Number) => `Pääsyavain ${number}`,
    en: ({ number }: Number) => `Passkey ${number}`,
  },
  since: { sv: 'I bruk sedan', fi: 'Käytössä alkaen', en: 'In use since' },
  used: { sv: 'Senast använd', fi: 'Viimeksi käytetty', en: 'Last used' },
  notUsed: { sv: 'Inte använd än', fi: 'Ei vielä käytetty', en: 'Not used yet' },
  kept: { sv: 'Finns', fi: 'Tallennettu', en: 'Kept' },
  synced: {
    sv: 'På dina enheter, genom ditt konto hos deras tillverkare',
    fi: 'Laitteissasi, laitevalmistajan tilisi kautta',
    en: 'On your devices, through your account with their maker',
  },
  onDevice: { sv: 'Bara på en enhet', fi: 'Vain yhdessä laitteessa', en: 'On one device only' },
  add: { sv: 'Lägg till en lösennyckel', fi: 'Lisää pääsyavain', en: 'Add a passkey' },
  confirmFirst: {
    sv: 'Först ber vi dig identifiera dig en gång till. Vi berättar om den nya lösennyckeln i ett sms.',
    fi: 'Ensin pyydämme sinua tunnistautumaan vielä kerran. Kerromme uudesta pääsyavaimesta tekstiviestillä.',
    en: 'First we ask you to identify yourself once more. We tell you of the new passkey in a text message.',
  },
  servicePoint: {
    sv: 'Här kan du inte lägga till en lösennyckel nu. Besök vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
    fi: 'Et voi nyt lisätä pääsyavainta täällä. Käy asiakaspalvelupisteessämme. Ota mukaan passi tai henkilökortti.',
    en: 'You cannot add a passkey here now. Visit our service point. Bring a passport or an identity card.',
  },
  newHeading: { sv: 'Ny lösennyckel', fi: 'Uusi pääsyavain', en: 'New passkey' },
  newBody: {
    sv: 'Din telefon eller dator frågar efter fingeravtryck, ansikte eller skärmlås och sparar sedan lösennyckeln. Skapa den bara på en enhet som är din egen.',
    fi: 'Puhelimesi tai tietokoneesi pyytää sormenjälkeä, kasvoja tai näytön lukituksen avausta ja tallentaa sitten pääsyavaimen. Luo se vain omaan laitteeseesi.',
    en: 'Your phone or computer asks for your fingerprint, your face or its screen lock, and then keeps the passkey. Make it only on a device of your own.',
  },
  make: { sv: 'Skapa lösennyckeln', fi: 'Luo pääsyavain', en: 'Make the passkey' },
  remove: {
    sv: ({ number }: Number) => `Ta bort lösennyckel ${number}`,
    fi: ({ number }: Number) => `Poista pääsyavain ${number}`,
    en: ({ number }: Number) => `Remove passkey ${number}`,
  },
  removeHeading: {
    sv: ({ number }: Number) => `Ta bort lösennyckel ${number}?`,
    fi: ({ number }: Number) => `Poistetaanko pääsyavain ${number}?`,
    en: ({ number }: Number) => `Remove passkey ${number}?`,
  },
  removeBody: {
    sv: 'Den slutar genast att fungera. Alla andra som är inloggade som du loggas ut.',
    fi: 'Se lakkaa heti toimimasta. Kaikki muut, jotka ovat kirjautuneina sinuna, kirjataan ulos.',
    en: 'It stops working at once. Everybody else who is logged in as you is logged out.',
  },
  keep: { sv: 'Behåll lösennyckeln', fi: 'Säilytä pääsyavain', en: 'Keep the passkey' },
  help: { sv: 'Vad är en lösennyckel?', fi: 'Mikä pääsyavain on?', en: 'What is a passkey?' },
});
