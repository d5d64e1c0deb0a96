import { defineTexts } from '#texts';

/** What stands on every page (product: screens, "every page"). The names are a contract. */
export const pageTexts = defineTexts({
  skip: { sv: 'Gå direkt till innehållet', fi: 'Siirry suoraan sisältöön', en: 'Skip to content' },
  help: { sv: 'Hjälp', fi: 'Ohje', en: 'Help' },
  accessibility: { sv: 'Tillgänglighetsutlåtande', fi: 'Saavutettavuusseloste', en: 'Accessibility statement' },
  privacy: { sv: 'Behandling av personuppgifter', fi: 'Henkilötietojen käsittely', en: 'How we process personal data' },
  demo: {
    sv: 'Demo: påhittad bank, påhittade människor, påhittade pengar.',
    fi: 'Demo: keksitty pankki, keksityt ihmiset, keksityt rahat.',
    en: 'Demo: invented bank, invented people, invented money.',
  },
  loading: { sv: 'Innehållet laddas', fi: 'Sisältöä ladataan', en: 'Content is loading' },
  moreRows: { sv: 'Visa fler rader', fi: 'Näytä lisää rivejä', en: 'Show more rows' },
  allRowsRead: {
    sv: 'Skärmläsare läser redan alla rader i tabellen.',
    fi: 'Ruudunlukija lukee jo taulukon kaikki rivit.',
    en: 'All table rows are already visible for screen readers.',
  },
  rowsShown: {
    sv: ({ shown, all }: { shown: number; all: number }) => `${shown} av ${all} rader visas`,
    fi: ({ shown, all }: { shown: number; all: number }) => `Näkyvissä ${shown} riviä, yhteensä ${all}`,
    en: ({ shown, all }: { shown: number; all: number }) => `${shown} of ${all} rows are shown`,
  },
  checkThis: { sv: 'Kontrollera det här', fi: 'Tarkista tämä', en: 'Check this' },
  needsScript: {
    sv: 'Den här sidan behöver JavaScript.',
    fi: 'Tämä sivu tarvitsee JavaScriptin.',
    en: 'This page needs JavaScript.',
  },
});

/** Each language by its own name, on every page alike. */
export const languageNames = { sv: 'Svenska', fi: 'Suomi', en: 'English' } as const;
