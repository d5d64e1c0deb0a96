import type { Language } from '#texts';

/** S44: what may be discussed at each level of service, in one line each. A bank writes its own. */
export type Discuss = Readonly<Record<'identified' | 'unidentified', Readonly<Record<Language, string>>>>;

/** S44: "på en allmän nivå" without identification, "deras personliga bankärenden" with it. */
export const demoDiscuss: Discuss = {
  identified: {
    sv: 'Kundens personliga bankärenden: konton, kort, lån och avtal.',
    fi: 'Asiakkaan henkilökohtaiset pankkiasiat: tilit, kortit, lainat ja sopimukset.',
    en: "The customer's personal banking: accounts, cards, loans and agreements.",
  },
  unidentified: {
    sv: 'Banktjänsterna på en allmän nivå. Inget om någon kund, inga konton, kort eller avtal.',
    fi: 'Pankkipalvelut yleisellä tasolla. Ei kenenkään asiakkaan asioita, tilejä, kortteja tai sopimuksia.',
    en: 'Our services in general. Nothing about any customer, no accounts, cards or agreements.',
  },
};
