import { defineTexts } from '#texts';

type Count = { count: number };

/** The browser phone (product: screens, `/{l}/demo/phone`). The names are a contract. */
export const phoneTexts = defineTexts({
  number: { sv: 'Nummer att ringa', fi: 'Soitettava numero', en: 'Number to call' },
  call: { sv: 'Ring', fi: 'Soita', en: 'Call' },
  hangUp: { sv: 'Lägg på', fi: 'Lopeta puhelu', en: 'Hang up' },
  keypad: { sv: 'Knappsats', fi: 'Näppäimistö', en: 'Keypad' },
  star: { sv: 'Stjärna', fi: 'Tähti', en: 'Star' },
  hash: { sv: 'Fyrkant', fi: 'Risuaita', en: 'Hash' },
  none: { sv: 'Inget samtal', fi: 'Ei puhelua', en: 'No call' },
  calling: { sv: 'Ringer', fi: 'Soitetaan', en: 'Calling' },
  'in-call': { sv: 'Samtal pågår', fi: 'Puhelu käynnissä', en: 'In a call' },
  ended: { sv: 'Samtalet är slut', fi: 'Puhelu päättyi', en: 'Call ended' },
  keyed: {
    sv: ({ count }: Count) => (count === 1 ? '1 siffra knappad' : `${count} siffror knappade`),
    fi: ({ count }: Count) => (count === 1 ? '1 numero näppäilty' : `${count} numeroa näppäilty`),
    en: ({ count }: Count) => (count === 1 ? '1 digit keyed' : `${count} digits keyed`),
  },
  log: { sv: 'Samtalet i text', fi: 'Puhelu tekstinä', en: 'The call as text' },
  logHint: {
    sv: 'Här står det som sägs, när du har ringt.',
    fi: 'Tässä näkyy, mitä puhelussa sanotaan, kun olet soittanut.',
    en: 'What is said appears here once you have called.',
  },
  sound: { sv: 'Ljud', fi: 'Ääni', en: 'Sound' },
  talking: {
    sv: ({ name }: { name: string }) => `Du talar med ${name}.`,
    fi: ({ name }: { name: string }) => `Puhelussa: ${name}.`,
    en: ({ name }: { name: string }) => `You are talking to ${name}.`,
  },
  held: {
    sv: ({ name }: { name: string }) => `${name} är strax tillbaka.`,
    fi: ({ name }: { name: string }) => `${name} palaa pian puheluun.`,
    en: ({ name }: { name: string }) => `${name} will be right back.`,
  },
  lost: {
    sv: 'Förbindelsen till banken bröts. Ring igen.',
    fi: 'Yhteys pankkiin katkesi. Soita uudelleen.',
    en: 'The connection to the bank was lost. Call again.',
  },
});
