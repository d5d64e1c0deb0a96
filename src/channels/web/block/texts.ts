import { defineTexts } from '#texts';

type App = { app: string };

/** Product: screens, `/{l}/block`. */
export const blockTexts = defineTexts({
  heading: { sv: 'Spärra dina koder', fi: 'Sulje tunnuksesi', en: 'Block your codes' },
  whatStops: {
    sv: 'Om du spärrar slutar alla dina koder att fungera, på webben och i telefon.',
    fi: 'Jos suljet tunnukset, kaikki koodisi lakkaavat toimimasta verkossa ja puhelimessa.',
    en: 'If you block them, all your codes stop working, on the web and on the phone.',
  },
  whatStopsApp: {
    sv: ({ app }: App) => `Om du spärrar slutar alla dina koder och appen ${app} att fungera.`,
    fi: ({ app }: App) => `Jos suljet tunnukset, kaikki koodisi ja ${app}-sovellus lakkaavat toimimasta.`,
    en: ({ app }: App) => `If you block them, all your codes and the ${app} app stop working.`,
  },
  newCodes: {
    sv: 'Nya koder får du på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
    fi: 'Uudet tunnukset saat asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
    en: 'You can get new codes at our service point. Bring a passport or an identity card.',
  },
  byPassword: {
    sv: 'Visa att det är du: ange din användarkod och ditt lösenord.',
    fi: 'Osoita, että se olet sinä: anna käyttäjätunnuksesi ja salasanasi.',
    en: 'Show that it is you: enter your user code and your password.',
  },
  byTable: {
    sv: 'Visa att det är du: ange din användarkod. Sedan frågar vi efter en kod ur din kodtabell, och då spärras dina koder.',
    fi: 'Osoita, että se olet sinä: anna käyttäjätunnuksesi. Sitten pyydämme yhden tunnusluvun taulukostasi, ja tunnuksesi suljetaan.',
    en: 'Show that it is you: enter your user code. Then we ask for one code of your code table, and your codes are blocked.',
  },
  byApp: {
    sv: ({ app }: App) => `Visa att det är du: ange din användarkod. Sedan godkänner du i ${app}, och då spärras dina koder.`,
    fi: ({ app }: App) =>
      `Osoita, että se olet sinä: anna käyttäjätunnuksesi. Sitten hyväksyt ${app}-sovelluksessa, ja tunnuksesi suljetaan.`,
    en: ({ app }: App) => `Show that it is you: enter your user code. Then you approve in ${app}, and your codes are blocked.`,
  },
  byNumber: {
    sv: 'Visa att det är du: ange ditt personnummer eller kundnummer och ditt lösenord.',
    fi: 'Osoita, että se olet sinä: anna henkilönumerosi tai asiakasnumerosi ja salasanasi.',
    en: 'Show that it is you: enter your personal number or customer number and your password.',
  },
  block: { sv: 'Spärra nu', fi: 'Sulje nyt', en: 'Block now' },
  otherWays: { sv: 'På ett annat sätt', fi: 'Toisella tavalla', en: 'Another way' },
  withPassword: { sv: 'Spärra med lösenord', fi: 'Sulje salasanalla', en: 'Block with your password' },
  withTable: { sv: 'Spärra med kodtabell', fi: 'Sulje tunnuslukutaulukolla', en: 'Block with your code table' },
  withApp: {
    sv: ({ app }: App) => `Spärra med appen ${app}`,
    fi: ({ app }: App) => `Sulje ${app}-sovelluksella`,
    en: ({ app }: App) => `Block with the ${app} app`,
  },
  withNumber: {
    sv: 'Spärra med personnummer eller kundnummer',
    fi: 'Sulje henkilönumerolla tai asiakasnumerolla',
    en: 'Block with your personal or customer number',
  },
  lostAll: {
    sv: 'Har du inget av det? Ring oss:',
    fi: 'Eikö sinulla ole mitään niistä? Soita meille:',
    en: 'Do you have none of these? Call us:',
  },
  doneHeading: { sv: 'Dina koder är nu spärrade', fi: 'Tunnuksesi on nyt suljettu', en: 'Your codes are now blocked' },
  done: {
    sv: 'Nya koder får du på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
    fi: 'Uudet tunnukset saat asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
    en: 'You can get new ones at our service point. Bring a passport or an identity card.',
  },
  help: { sv: 'Har du tappat bort något?', fi: 'Onko jotain kadonnut?', en: 'Have you lost something?' },
});
