import { defineTexts } from '#texts';

/** What the show presses and waits for, by the names that are a contract (product: screens). */
export const contract = defineTexts({
  number: { sv: 'Nummer att ringa', fi: 'Soitettava numero', en: 'Number to call' },
  call: { sv: 'Ring', fi: 'Soita', en: 'Call' },
  hangUp: { sv: 'Lägg på', fi: 'Lopeta puhelu', en: 'Hang up' },
  hash: { sv: 'Fyrkant', fi: 'Risuaita', en: 'Hash' },
  enrol: {
    sv: ({ app }: { app: string }) => `Börja använda ${app}`,
    fi: ({ app }: { app: string }) => `Ota ${app}-sovellus käyttöön`,
    en: ({ app }: { app: string }) => `Start using ${app}`,
  },
  startOver: {
    sv: ({ app }: { app: string }) => `Börja använda ${app} på nytt`,
    fi: ({ app }: { app: string }) => `Ota ${app}-sovellus uudelleen käyttöön`,
    en: ({ app }: { app: string }) => `Start using ${app} again`,
  },
  checkUserCode: { sv: 'Kontrollera användarkoden', fi: 'Tarkista käyttäjätunnus', en: 'Check your user code' },
  phones: { sv: 'Mina telefoner', fi: 'Omat puhelimet', en: 'My phones' },
  thisPhone: { sv: 'Den här telefonen', fi: 'Tämä puhelin', en: 'This phone' },
  /** More follows: the phone's name. */
  remove: { sv: 'Ta bort ', fi: 'Poista ', en: 'Remove ' },
  userCode: { sv: 'Användarkod', fi: 'Käyttäjätunnus', en: 'User code' },
  activationCode: { sv: 'Aktiveringskod', fi: 'Aktivointikoodi', en: 'Activation code' },
  chooseCode: { sv: 'Välj en egen kod', fi: 'Valitse oma koodi', en: 'Choose your own code' },
  repeatCode: { sv: 'Upprepa koden', fi: 'Toista koodi', en: 'Repeat the code' },
  start: { sv: 'Börja använda', fi: 'Ota käyttöön', en: 'Start using' },
  notTalking: {
    sv: 'Vi talar inte med dig just nu',
    fi: 'Emme ole nyt puhelussa kanssasi',
    en: 'We are not talking to you right now',
  },
  callOpen: { sv: 'Ett samtal i ditt namn är öppet', fi: 'Nimissäsi on puhelu auki', en: 'A call in your name has been open' },
  talking: { sv: 'Du talar med oss', fi: 'Olet puhelussa kanssamme', en: 'You have been talking to us' },
  home: { sv: 'Hem', fi: 'Etusivu', en: 'Home' },
  me: { sv: 'Jag', fi: 'Minä', en: 'Me' },
  open: { sv: 'Godkänn transaktionen', fi: 'Hyväksy tapahtuma', en: 'Approve the transaction' },
  isItYou: { sv: 'Är det du som ringer oss?', fi: 'Soitatko sinä meille?', en: 'Is it you who is calling us?' },
  approve: { sv: 'Godkänn', fi: 'Hyväksy', en: 'Approve' },
  ownCode: {
    sv: ({ app }: { app: string }) => `Din egen kod i ${app}`,
    fi: ({ app }: { app: string }) => `Oma koodisi ${app}-sovelluksessa`,
    en: ({ app }: { app: string }) => `Your own ${app} code`,
  },
  confirm: { sv: 'Bekräfta', fi: 'Vahvista', en: 'Confirm' },
  done: { sv: 'Klart. Gå tillbaka till samtalet.', fi: 'Valmis. Palaa puheluun.', en: 'Done. Go back to your call.' },
  logInAs: {
    sv: ({ name }: { name: string }) => `Logga in som ${name}`,
    fi: ({ name }: { name: string }) => `Kirjaudu: ${name}`,
    en: ({ name }: { name: string }) => `Log in as ${name}`,
  },
  desk: { sv: 'Kundtjänst', fi: 'Asiakaspalvelu', en: 'Customer service' },
  available: { sv: 'Ledig', fi: 'Vapaa', en: 'Available' },
  takeNext: { sv: 'Ta nästa samtal', fi: 'Ota seuraava puhelu', en: 'Take the next call' },
  toQueue: { sv: 'Till kön', fi: 'Siirry jonoon', en: 'To the queue' },
  over: { sv: 'Identifieringen är slut', fi: 'Tunnistautuminen on päättynyt', en: 'The identification is over' },
});

/** Those that need nothing. */
export type Plain = { [Id in keyof typeof contract]: (typeof contract)[Id]['sv'] extends string ? Id : never }[keyof typeof contract];
