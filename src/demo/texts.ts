import { defineTexts } from '#texts';

/** The demo's own pages (product: `/{l}/demo`, people, clock). Names are a contract. */
export const demoTexts = defineTexts({
  kitchen: { sv: 'Vem är det som ringer?', fi: 'Kuka soittaa?', en: 'Who is calling?' },
  sms: { sv: 'Sms', fi: 'Tekstiviestit', en: 'Text messages' },
  letters: { sv: 'Brev', fi: 'Kirjeet', en: 'Letters' },
  logIn: { sv: 'Logga in på webben', fi: 'Kirjaudu verkossa', en: 'Log in on the web' },
  webBank: { sv: 'Hamnen (webbanken)', fi: 'Satama-verkkopankki', en: 'Hamnen (web bank)' },
  'code-box': { sv: 'Kodbox', fi: 'Tunnuslukulaite', en: 'Code box' },
  pinOf: {
    sv: ({ serial }: { serial: string }) => `Pinkod, ${serial}`,
    fi: ({ serial }: { serial: string }) => `PIN-koodi, ${serial}`,
    en: ({ serial }: { serial: string }) => `PIN, ${serial}`,
  },
  pinIs: {
    sv: ({ pin }: { pin: string }) => `Pinkoden är ${pin}, om den inte har bytts.`,
    fi: ({ pin }: { pin: string }) => `PIN-koodi on ${pin}, jos sitä ei ole vaihdettu.`,
    en: ({ pin }: { pin: string }) => `The PIN is ${pin}, unless it was changed.`,
  },
  startPinInLetter: {
    sv: 'Kodboxen är ny. Start-PIN står i ett brev.',
    fi: 'Laite on uusi. Aloitus-PIN on kirjeessä.',
    en: 'The box is new. The start PIN is in a letter.',
  },
  people: { sv: 'Personer', fi: 'Henkilöt', en: 'People' },
  customers: { sv: 'Kunder', fi: 'Asiakkaat', en: 'Customers' },
  staff: { sv: 'Personal', fi: 'Henkilökunta', en: 'Staff' },
  be: {
    sv: ({ name }: { name: string }) => `Bli ${name}`,
    fi: ({ name }: { name: string }) => `Ole ${name}`,
    en: ({ name }: { name: string }) => `Be ${name}`,
  },
  logInAs: {
    sv: ({ name }: { name: string }) => `Logga in som ${name}`,
    fi: ({ name }: { name: string }) => `Kirjaudu: ${name}`,
    en: ({ name }: { name: string }) => `Log in as ${name}`,
  },
  userCode: { sv: 'Användarkod', fi: 'Käyttäjätunnus', en: 'User code' },
  password: { sv: 'Lösenord', fi: 'Salasana', en: 'Password' },
  personalNumber: { sv: 'Personnummer', fi: 'Henkilönumero', en: 'Personal number' },
  customerNumber: { sv: 'Kundnummer', fi: 'Asiakasnumero', en: 'Customer number' },
  appCode: {
    sv: ({ app }: { app: string }) => `Egen kod i ${app}`,
    fi: ({ app }: { app: string }) => `Oma koodi ${app}-sovelluksessa`,
    en: ({ app }: { app: string }) => `Own ${app} code`,
  },
  born: { sv: 'Född', fi: 'Syntynyt', en: 'Born' },
  advisor: { sv: 'Kundtjänst', fi: 'Asiakaspalvelu', en: 'Customer service' },
  'service-point': { sv: 'Kundtjänstställe', fi: 'Asiakaspalvelupiste', en: 'Service point' },
  security: { sv: 'Säkerhet', fi: 'Turvallisuus', en: 'Security' },
  auditor: { sv: 'Revision', fi: 'Tarkastus', en: 'Audit' },
  inOwnWindow: {
    sv: ({ name }: { name: string }) => `${name} i eget fönster`,
    fi: ({ name }: { name: string }) => `${name} omassa ikkunassa`,
    en: ({ name }: { name: string }) => `${name} in a window of its own`,
  },
  clock: { sv: 'Klocka', fi: 'Kello', en: 'Clock' },
  now: {
    sv: ({ day, clock }: { day: string; clock: string }) => `I banken är det ${day} ${clock}.`,
    fi: ({ day, clock }: { day: string; clock: string }) => `Pankissa on ${day} ${clock}.`,
    en: ({ day, clock }: { day: string; clock: string }) => `At the bank it is ${day}, ${clock}.`,
  },
  minute: { sv: 'Fram 1 minut', fi: 'Eteenpäin 1 minuutti', en: 'Forward 1 minute' },
  day: { sv: 'Fram 1 dag', fi: 'Eteenpäin 1 päivä', en: 'Forward 1 day' },
  month: { sv: 'Fram 1 månad', fi: 'Eteenpäin 1 kuukausi', en: 'Forward 1 month' },
  'three-months': { sv: 'Fram 3 månader', fi: 'Eteenpäin 3 kuukautta', en: 'Forward 3 months' },
  clockHint: {
    sv: 'Klockan går bara framåt. Ett samtal som pågår tar slut, och den som är inloggad kan behöva logga in igen.',
    fi: 'Kello liikkuu vain eteenpäin. Meneillään oleva puhelu päättyy, ja sisään kirjautunut voi joutua kirjautumaan uudelleen.',
    en: 'The clock moves forward only. A call that is going on ends, and whoever is logged in may have to log in again.',
  },
  pending: { sv: 'Det som väntar', fi: 'Mitä on tulossa', en: 'What is to come' },
  nothingPending: { sv: 'Inget väntar på klockan.', fi: 'Mikään ei odota kelloa.', en: 'Nothing waits for the clock.' },
  activationEnds: {
    sv: ({ name, day, clock }: { name: string; day: string; clock: string }) =>
      `Aktiveringskoden till ${name} gäller till ${day} ${clock}.`,
    fi: ({ name, day, clock }: { name: string; day: string; clock: string }) =>
      `Aktivointikoodi (${name}) on voimassa: ${day} ${clock} asti.`,
    en: ({ name, day, clock }: { name: string; day: string; clock: string }) =>
      `The activation code of ${name} is valid until ${day}, ${clock}.`,
  },
  numberChanges: {
    sv: ({ name, day, clock }: { name: string; day: string; clock: string }) => `Telefonnumret för ${name} ändras den ${day} ${clock}.`,
    fi: ({ name, day, clock }: { name: string; day: string; clock: string }) => `Puhelinnumero vaihtuu (${name}): ${day} ${clock}.`,
    en: ({ name, day, clock }: { name: string; day: string; clock: string }) =>
      `The phone number of ${name} changes on ${day} at ${clock}.`,
  },
  afresh: { sv: 'Börja om från början', fi: 'Aloita alusta', en: 'Start afresh' },
  afreshHint: {
    sv: 'Tömmer banken och fyller den på nytt. Klockan går tillbaka till nu, och Lyktan behöver tas i bruk igen.',
    fi: 'Tyhjentää pankin ja täyttää sen uudelleen. Kello palaa nykyhetkeen, ja Lyhty-sovellus otetaan käyttöön uudelleen.',
    en: 'Empties the bank and fills it anew. The clock goes back to now, and Lyktan has to be enrolled again.',
  },
  afreshNow: { sv: 'Banken börjar om', fi: 'Pankki alkaa alusta', en: 'The bank starts afresh' },
  afreshWait: {
    sv: 'Det tar några sekunder. Sidan går vidare av sig själv.',
    fi: 'Tämä kestää muutaman sekunnin. Sivu jatkaa itsestään.',
    en: 'This takes a few seconds. The page goes on by itself.',
  },
  toKitchen: { sv: 'Till köksbordet', fi: 'Keittiönpöydän ääreen', en: 'To the kitchen table' },
});
