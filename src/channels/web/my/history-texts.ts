import { defineTexts } from '#texts';

/** What has happened, in the customer's words. */
export const historyTexts = defineTexts({
  'logged-in': { sv: 'Du loggade in', fi: 'Kirjauduit sisään', en: 'You logged in' },
  'logged-out': { sv: 'Du loggade ut', fi: 'Kirjauduit ulos', en: 'You logged out' },
  'identified-in-call': { sv: 'Du identifierade dig i ett samtal', fi: 'Tunnistauduit puhelussa', en: 'You identified yourself in a call' },
  identified: { sv: 'Du identifierade dig', fi: 'Tunnistauduit', en: 'You identified yourself' },
  paid: { sv: 'Du bekräftade en betalning', fi: 'Vahvistit maksun', en: 'You confirmed a payment' },
  confirmed: { sv: 'Du bekräftade en ändring', fi: 'Vahvistit muutoksen', en: 'You confirmed a change' },
  refused: {
    sv: 'Någon försökte identifiera sig som du och lyckades inte',
    fi: 'Joku yritti tunnistautua sinuna eikä onnistunut',
    en: 'Somebody tried to identify as you and did not succeed',
  },
  locked: {
    sv: 'Koderna låstes efter för många försök',
    fi: 'Tunnukset lukittuivat liian monen yrityksen jälkeen',
    en: 'The codes were locked after too many tries',
  },
  'password-changed': { sv: 'Lösenordet byttes', fi: 'Salasana vaihdettiin', en: 'The password was changed' },
  'password-given': { sv: 'Du fick ett lösenord', fi: 'Sait salasanan', en: 'You were given a password' },
  'table-given': { sv: 'Du fick en kodtabell', fi: 'Sait tunnuslukutaulukon', en: 'You were given a code table' },
  'table-made': { sv: 'En ny kodtabell gjordes', fi: 'Uusi tunnuslukutaulukko tehtiin', en: 'A new code table was made' },
  'table-activated': {
    sv: 'En ny kodtabell togs i bruk',
    fi: 'Uusi tunnuslukutaulukko otettiin käyttöön',
    en: 'A new code table was taken into use',
  },
  'temporary-password': { sv: 'Du fick ett temporärt lösenord', fi: 'Sait väliaikaisen salasanan', en: 'You got a temporary password' },
  joined: { sv: 'Du anslöt dig till webbanken', fi: 'Liityit verkkopankkiin', en: 'You joined the web bank' },
  'box-given': { sv: 'Du fick en kodbox', fi: 'Sait tunnuslukulaitteen', en: 'You were given a code box' },
  'box-sent': { sv: 'En kodbox skickades till dig', fi: 'Sinulle lähetettiin tunnuslukulaite', en: 'A code box was sent to you' },
  'box-activated': {
    sv: 'En kodbox togs i bruk',
    fi: 'Tunnuslukulaite otettiin käyttöön',
    en: 'A code box was taken into use',
  },
  'box-synchronised': {
    sv: 'Kodboxen synkroniserades med banken',
    fi: 'Tunnuslukulaite synkronoitiin pankin kanssa',
    en: 'The code box was brought in step with the bank',
  },
  'box-blocked': { sv: 'En kodbox spärrades', fi: 'Tunnuslukulaite suljettiin', en: 'A code box was blocked' },
  'box-lost': {
    sv: 'En kodbox anmäldes borttappad och spärrades',
    fi: 'Tunnuslukulaite ilmoitettiin kadonneeksi ja suljettiin',
    en: 'A code box was reported lost and blocked',
  },
  'box-locked': {
    sv: 'Kodboxen låstes efter för många felaktiga koder',
    fi: 'Tunnuslukulaite lukittui liian monen väärän koodin jälkeen',
    en: 'The code box was locked after too many wrong codes',
  },
  'box-unlocked': { sv: 'Den låsta kodboxen öppnades', fi: 'Lukittu tunnuslukulaite avattiin', en: 'The locked code box was opened' },
  'new-password-locked': {
    sv: 'Skapa nytt lösenord stängdes efter för många felaktiga koder',
    fi: 'Uuden salasanan luominen suljettiin liian monen väärän koodin jälkeen',
    en: 'Creating a new password was closed after too many wrong codes',
  },
  'new-password-unlocked': {
    sv: 'Skapa nytt lösenord öppnades igen',
    fi: 'Uuden salasanan luominen avattiin taas',
    en: 'Creating a new password was opened again',
  },
  'box-page-locked': {
    sv: 'Sidan Kodbox stängdes för koder efter för många felaktiga',
    fi: 'Tunnuslukulaitteen sivu suljettiin koodeilta liian monen väärän jälkeen',
    en: 'The code box page was closed to codes after too many wrong ones',
  },
  'box-page-unlocked': {
    sv: 'Sidan Kodbox öppnades för koder igen',
    fi: 'Tunnuslukulaitteen sivu avattiin taas koodeille',
    en: 'The code box page was opened to codes again',
  },
  'box-ordered': { sv: 'En ny kodbox beställdes', fi: 'Uusi tunnuslukulaite tilattiin', en: 'A new code box was ordered' },
  'box-order-cancelled': {
    sv: 'Beställningen av en kodbox togs tillbaka',
    fi: 'Tunnuslukulaitteen tilaus peruttiin',
    en: 'The order of a code box was taken back',
  },
  'letter-code-table': {
    sv: 'Ett brev med kodtabell beställdes',
    fi: 'Tunnuslukutaulukko tilattiin kirjeenä',
    en: 'A letter with a code table was ordered',
  },
  'letter-password': {
    sv: 'Ett brev med engångslösenord beställdes',
    fi: 'Kertakäyttöinen salasana tilattiin kirjeenä',
    en: 'A letter with a one-time password was ordered',
  },
  letter: { sv: 'Ett brev beställdes', fi: 'Kirje tilattiin', en: 'A letter was ordered' },
  'letter-posted': { sv: 'Ett brev skickades', fi: 'Kirje lähetettiin', en: 'A letter was posted' },
  'number-registered': { sv: 'Ett telefonnummer registrerades', fi: 'Puhelinnumero rekisteröitiin', en: 'A phone number was registered' },
  'number-proposed': { sv: 'Ett nytt telefonnummer anmäldes', fi: 'Uusi puhelinnumero ilmoitettiin', en: 'A new phone number was given' },
  'number-undone': {
    sv: 'Ändringen av telefonnummer ångrades',
    fi: 'Puhelinnumeron muutos peruttiin',
    en: 'The change of phone number was undone',
  },
  'number-changed': {
    sv: 'Det nya telefonnumret började gälla',
    fi: 'Uusi puhelinnumero tuli voimaan',
    en: 'The new phone number took effect',
  },
  blocked: { sv: 'Koderna spärrades', fi: 'Tunnukset suljettiin', en: 'The codes were blocked' },
  unblocked: { sv: 'Spärren hävdes', fi: 'Tunnukset avattiin', en: 'The block was lifted' },
  'activation-code': { sv: 'En aktiveringskod gavs ut', fi: 'Aktivointikoodi annettiin', en: 'An activation code was given out' },
  'call-code': { sv: 'Du hämtade en samtalskod', fi: 'Hait puhelukoodin', en: 'You fetched a call code' },
  'phone-enrolled': {
    sv: 'En telefon började använda appen',
    fi: 'Sovellus otettiin käyttöön puhelimessa',
    en: 'A phone started using the app',
  },
  'phone-ended': { sv: 'En telefon togs bort', fi: 'Puhelin poistettiin', en: 'A phone was removed' },
  'phone-stopped': {
    sv: 'En telefon stoppades, för den kan ha kopierats',
    fi: 'Puhelin pysäytettiin, koska se on voitu kopioida',
    en: 'A phone was stopped, for it may have been copied',
  },
  'passkey-added': { sv: 'En lösennyckel lades till', fi: 'Pääsyavain lisättiin', en: 'A passkey was added' },
  'passkey-ended': { sv: 'En lösennyckel togs bort', fi: 'Pääsyavain poistettiin', en: 'A passkey was removed' },
  'became-customer': { sv: 'Du blev kund', fi: 'Sinusta tuli asiakas', en: 'You became a customer' },
  'customer-changed': { sv: 'Dina uppgifter ändrades', fi: 'Tietosi muuttuivat', en: 'Your details were changed' },
  'looked-up': { sv: 'Dina uppgifter öppnades', fi: 'Tietosi avattiin', en: 'Your details were opened' },
});

/** Where, with what, and by whom. */
export const howTexts = defineTexts({
  web: { sv: 'på webben', fi: 'verkossa', en: 'on the web' },
  phone: { sv: 'i telefon', fi: 'puhelimessa', en: 'on the phone' },
  service: { sv: 'i en annan tjänst', fi: 'toisessa palvelussa', en: 'in another service' },
  post: { sv: 'per post', fi: 'postitse', en: 'by post' },
  password: { sv: 'lösenord', fi: 'salasana', en: 'password' },
  'code-table': { sv: 'kodtabell', fi: 'tunnuslukutaulukko', en: 'code table' },
  'code-box': { sv: 'kodbox', fi: 'tunnuslukulaite', en: 'code box' },
  sms: { sv: 'sms', fi: 'tekstiviesti', en: 'text message' },
  passkey: { sv: 'lösennyckel', fi: 'pääsyavain', en: 'passkey' },
  app: { sv: 'appen', fi: 'sovellus', en: 'the app' },
  bank: { sv: 'av banken', fi: 'pankki', en: 'by the bank' },
  staff: { sv: 'av kundtjänsten', fi: 'asiakaspalvelu', en: 'by customer service' },
  yourself: { sv: 'av dig', fi: 'sinä itse', en: 'by you' },
});

export const historyPageTexts = defineTexts({
  events: { sv: 'Händelser', fi: 'Tapahtumat', en: 'Events' },
  when: { sv: 'När', fi: 'Milloin', en: 'When' },
  what: { sv: 'Vad', fi: 'Mitä', en: 'What' },
  how: { sv: 'Hur', fi: 'Miten', en: 'How' },
  empty: { sv: 'Inget har hänt än.', fi: 'Mitään ei ole vielä tapahtunut.', en: 'Nothing has happened yet.' },
  notYou: {
    sv: 'Ser du något som du inte har gjort? Spärra dina koder.',
    fi: 'Näetkö jotain, mitä et ole tehnyt? Sulje tunnuksesi.',
    en: 'Do you see something that you have not done? Block your codes.',
  },
});
