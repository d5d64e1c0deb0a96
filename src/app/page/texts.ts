import { type Brand, defineTexts } from '#texts';

type Names = { readonly brand: Brand };
type At = { readonly time: string };
type Paid = { readonly amount: string; readonly payee: string };

/** The words of the app's pages. The names of controls and headings are a contract (product: screens). */
export const appTexts = defineTexts({
  home: { sv: 'Hem', fi: 'Etusivu', en: 'Home' },
  toHome: { sv: 'Till startsidan', fi: 'Etusivulle', en: 'To the start page' },
  me: { sv: 'Jag', fi: 'Minä', en: 'Me' },
  help: { sv: 'Hjälp', fi: 'Ohje', en: 'Help' },
  waitingCount: {
    sv: ({ count }: { count: number }) => (count === 1 ? 'Något väntar på dig' : `${count} väntar på dig`),
    fi: ({ count }: { count: number }) => (count === 1 ? 'Jotain odottaa sinua' : `${count} odottaa sinua`),
    en: ({ count }: { count: number }) => (count === 1 ? 'Something is waiting for you' : `${count} are waiting for you`),
  },
  cancel: { sv: 'Avbryt', fi: 'Peruuta', en: 'Cancel' },
  tryAgain: { sv: 'Försök igen', fi: 'Yritä uudelleen', en: 'Try again' },
  startOver: {
    sv: ({ brand }: Names) => `Börja använda ${brand.sv.app} på nytt`,
    fi: ({ brand }: Names) => `Ota ${brand.fi.app}-sovellus uudelleen käyttöön`,
    en: ({ brand }: Names) => `Start using ${brand.en.app} again`,
  },
  notOpen: {
    sv: ({ brand }: Names) => `${brand.sv.app} är inte öppen`,
    fi: ({ brand }: Names) => `${brand.fi.app}-sovellus ei ole auki`,
    en: ({ brand }: Names) => `${brand.en.app} is not open`,
  },
  offline: {
    sv: 'Du har ingen förbindelse till banken just nu. Sidan öppnas så snart den är tillbaka.',
    fi: 'Sinulla ei ole nyt yhteyttä pankkiin. Sivu avautuu heti, kun yhteys palaa.',
    en: 'You have no connection to the bank right now. The page opens as soon as it is back.',
  },
});

/** Starting to use the app. */
export const enrolTexts = defineTexts({
  heading: {
    sv: ({ brand }: Names) => `Börja använda ${brand.sv.app}`,
    fi: ({ brand }: Names) => `Ota ${brand.fi.app}-sovellus käyttöön`,
    en: ({ brand }: Names) => `Start using ${brand.en.app}`,
  },
  what: {
    sv: 'Efteråt godkänner du samtal och inloggningar med den här telefonen. Bara den här telefonen kan göra det.',
    fi: 'Sen jälkeen hyväksyt puhelut ja kirjautumiset tällä puhelimella. Vain tämä puhelin pystyy siihen.',
    en: 'Afterwards you approve calls and log-ins with this phone. Only this phone can do it.',
  },
  userCode: { sv: 'Användarkod', fi: 'Käyttäjätunnus', en: 'User code' },
  userCodeHint: {
    sv: '6–8 siffror. Den står i ditt avtal om bankkoder.',
    fi: '6–8 numeroa. Löydät sen pankkitunnussopimuksestasi.',
    en: '6 to 8 digits. You find it in your agreement on bank codes.',
  },
  activationCode: { sv: 'Aktiveringskod', fi: 'Aktivointikoodi', en: 'Activation code' },
  activationHint: {
    sv: 'Nio bokstäver och siffror. Den gäller i tio minuter.',
    fi: 'Yhdeksän kirjainta ja numeroa. Se on voimassa kymmenen minuuttia.',
    en: 'Nine letters and digits. It is valid for ten minutes.',
  },
  ownCode: { sv: 'Välj en egen kod', fi: 'Valitse oma koodi', en: 'Choose your own code' },
  ownCodeHint: {
    sv: ({ digits }: { digits: number }) => `${digits} siffror som du kommer ihåg. Banken frågar aldrig efter den.`,
    fi: ({ digits }: { digits: number }) => `${digits} numeroa, jotka muistat. Pankki ei koskaan kysy sitä.`,
    en: ({ digits }: { digits: number }) => `${digits} digits that you remember. The bank never asks for it.`,
  },
  repeat: { sv: 'Upprepa koden', fi: 'Toista koodi', en: 'Repeat the code' },
  passkey: { sv: 'Använd fingeravtryck eller ansikte', fi: 'Käytä sormenjälkeä tai kasvoja', en: 'Use fingerprint or face' },
  passkeyChosen: {
    sv: 'Fingeravtryck eller ansikte är tillagt.',
    fi: 'Sormenjälki tai kasvot on lisätty.',
    en: 'Fingerprint or face has been added.',
  },
  start: { sv: 'Börja använda', fi: 'Ota käyttöön', en: 'Start using' },
  userCodeMissing: {
    sv: 'Användarkoden består av 6–8 siffror. Den anges i ditt avtal om bankkoder.',
    fi: 'Käyttäjätunnuksessa on 6–8 numeroa. Löydät sen pankkitunnussopimuksestasi.',
    en: 'A user code has 6 to 8 digits. You find it in your agreement on bank codes.',
  },
  activationMissing: {
    sv: 'Aktiveringskoden har nio bokstäver och siffror.',
    fi: 'Aktivointikoodissa on yhdeksän kirjainta ja numeroa.',
    en: 'The activation code has nine letters and digits.',
  },
  ownCodeLength: {
    sv: ({ digits }: { digits: number }) => `Din egen kod ska ha ${digits} siffror.`,
    fi: ({ digits }: { digits: number }) => `Omassa koodissasi on oltava ${digits} numeroa.`,
    en: ({ digits }: { digits: number }) => `Your own code must have ${digits} digits.`,
  },
  notAlike: {
    sv: 'De två koderna är olika. Skriv samma kod två gånger.',
    fi: 'Koodit ovat erilaiset. Kirjoita sama koodi kaksi kertaa.',
    en: 'The two codes are different. Enter the same code twice.',
  },
  passkeyNot: {
    sv: 'Fingeravtryck eller ansikte lades inte till. Det går bra utan.',
    fi: 'Sormenjälkeä tai kasvoja ei lisätty. Voit jatkaa ilman niitä.',
    en: 'Fingerprint or face was not added. You can go on without it.',
  },
});

/** The first page: how the call stands (N3). */
export const homeTexts = defineTexts({
  notTalking: {
    sv: 'Vi talar inte med dig just nu',
    fi: 'Emme ole nyt puhelussa kanssasi',
    en: 'We are not talking to you right now',
  },
  open: {
    sv: ({ time }: At) => `Ett samtal i ditt namn är öppet sedan ${time}. Är det du?`,
    fi: ({ time }: At) => `Nimissäsi on puhelu auki ${time} alkaen. Oletko se sinä?`,
    en: ({ time }: At) => `A call in your name has been open since ${time}. Is it you?`,
  },
  talking: {
    sv: ({ time }: At) => `Du talar med oss sedan ${time}`,
    fi: ({ time }: At) => `Olet puhelussa kanssamme ${time} alkaen`,
    en: ({ time }: At) => `You have been talking to us since ${time}`,
  },
  another: {
    sv: ({ time }: At) => `Ett annat samtal i ditt namn är öppet sedan ${time}.`,
    fi: ({ time }: At) => `Nimissäsi on auki myös toinen puhelu ${time} alkaen.`,
    en: ({ time }: At) => `Another call in your name has been open since ${time}.`,
  },
  from: {
    sv: ({ end }: { end: string }) => `Numret som ringer slutar på ${end}.`,
    fi: ({ end }: { end: string }) => `Soittajan numeron loppu on ${end}.`,
    en: ({ end }: { end: string }) => `The caller's number ends in ${end}.`,
  },
  withheld: {
    sv: 'Numret som ringer är dolt.',
    fi: 'Soittajan numero on salainen.',
    en: "The caller's number is withheld.",
  },
  advisor: {
    sv: ({ name, bank }: { name: string; bank: string }) => `${name} från ${bank}`,
    fi: ({ name, bank }: { name: string; bank: string }) => `${name}, ${bank}`,
    en: ({ name, bank }: { name: string; bank: string }) => `${name} from ${bank}`,
  },
  identified: {
    sv: 'Du är identifierad i samtalet.',
    fi: 'Sinut on tunnistettu puhelussa.',
    en: 'You are identified in the call.',
  },
  ifSomebody: {
    sv: 'Om någon säger sig ringa från banken är det inte vi.',
    fi: 'Jos joku väittää soittavansa pankista, se emme ole me.',
    en: 'If somebody says they are calling from the bank, it is not us.',
  },
  callUs: { sv: 'Ring oss', fi: 'Soita meille', en: 'Call us' },
  somebody: {
    sv: 'Någon säger sig ringa från banken',
    fi: 'Joku väittää soittavansa pankista',
    en: 'Someone says they are calling from the bank',
  },
});

/** What waits, and the request itself. `areWeCalling`: whoever asks has called, and is named above the answers (D9). */
export const requestTexts = defineTexts({
  approveLink: { sv: 'Godkänn transaktionen', fi: 'Hyväksy tapahtuma', en: 'Approve the transaction' },
  nothing: { sv: 'Inget väntar på dig', fi: 'Mikään ei odota sinua', en: 'Nothing is waiting for you' },
  isItYou: { sv: 'Är det du som ringer oss?', fi: 'Soitatko sinä meille?', en: 'Is it you who is calling us?' },
  areWeCalling: { sv: 'Är det du som talar med oss?', fi: 'Puhutko sinä kanssamme?', en: 'Is it you who is talking with us?' },
  identifying: { sv: 'Är det du som identifierar dig?', fi: 'Tunnistaudutko sinä?', en: 'Is it you who is identifying yourself?' },
  loggingIn: { sv: 'Är det du som loggar in?', fi: 'Kirjaudutko sinä sisään?', en: 'Is it you who is logging in?' },
  paying: { sv: 'Är det du som betalar?', fi: 'Maksatko sinä?', en: 'Is it you who is paying?' },
  payingTo: {
    sv: ({ amount, payee }: Paid) => `Betalar du ${amount} till ${payee}?`,
    fi: ({ amount, payee }: Paid) => `Maksatko ${amount}, saaja ${payee}?`,
    en: ({ amount, payee }: Paid) => `Are you paying ${amount} to ${payee}?`,
  },
  changingThere: {
    sv: 'Är det du som gör den här ändringen?',
    fi: 'Teetkö sinä tämän muutoksen?',
    en: 'Is it you who is making this change?',
  },
  account: { sv: 'Konto', fi: 'Tili', en: 'Account' },
  changing: { sv: 'Är det du som ändrar dina koder?', fi: 'Muutatko sinä tunnuksiasi?', en: 'Is it you who is changing your codes?' },
  blocking: { sv: 'Är det du som spärrar dina koder?', fi: 'Suljetko sinä tunnuksesi?', en: 'Is it you who is blocking your codes?' },
  sender: { sv: 'Avsändare', fi: 'Lähettäjä', en: 'Sender' },
  purpose: { sv: 'Ärende', fi: 'Asia', en: 'Purpose' },
  sent: { sv: 'Skickat', fi: 'Lähetetty', en: 'Sent' },
  code: { sv: 'Identifieringskod', fi: 'Tunnistuskoodi', en: 'Identification code' },
  compare: {
    sv: 'Godkänn bara om du har hört just den här koden i ditt samtal.',
    fi: 'Hyväksy vain, jos olet kuullut puhelussa juuri tämän koodin.',
    en: 'Approve only if you have heard this very code in your call.',
  },
  compareThere: {
    sv: 'Godkänn bara om du hör eller ser just den här koden där du har kontakt med oss.',
    fi: 'Hyväksy vain, jos kuulet tai näet juuri tämän koodin siellä, missä asioit kanssamme.',
    en: 'Approve only if you hear or see this very code where you are in touch with us.',
  },
  compareWeb: {
    sv: 'Godkänn bara om du ser just den här koden där du loggar in.',
    fi: 'Hyväksy vain, jos näet juuri tämän koodin siellä, missä kirjaudut.',
    en: 'Approve only if you see this very code where you log in.',
  },
  compareChange: {
    sv: 'Godkänn bara om du ser just den här koden på sidan där du själv gör det här.',
    fi: 'Hyväksy vain, jos näet juuri tämän koodin sivulla, jolla itse teet tätä.',
    en: 'Approve only if you see this very code on the page where you are doing this yourself.',
  },
  heardCode: {
    sv: 'Identifieringskoden du hörde',
    fi: 'Kuulemasi tunnistuskoodi',
    en: 'The identification code you heard',
  },
  heardHint: {
    sv: ({ digits }: { digits: number }) => `${digits} siffror. Du kan skriva den en gång.`,
    fi: ({ digits }: { digits: number }) => `${digits} numeroa. Voit kirjoittaa sen kerran.`,
    en: ({ digits }: { digits: number }) => `${digits} digits. You can enter it once.`,
  },
  heardMissing: {
    sv: ({ digits }: { digits: number }) => `Koden har ${digits} siffror.`,
    fi: ({ digits }: { digits: number }) => `Koodissa on ${digits} numeroa.`,
    en: ({ digits }: { digits: number }) => `The code has ${digits} digits.`,
  },
  sayAgain: { sv: 'Säg koden igen i samtalet', fi: 'Sano koodi uudelleen puhelussa', en: 'Say the code again in the call' },
  approve: { sv: 'Godkänn', fi: 'Hyväksy', en: 'Approve' },
  decline: { sv: 'Avvisa', fi: 'Hylkää', en: 'Decline' },
  notInCall: { sv: 'Jag är inte i något samtal', fi: 'En ole puhelussa', en: 'I am not in a call' },
  notInCallWhy: {
    sv: 'Har du inte ringt oss? Då försöker någon annan utge sig för att vara dig.',
    fi: 'Etkö ole soittanut meille? Silloin joku muu yrittää esiintyä sinuna.',
    en: 'Have you not called us? Then somebody else is trying to pass as you.',
  },
  notInTheirCallWhy: {
    sv: 'Talar du inte med oss? Då försöker någon lura dig eller oss.',
    fi: 'Etkö puhu kanssamme? Silloin joku yrittää huijata sinua tai meitä.',
    en: 'Are you not talking with us? Then somebody is trying to deceive you or us.',
  },
  notAsked: { sv: 'Jag har inte bett om det här', fi: 'En ole pyytänyt tätä', en: 'I did not ask for this' },
});

/** The dialog in which the customer, and not only the phone, says yes. */
export const confirmTexts = defineTexts({
  heading: { sv: 'Bekräfta att det är du', fi: 'Vahvista, että se olet sinä', en: 'Confirm that it is you' },
  ownCode: {
    sv: ({ brand }: Names) => `Din egen kod i ${brand.sv.app}`,
    fi: ({ brand }: Names) => `Oma koodisi ${brand.fi.app}-sovelluksessa`,
    en: ({ brand }: Names) => `Your own ${brand.en.app} code`,
  },
  passkey: { sv: 'Fingeravtryck eller ansikte', fi: 'Sormenjälki tai kasvot', en: 'Fingerprint or face' },
  confirm: { sv: 'Bekräfta', fi: 'Vahvista', en: 'Confirm' },
  passkeyStopped: {
    sv: 'Inget har hänt. Försök igen, eller skriv din egen kod.',
    fi: 'Mitään ei tapahtunut. Yritä uudelleen tai kirjoita oma koodisi.',
    en: 'Nothing has happened. Try again, or enter your own code.',
  },
});

/** Me, phones, the call code, the user code, blocking. */
export const meTexts = defineTexts({
  checkUserCode: { sv: 'Kontrollera användarkoden', fi: 'Tarkista käyttäjätunnus', en: 'Check your user code' },
  phones: { sv: 'Mina telefoner', fi: 'Omat puhelimet', en: 'My phones' },
  block: { sv: 'Spärra dina koder', fi: 'Sulje tunnuksesi', en: 'Block your codes' },
  notices: {
    sv: 'Avisering när något väntar',
    fi: 'Ilmoitus, kun jotain odottaa',
    en: 'Notification when something is waiting',
  },
  noticesNot: {
    sv: 'Aviseringar är avstängda i webbläsarens inställningar.',
    fi: 'Ilmoitukset on estetty selaimen asetuksissa.',
    en: 'Notifications are turned off in the settings of the browser.',
  },
  yourUserCode: { sv: 'Din användarkod', fi: 'Käyttäjätunnuksesi', en: 'Your user code' },
  userCodeWhat: {
    sv: 'Den säger vem du är men öppnar ingenting. Du knappar in den när du ringer oss.',
    fi: 'Se kertoo, kuka olet, mutta ei avaa mitään. Näppäilet sen, kun soitat meille.',
    en: 'It says who you are and opens nothing. You key it in when you call us.',
  },
  thisPhone: { sv: 'Den här telefonen', fi: 'Tämä puhelin', en: 'This phone' },
  since: {
    sv: ({ day, time }: { day: string; time: string }) => `Sedan ${day} ${time}`,
    fi: ({ day, time }: { day: string; time: string }) => `${day} ${time} alkaen`,
    en: ({ day, time }: { day: string; time: string }) => `Since ${day} at ${time}`,
  },
  phonesWhat: {
    sv: 'De här telefonerna kan godkänna i ditt namn. Känner du inte igen en av dem? Ta bort den genast.',
    fi: 'Nämä puhelimet voivat hyväksyä nimissäsi. Etkö tunnista jotakin niistä? Poista se heti.',
    en: 'These phones can approve in your name. Is there one you do not recognise? Remove it at once.',
  },
  remove: {
    sv: ({ name }: { name: string }) => `Ta bort ${name}`,
    fi: ({ name }: { name: string }) => `Poista ${name}`,
    en: ({ name }: { name: string }) => `Remove ${name}`,
  },
  removed: {
    sv: 'Telefonen är borttagen.',
    fi: 'Puhelin on poistettu.',
    en: 'The phone has been removed.',
  },
  addPasskey: { sv: 'Lägg till fingeravtryck eller ansikte', fi: 'Lisää sormenjälki tai kasvot', en: 'Add fingerprint or face' },
  passkeyAdded: {
    sv: 'Fingeravtryck eller ansikte är tillagt på den här telefonen.',
    fi: 'Sormenjälki tai kasvot on lisätty tähän puhelimeen.',
    en: 'Fingerprint or face has been added on this phone.',
  },
  callWhat: {
    sv: 'Hämta en kod här och ring oss. Knappa in koden i stället för din användarkod, så vet vi genast att det är du.',
    fi: 'Hae koodi täältä ja soita meille. Näppäile koodi käyttäjätunnuksesi sijasta, niin tiedämme heti, että se olet sinä.',
    en: 'Get a code here and call us. Key in the code instead of your user code, and we know at once that it is you.',
  },
  getCode: { sv: 'Hämta en kod', fi: 'Hae koodi', en: 'Get a code' },
  callCode: { sv: 'Samtalskod', fi: 'Puhelukoodi', en: 'Call code' },
  callCodeUntil: {
    sv: ({ time }: At) => `Koden gäller en gång, till ${time}. Ge den inte till någon som ringer dig.`,
    fi: ({ time }: At) => `Koodi toimii kerran, ${time} asti. Älä anna sitä kenellekään, joka soittaa sinulle.`,
    en: ({ time }: At) => `The code works once, until ${time}. Do not give it to anyone who calls you.`,
  },
  blockWhat: {
    sv: ({ brand }: Names) =>
      `Om du spärrar slutar alla dina koder och ${brand.sv.app} att fungera. Nya koder får du på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.`,
    fi: ({ brand }: Names) =>
      `Jos suljet tunnukset, kaikki koodisi ja ${brand.fi.app}-sovellus lakkaavat toimimasta. Uudet tunnukset saat asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.`,
    en: ({ brand }: Names) =>
      `If you block them, all your codes and ${brand.en.app} stop working. You can get new ones at our service point. Bring a passport or an identity card.`,
  },
  blockNow: { sv: 'Spärra nu', fi: 'Sulje nyt', en: 'Block now' },
});
