import { defineTexts } from '#texts';

type From = { readonly bank: string; readonly clock: string };

/** The inbox (product: `/{l}/demo/sms`). Names are a contract. */
export const smsTexts = defineTexts({
  from: {
    sv: ({ bank, clock }: From) => `Sms från ${bank} ${clock}`,
    fi: ({ bank, clock }: From) => `Viesti: ${bank} ${clock}`,
    en: ({ bank, clock }: From) => `Message from ${bank} at ${clock}`,
  },
  copy: { sv: 'Kopiera koden', fi: 'Kopioi koodi', en: 'Copy the code' },
  copied: { sv: 'Koden är kopierad.', fi: 'Koodi on kopioitu.', en: 'The code is copied.' },
  number: { sv: 'Till numret', fi: 'Numeroon', en: 'To the number' },
  sent: { sv: 'Skickat', fi: 'Lähetetty', en: 'Sent' },
  state: { sv: 'Leverans', fi: 'Toimitus', en: 'Delivery' },
  'on-its-way': { sv: 'på väg', fi: 'matkalla', en: 'on its way' },
  delivered: { sv: 'framme', fi: 'perillä', en: 'delivered' },
  none: {
    sv: 'Inget sms har skickats än. Det som skickas kommer hit, också under ett samtal.',
    fi: 'Yhtään viestiä ei ole vielä lähetetty. Viestit tulevat tänne, myös puhelun aikana.',
    en: 'No message has been sent yet. Messages come here, during a call as well.',
  },
  renew: { sv: 'Visa de senaste', fi: 'Näytä uusimmat', en: 'Show the latest' },
});
