import { defineTexts } from '#texts';

type Phone = { name: string };
type App = { app: string };

export const phonesTexts = defineTexts({
  since: {
    sv: ({ day }: { day: string }) => `I bruk sedan ${day}.`,
    fi: ({ day }: { day: string }) => `Käytössä ${day} alkaen.`,
    en: ({ day }: { day: string }) => `In use since ${day}.`,
  },
  remove: {
    sv: ({ name }: Phone) => `Ta bort ${name}`,
    fi: ({ name }: Phone) => `Poista ${name}`,
    en: ({ name }: Phone) => `Remove ${name}`,
  },
  removeHeading: {
    sv: ({ name }: Phone) => `Ta bort ${name}?`,
    fi: ({ name }: Phone) => `Poistetaanko ${name}?`,
    en: ({ name }: Phone) => `Remove ${name}?`,
  },
  removeBody: {
    sv: ({ app }: App) => `${app} slutar genast att fungera på den telefonen. Vill du använda den igen behöver du en ny aktiveringskod.`,
    fi: ({ app }: App) =>
      `${app}-sovellus lakkaa heti toimimasta siinä puhelimessa. Jos haluat käyttää sitä uudelleen, tarvitset uuden aktivointikoodin.`,
    en: ({ app }: App) => `${app} stops working on that phone at once. To use it again you need a new activation code.`,
  },
  keep: { sv: 'Behåll telefonen', fi: 'Säilytä puhelin', en: 'Keep the phone' },
  add: {
    sv: ({ app }: App) => `Så här börjar du använda ${app} på en ny telefon`,
    fi: ({ app }: App) => `Näin otat ${app}-sovelluksen käyttöön uudessa puhelimessa`,
    en: ({ app }: App) => `How to start using ${app} on a new phone`,
  },
});
