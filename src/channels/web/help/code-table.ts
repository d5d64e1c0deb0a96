import { type Language, writeDigits } from '#texts';
import type { About } from './about.ts';
import { drawExampleTable, pointAt } from './example-table.ts';
import { type Article, type Block, present, type Section } from './section.ts';

/** S56–S58, S64: with a small table and one cell pointed out; the letters that print it, and what happens when it runs out. */
export const codeTableHelp: Record<Language, (about: About) => Article> = {
  sv: (about) => ({ heading: 'Vad är en kodtabell?', intro: introSv(about), sections: sectionsSv(about) }),
  fi: (about) => ({ heading: 'Mikä on tunnuslukutaulukko?', intro: introFi(about), sections: sectionsFi(about) }),
  en: (about) => ({ heading: 'What is a code table?', intro: introEn(about), sections: sectionsEn(about) }),
};

function introSv({ policy }: About): Block[] {
  const { letter, row } = pointAt(policy);
  return [
    `Kodtabellen innehåller engångskoder som vi frågar efter i slumpmässig ordning. Varje kod har ${policy.cellDigits} siffror.`,
    `Om webbanken till exempel säger ”Ange koden ${letter} ${row}” anger du den kod som finns i kolumn ${letter} på rad ${row}.`,
  ];
}

function sectionsSv({ brand, policy, keyOf }: About): Section[] {
  const app = keyOf('app') && brand.sv.app;
  const table = drawExampleTable(policy, 'sv', 'Ett stycke av en påhittad kodtabell');
  return [
    {
      id: 'example',
      heading: 'Så hittar du koden',
      blocks: [{ table }, `Koden ${table.cell.letter} ${table.cell.row} är här ${writeDigits(table.cell.code)}.`],
    },
    {
      id: 'on-the-phone',
      heading: 'När du ringer',
      blocks: [
        'I telefon kan bokstäver vara svåra att höra. Därför har varje kolumn ett ord, som i B som i Bertil. Samma ord står i tabellen.',
      ],
    },
    {
      id: 'once',
      heading: 'Varje kod används en gång',
      blocks: ['När du har identifierat dig med en kod gäller den inte mer. Lyckas det inte frågar vi efter samma kod nästa gång.'],
    },
    {
      id: 'keep',
      heading: 'Spara kodtabellen',
      blocks: present([
        app &&
          `Spara kodtabellen även om du använder identifiering med ${app}. Den är ditt andra sätt, om telefonen går sönder eller kommer bort.`,
        'Förvara den för sig, inte tillsammans med användarkoden eller lösenordet. Ta inte bild av den.',
      ]),
    },
    {
      id: 'new-table',
      heading: 'När koderna tar slut',
      blocks: [
        `När ${policy.tableLow} koder är kvar skickar vi automatiskt en ny kodtabell till din hemadress.`,
        `Den nya börjar gälla först när du har tagit den i bruk med en kod ur den gamla${app ? `, med ${app}` : ''} eller på vårt kundtjänstställe. Då slutar den gamla att gälla. Varje tabell har ett nummer. I webbanken säger vi vilken tabell vi frågar efter${keyOf('code-table') ? '. När du ringer är det alltid den som är i bruk' : ''}.`,
        { to: 'my/code-table', link: 'Beställ en ny kodtabell' },
      ],
    },
    {
      id: 'other-forms',
      heading: 'Stor stil och punktskrift',
      blocks: present([
        'Du kan få kodtabellen i stor stil eller i punktskrift. Säg till på vårt kundtjänstställe eller i vår kundtjänst.',
        app && `Med ${app} behöver du inte läsa koder ur en tabell.`,
      ]),
    },
    {
      id: 'lost',
      heading: 'Om kodtabellen kommer bort',
      blocks: ['Spärra dina koder genast.', { to: 'help/lost', link: 'Har du tappat bort något?' }],
    },
  ];
}

function introFi({ policy }: About): Block[] {
  const { letter, row } = pointAt(policy);
  return [
    `Tunnuslukutaulukossa on kertakäyttöisiä tunnuslukuja, joita kysymme satunnaisessa järjestyksessä. Jokaisessa tunnusluvussa on ${policy.cellDigits} numeroa.`,
    `Jos verkkopankki sanoo esimerkiksi ”Anna tunnusluku ${letter} ${row}”, annat tunnusluvun, joka on sarakkeessa ${letter} rivillä ${row}.`,
  ];
}

function sectionsFi({ brand, policy, keyOf }: About): Section[] {
  const app = keyOf('app') && brand.fi.app;
  const table = drawExampleTable(policy, 'fi', 'Osa keksitystä tunnuslukutaulukosta');
  return [
    {
      id: 'example',
      heading: 'Näin löydät tunnusluvun',
      blocks: [{ table }, `Tunnusluku ${table.cell.letter} ${table.cell.row} on tässä ${writeDigits(table.cell.code)}.`],
    },
    {
      id: 'on-the-phone',
      heading: 'Kun soitat meille',
      blocks: [
        'Kirjaimia voi olla vaikea erottaa puhelimessa. Siksi jokaisella sarakkeella on sana, esimerkiksi B niin kuin Bertta. Sama sana on taulukossa.',
      ],
    },
    {
      id: 'once',
      heading: 'Jokainen tunnusluku käytetään kerran',
      blocks: [
        'Kun olet tunnistautunut tunnusluvulla, se ei enää kelpaa. Jos tunnistautuminen ei onnistu, kysymme seuraavalla kerralla samaa tunnuslukua.',
      ],
    },
    {
      id: 'keep',
      heading: 'Säilytä tunnuslukutaulukko',
      blocks: present([
        app &&
          `Säilytä tunnuslukutaulukko, vaikka tunnistautuisit ${app}-sovelluksella. Se on toinen tapasi, jos puhelin menee rikki tai katoaa.`,
        'Pidä se erillään käyttäjätunnuksesta ja salasanasta. Älä ota siitä kuvaa.',
      ]),
    },
    {
      id: 'new-table',
      heading: 'Kun tunnusluvut loppuvat',
      blocks: [
        `Kun tunnuslukuja on jäljellä ${policy.tableLow}, lähetämme automaattisesti uuden tunnuslukutaulukon kotiosoitteeseesi.`,
        `Uusi taulukko on voimassa vasta, kun olet ottanut sen käyttöön vanhan taulukon tunnusluvulla${app ? `, ${app}-sovelluksella` : ''} tai asiakaspalvelupisteessämme. Silloin vanhan voimassaolo päättyy. Jokaisella taulukolla on numero. Verkkopankissa sanomme, mistä taulukosta kysymme${keyOf('code-table') ? '. Kun soitat, kysymme aina käytössä olevasta taulukosta' : ''}.`,
        { to: 'my/code-table', link: 'Tilaa uusi tunnuslukutaulukko' },
      ],
    },
    {
      id: 'other-forms',
      heading: 'Iso teksti ja pistekirjoitus',
      blocks: present([
        'Voit saada tunnuslukutaulukon isolla tekstillä tai pistekirjoituksella. Kerro toiveesi asiakaspalvelupisteessämme tai asiakaspalvelussamme.',
        app && `${app}-sovelluksella sinun ei tarvitse lukea tunnuslukuja taulukosta.`,
      ]),
    },
    {
      id: 'lost',
      heading: 'Jos tunnuslukutaulukko katoaa',
      blocks: ['Sulje tunnuksesi heti.', { to: 'help/lost', link: 'Onko jotain kadonnut?' }],
    },
  ];
}

function introEn({ policy }: About): Block[] {
  const { letter, row } = pointAt(policy);
  return [
    `A code table holds one-time codes, which we ask for in random order. Each code has ${policy.cellDigits} digits.`,
    `If the web bank says “Enter code ${letter} ${row}”, for example, you enter the code in column ${letter} on row ${row}.`,
  ];
}

function sectionsEn({ brand, policy, keyOf }: About): Section[] {
  const app = keyOf('app') && brand.en.app;
  const table = drawExampleTable(policy, 'en', 'A piece of an invented code table');
  return [
    {
      id: 'example',
      heading: 'How to find the code',
      blocks: [{ table }, `Code ${table.cell.letter} ${table.cell.row} is ${writeDigits(table.cell.code)} here.`],
    },
    {
      id: 'on-the-phone',
      heading: 'When you call us',
      blocks: [
        'Letters can be hard to hear on the phone. So each column has a word, as in B for Bravo. The same word stands in the table.',
      ],
    },
    {
      id: 'once',
      heading: 'Each code is used once',
      blocks: [
        'When you have identified yourself with a code, it is no longer valid. If it does not succeed, we ask for the same code next time.',
      ],
    },
    {
      id: 'keep',
      heading: 'Keep your code table',
      blocks: present([
        app && `Keep your code table even if you identify yourself with ${app}. It is your second way if your phone breaks or is lost.`,
        'Keep it apart from your user code and your password. Take no picture of it.',
      ]),
    },
    {
      id: 'new-table',
      heading: 'When the codes run out',
      blocks: [
        `When ${policy.tableLow} codes are left, we automatically post a new code table to your home address.`,
        `The new one is valid only once you have taken it into use with a code from the old one${app ? `, with ${app}` : ''} or at our service point. The old one then stops being valid. Each table has a number. In the web bank we say which table we mean${keyOf('code-table') ? '. When you call, it is always the one in use' : ''}.`,
        { to: 'my/code-table', link: 'Order a new code table' },
      ],
    },
    {
      id: 'other-forms',
      heading: 'Large print and braille',
      blocks: present([
        'You can have your code table in large print or in braille. Tell us at our service point or call our customer service.',
        app && `With ${app} you need not read codes from a table.`,
      ]),
    },
    {
      id: 'lost',
      heading: 'If you lose your code table',
      blocks: ['Block your codes at once.', { to: 'help/lost', link: 'Have you lost something?' }],
    },
  ];
}
