import { defineTexts } from '#texts';

type Client = { client: string };

/** Product: what a client asks the customer to confirm (S60, S61). */
export const confirmTexts = defineTexts({
  payment: { sv: 'Bekräfta betalningen', fi: 'Vahvista maksu', en: 'Confirm the payment' },
  change: { sv: 'Bekräfta ändringen', fi: 'Vahvista muutos', en: 'Confirm the change' },
  from: {
    sv: ({ client }: Client) => `${client} ber dig bekräfta det här. Kontrollera uppgifterna innan du går vidare.`,
    fi: ({ client }: Client) => `${client} pyytää sinua vahvistamaan tämän. Tarkista tiedot ennen kuin jatkat.`,
    en: ({ client }: Client) => `${client} asks you to confirm this. Check the details before you go on.`,
  },
  notYours: {
    sv: 'Är det inte du som har begärt det här? Avbryt, och ring kundtjänst.',
    fi: 'Etkö ole itse pyytänyt tätä? Peruuta ja soita asiakaspalveluun.',
    en: 'Is this not what you have asked for? Cancel, and call customer service.',
  },
  app: {
    sv: ({ app }: { app: string }) => `Bekräfta i appen ${app}`,
    fi: ({ app }: { app: string }) => `Vahvista ${app}-sovelluksessa`,
    en: ({ app }: { app: string }) => `Confirm in the ${app} app`,
  },
  table: { sv: 'Bekräfta med kodtabellen', fi: 'Vahvista tunnuslukutaulukolla', en: 'Confirm with your code table' },
  box: { sv: 'Bekräfta med kodboxen', fi: 'Vahvista tunnuslukulaitteella', en: 'Confirm with your code box' },
  noWay: {
    sv: 'Du kan inte bekräfta det här på webben nu. Besök vårt kundtjänstställe.',
    fi: 'Et voi vahvistaa tätä nyt verkossa. Käy asiakaspalvelupisteessämme.',
    en: 'You cannot confirm this on the web now. Visit our service point.',
  },
  over: { sv: 'Det finns inget att bekräfta', fi: 'Vahvistettavaa ei ole', en: 'There is nothing to confirm' },
  overBody: {
    sv: 'Det här har redan bekräftats eller avbrutits, eller så har tiden gått ut. Gå tillbaka till tjänsten och se efter.',
    fi: 'Tämä on jo vahvistettu tai peruutettu, tai aika on kulunut umpeen. Palaa palveluun ja tarkista asia siellä.',
    en: 'This has been confirmed or cancelled already, or the time has run out. Go back to the service and check there.',
  },
});
