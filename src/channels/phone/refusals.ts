import { defineTexts } from '#texts';

/** What the door answers to what it cannot take. Never what was sent: that may be a secret (I8). */
export const refusals = defineTexts({
  junk: {
    sv: 'Det här meddelandet går inte att förstå.',
    fi: 'Tätä viestiä ei voi ymmärtää.',
    en: 'This message cannot be understood.',
  },
  'too-long': {
    sv: 'Det här meddelandet är för långt.',
    fi: 'Tämä viesti on liian pitkä.',
    en: 'This message is too long.',
  },
  'too-fast': {
    sv: 'Det kommer för många meddelanden. Vänta lite.',
    fi: 'Viestejä tulee liikaa. Odota hetki.',
    en: 'There are too many messages. Wait a little.',
  },
  'no-such-number': {
    sv: 'Det numret finns inte här.',
    fi: 'Sellaista numeroa ei ole täällä.',
    en: 'There is no such number here.',
  },
  'no-call': {
    sv: 'Det finns inget samtal.',
    fi: 'Puhelua ei ole.',
    en: 'There is no call.',
  },
  'call-goes-on': {
    sv: 'Ett samtal pågår redan.',
    fi: 'Puhelu on jo käynnissä.',
    en: 'A call goes on already.',
  },
  'no-answer': {
    sv: 'Samtalet kan inte tas emot just nu. Försök igen om en stund.',
    fi: 'Puhelua ei voi ottaa vastaan juuri nyt. Yritä hetken kuluttua uudelleen.',
    en: 'The call cannot be answered right now. Try again in a little while.',
  },
});

export type Refusal = keyof typeof refusals;
