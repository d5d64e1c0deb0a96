import { defineTexts } from '#texts';

type Of = { serial: string };
type Day = { day: string };

/** K37 at the desk. Names of controls are a contract. */
export const lostBoxTexts = defineTexts({
  heading: { sv: 'Kundens kodboxar', fi: 'Asiakkaan tunnuslukulaitteet', en: "The customer's code boxes" },
  unidentified: {
    sv: 'Kunden är inte identifierad, så härifrån kan inget spärras. Kunden spärrar själv, dygnet runt: i början av ett nytt samtal eller på webben.',
    fi: 'Asiakasta ei ole tunnistettu, joten täältä ei voi sulkea mitään. Asiakas sulkee tunnuksensa itse, mihin aikaan tahansa: uuden puhelun alussa tai verkossa.',
    en: 'The customer is not identified, so nothing can be blocked from here. Customers block by themselves, day and night: at the beginning of a new call or on the web.',
  },
  noBox: { sv: 'Kunden har ingen kodbox.', fi: 'Asiakkaalla ei ole tunnuslukulaitetta.', en: 'The customer has no code box.' },
  'handed-out': { sv: 'Inte i bruk än', fi: 'Ei vielä käytössä', en: 'Not in use yet' },
  active: { sv: 'I bruk', fi: 'Käytössä', en: 'In use' },
  blocked: { sv: 'Spärrad', fi: 'Suljettu', en: 'Blocked' },
  lost: { sv: 'Spärrad, anmäld borttappad', fi: 'Suljettu, ilmoitettu kadonneeksi', en: 'Blocked, reported lost' },
  block: {
    sv: ({ serial }: Of) => `Spärra ${serial} som borttappad`,
    fi: ({ serial }: Of) => `Sulje kadonnut laite ${serial}`,
    en: ({ serial }: Of) => `Block ${serial} as lost`,
  },
  blockHeading: {
    sv: ({ serial }: Of) => `Spärra kodboxen ${serial}?`,
    fi: ({ serial }: Of) => `Suljetaanko laite ${serial}?`,
    en: ({ serial }: Of) => `Block code box ${serial}?`,
  },
  blockBody: {
    sv: 'Den slutar fungera genast och kan inte tas i bruk igen, inte heller om den hittas.',
    fi: 'Se lakkaa heti toimimasta, eikä sitä voi ottaa uudelleen käyttöön, vaikka se löytyisi.',
    en: 'It stops working at once and cannot be taken into use again, not even if it is found.',
  },
  blockNow: { sv: 'Ja, spärra den', fi: 'Kyllä, sulje se', en: 'Yes, block it' },
  order: { sv: 'Beställ en ny kodbox', fi: 'Tilaa uusi tunnuslukulaite', en: 'Order a new code box' },
  orderHeading: { sv: 'Beställa en ny kodbox?', fi: 'Tilataanko uusi tunnuslukulaite?', en: 'Order a new code box?' },
  orderBody: {
    sv: 'Den postas till kundens registrerade adress och ingen annan, och Start-PIN i ett eget brev en annan dag.',
    fi: 'Se postitetaan asiakkaan rekisteröityyn osoitteeseen eikä muualle, ja aloitus-PIN-koodi omassa kirjeessään toisena päivänä.',
    en: "It is posted to the customer's registered address and no other, and the start PIN in a letter of its own on another day.",
  },
  orderNow: { sv: 'Ja, beställ den', fi: 'Kyllä, tilaa se', en: 'Yes, order it' },
  ordered: {
    sv: ({ day }: Day) => `En ny kodbox beställdes den ${day}. Den är på väg.`,
    fi: ({ day }: Day) => `Uusi tunnuslukulaite tilattiin ${day}. Se on tulossa.`,
    en: ({ day }: Day) => `A new code box was ordered on ${day}. It is on its way.`,
  },
  no: { sv: 'Nej', fi: 'Ei', en: 'No' },
  'already-ordered': { sv: 'En ny kodbox är redan på väg.', fi: 'Uusi laite on jo tulossa.', en: 'A new code box is on its way already.' },
  'no-address': {
    sv: 'Kunden har ingen registrerad adress. Be kunden besöka ett kundtjänstställe.',
    fi: 'Asiakkaalla ei ole rekisteröityä osoitetta. Pyydä asiakasta käymään asiakaspalvelupisteessä.',
    en: 'The customer has no registered address. Ask the customer to visit a service point.',
  },
  'no-customer': {
    sv: 'Avtalet är spärrat. Be kunden besöka ett kundtjänstställe.',
    fi: 'Sopimus on suljettu. Pyydä asiakasta käymään asiakaspalvelupisteessä.',
    en: 'The agreement is blocked. Ask the customer to visit a service point.',
  },
  'too-many': {
    sv: 'Kunden har så många kodboxar som man kan ha. Spärra en först.',
    fi: 'Asiakkaalla on jo enimmäismäärä laitteita. Sulje ensin yksi.',
    en: 'The customer has as many code boxes as there may be. Block one first.',
  },
  notDone: { sv: 'Det gick inte att göra. Försök igen.', fi: 'Se ei onnistunut. Yritä uudelleen.', en: 'It could not be done. Try again.' },
});
