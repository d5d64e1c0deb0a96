import { lyktbanken } from '#texts';

/** Lyktbanken as configuration (product: the demo bank). Numbers are set aside for fiction. */
export const bank = {
  brand: lyktbanken,
  sender: { sv: 'Lyktbankens kundtjänst', fi: 'Lyhtypankin asiakaspalvelu', en: 'Lykta Bank customer service' },
  numbers: [
    { number: '08-465 004 10', language: 'sv' as const },
    { number: '08-465 004 20', language: 'fi' as const },
    { number: '08-465 004 30', language: 'en' as const },
  ],
  timeZone: 'Europe/Stockholm' as const,
  servicePoints: [
    {
      name: { sv: 'Lykthamn', fi: 'Lyhtysatama', en: 'Lykthamn' },
      address: { sv: 'Fyrgränd 4', fi: 'Majakkakuja 4', en: 'Fyrgränd 4' },
    },
  ],
  discuss: {
    identified: {
      sv: 'Allt som gäller kundens egna bankärenden.',
      fi: 'Kaikesta, mikä koskee asiakkaan omia pankkiasioita.',
      en: "Everything about the customer's own banking.",
    },
    unidentified: {
      sv: 'Banktjänster på en allmän nivå. Inget om någon kund, inte ens om personen är kund.',
      fi: 'Pankkipalveluista yleisellä tasolla. Ei mitään kenestäkään asiakkaasta, ei edes siitä, onko soittaja asiakas.',
      en: 'Services in general. Nothing about any customer, not even whether the caller is one.',
    },
  },
  reasons: [
    { id: 'cards', name: { sv: 'Kort', fi: 'Kortit', en: 'Cards' } },
    { id: 'payments', name: { sv: 'Betalningar och konton', fi: 'Maksut ja tilit', en: 'Payments and accounts' } },
    { id: 'loans', name: { sv: 'Lån', fi: 'Lainat', en: 'Loans' } },
    { id: 'codes', name: { sv: 'Koder och inloggning', fi: 'Tunnukset ja kirjautuminen', en: 'Codes and logging in' } },
    { id: 'other', name: { sv: 'Något annat', fi: 'Muu asia', en: 'Something else' } },
  ],
  ways: [
    { key: '1', way: 'app' as const },
    { key: '2', way: 'code-table' as const },
    { key: '3', way: 'code-box' as const },
    { key: '5', way: 'unidentified' as const },
    { key: '4', way: 'block' as const },
  ],
};
