import { defineTexts } from '#texts';

type App = { app: string };
type Posted = { digits: number; time: string };

export const forgottenTexts = defineTexts({
  heading: { sv: 'Beställ ett nytt lösenord', fi: 'Tilaa uusi salasana', en: 'Order a new password' },
  body: {
    sv: ({ digits, time }: Posted) =>
      `Vi skickar ett engångslösenord per post till din registrerade adress. Det har ${digits} siffror, gäller i ${time} och bara en gång.`,
    fi: ({ digits, time }: Posted) =>
      `Lähetämme kertakäyttöisen salasanan postitse rekisteröityyn osoitteeseesi. Siinä on ${digits} numeroa, ja se on voimassa ${time} ja vain yhden kerran.`,
    en: ({ digits, time }: Posted) =>
      `We send a one-time password by post to your registered address. It has ${digits} digits and is valid for ${time}, once only.`,
  },
  proof: {
    sv: 'Du behöver din kodtabell och din telefon.',
    fi: 'Tarvitset tunnuslukutaulukkosi ja puhelimesi.',
    en: 'You need your code table and your phone.',
  },
  proofOrApp: {
    sv: ({ app }: App) => `Du behöver din kodtabell och din telefon, eller ${app}.`,
    fi: ({ app }: App) => `Tarvitset tunnuslukutaulukkosi ja puhelimesi tai ${app}-sovelluksen.`,
    en: ({ app }: App) => `You need your code table and your phone, or ${app}.`,
  },
  servicePoint: {
    sv: 'Du kan också få ett nytt lösenord på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
    fi: 'Uuden salasanan saat myös asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
    en: 'You can also get a new password at our service point. Bring a passport or an identity card.',
  },
  orderedHeading: { sv: 'Lösenordet kommer per post', fi: 'Salasana tulee postitse', en: 'The password comes by post' },
  ordered: {
    sv: 'Ett engångslösenord är beställt till din registrerade adress. Ditt nuvarande lösenord gäller tills du loggar in med det nya.',
    fi: 'Kertakäyttöinen salasana on tilattu rekisteröityyn osoitteeseesi. Nykyinen salasanasi on voimassa, kunnes kirjaudut uudella.',
    en: 'A one-time password is ordered to your registered address. Your present password works until you log in with the new one.',
  },
  notOrderedHeading: { sv: 'Lösenordet kunde inte beställas', fi: 'Salasanaa ei voitu tilata', en: 'The password could not be ordered' },
  again: { sv: 'Försök igen.', fi: 'Yritä uudelleen.', en: 'Try again.' },
  help: { sv: 'Vad är ett lösenord?', fi: 'Mikä on salasana?', en: 'What is a password?' },
});
