import { defineTexts } from '#texts';

type WebBank = { webBank: string };

/** Product: screens, `/{l}/join` (K16). */
export const joinTexts = defineTexts({
  what: {
    sv: ({ webBank }: WebBank) => `Du är inloggad. Innan du använder ${webBank} första gången ansluter du dig till webbanken.`,
    fi: ({ webBank }: WebBank) => `Olet kirjautunut. Ennen kuin käytät ${webBank}-verkkopankkia ensimmäisen kerran, liityt verkkopankkiin.`,
    en: ({ webBank }: WebBank) => `You are logged in. Before you use ${webBank} for the first time, you join the web bank.`,
  },
  says: { sv: 'Det här säger avtalet', fi: 'Sopimuksen sisältö', en: 'What the agreement says' },
  yours: {
    sv: 'Det du gör i webbanken med dina koder gäller som om du hade skrivit under det.',
    fi: 'Se, mitä teet verkkopankissa tunnuksillasi, sitoo sinua kuin allekirjoitus.',
    en: 'What you do in the web bank with your codes is as binding as your signature.',
  },
  keep: {
    sv: 'Du lämnar inte ut lösenordet, kodboxens pinkod eller koderna till någon, och spärrar dem genast om något kommer bort.',
    fi: 'Et anna salasanaa, tunnuslukulaitteen PIN-koodia tai koodeja kenellekään, ja suljet ne heti, jos jotain katoaa.',
    en: 'You do not give your password, the PIN of the code box or the codes to anyone, and block them at once if something is lost.',
  },
  leave: {
    sv: 'Du kan säga upp avtalet när du vill hos kundtjänst.',
    fi: 'Voit irtisanoa sopimuksen milloin tahansa asiakaspalvelussa.',
    en: 'You can end the agreement at any time through customer service.',
  },
  version: {
    sv: ({ version }: { version: string }) => `Version ${version}.`,
    fi: ({ version }: { version: string }) => `Versio ${version}.`,
    en: ({ version }: { version: string }) => `Version ${version}.`,
  },
  join: { sv: 'Anslut…', fi: 'Liity…', en: 'Join…' },
  approve: {
    sv: 'Godkänn avtalet med ditt personliga lösenord.',
    fi: 'Hyväksy sopimus henkilökohtaisella salasanallasi.',
    en: 'Approve the agreement with your personal password.',
  },
  password: { sv: 'Ditt personliga lösenord', fi: 'Henkilökohtainen salasanasi', en: 'Your personal password' },
  later: { sv: 'Inte nu', fi: 'Ei nyt', en: 'Not now' },
});
