import type { About } from './about.ts';
import type { Article, Section } from './section.ts';

/** Seed S as a page, in Swedish: S1–S16, S29–S30, S36, S39–S45, S48–S49. */
export function phoneHelpSv(about: About): Article {
  const { bankGenitive } = about.brand.sv;
  const app = about.keyOf('app');
  const unidentified = about.keyOf('unidentified');
  return {
    heading: 'Så här identifierar du dig i telefontjänsten',
    intro: [
      'Vi hjälper dig gärna i telefon. För att vi ska kunna sköta dina egna bankärenden identifierar du dig genast i början av samtalet. Då kan kundtjänstmedarbetaren hjälpa dig direkt.',
    ],
    sections: [
      { id: 'numbers', heading: `${bankGenitive} kundtjänst`, blocks: [{ points: about.numbers.map(writeNumber) }] },
      ...(app ? [withTheApp(about, app), fromTheApp(about)] : []),
      ...(unidentified ? [withoutIdentification(unidentified)] : []),
      security(about),
      { id: 'questions', heading: 'Vanliga frågor', blocks: [], under: questions(about, unidentified) },
    ],
  };
}

const speaks = { sv: 'svenska', fi: 'finska', en: 'engelska' } as const;
const writeNumber = ({ number, language }: About['numbers'][number]) => `${number}, ${speaks[language]}`;

const blocked =
  'Identifieringen lyckas inte om dina webbankskoder är spärrade. Du kan få nya koder på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.';

function withTheApp({ brand, userCode, codeIsKeyed, minutes }: About, key: string): Section {
  const { app, bankGenitive } = brand.sv;
  return {
    id: 'app',
    heading: `Så här identifierar du dig med ${app}`,
    blocks: [
      `Enklast identifierar du dig med appen ${app}. Du behöver din användarkod till webbanken, och ${app} ska vara i bruk i din telefon.`,
      { to: 'help/app', link: `Så här börjar du använda ${app}` },
      {
        steps: [
          `Ring vår kundtjänst och välj ${key} i början av samtalet.`,
          `Ange din användarkod till webbanken i sin helhet (${userCode.least}–${userCode.most} siffror) och tryck fyrkant (#).`,
          `Vi skickar en identifieringsbegäran till ${app} och säger en identifieringskod i samtalet. Öppna ${app} utan att bryta samtalet. Välj Jag och Godkänn transaktionen.`,
          codeIsKeyed
            ? `Kontrollera att avsändaren är ${bankGenitive} kundtjänst. Skriv in identifieringskoden som du hörde i samtalet.`
            : `Kontrollera att avsändaren är ${bankGenitive} kundtjänst och att identifieringskoden är den som du hörde i samtalet.`,
          `Godkänn och bekräfta med din egen kod i ${app}, ditt fingeravtryck eller ditt ansikte.`,
          'I samtalet får du höra om identifieringen har lyckats. Välj orsaken till ditt samtal och vänta i lugn och ro på en ledig kundtjänstmedarbetare.',
        ],
      },
      `Ta den tid du behöver: begäran väntar på dig i ${minutes.app} minuter. Vill du höra en gång till trycker du stjärna (*).`,
      blocked,
    ],
  };
}

function fromTheApp({ brand, minutes }: About): Section {
  return {
    id: 'call-code',
    heading: `Börja samtalet i ${brand.sv.app}`,
    blocks: [
      `Du kan också öppna ${brand.sv.app} först och välja Ring oss. Du får en samtalskod som du knappar in i stället för användarkoden. Då behöver du inte byta till ${brand.sv.app} under samtalet. Koden gäller i ${minutes.callCode} minuter, för ett samtal.`,
    ],
  };
}

function withoutIdentification(key: string): Section {
  return {
    id: 'unidentified',
    heading: 'Om du inte kan identifiera dig eller ännu inte är kund',
    blocks: [
      `Välj ${key} i början av samtalet och vänta i lugn och ro på en ledig kundtjänstmedarbetare. Vi kan berätta om våra banktjänster på en allmän nivå. Dina egna bankärenden kan vi tala om när du har identifierat dig.`,
    ],
  };
}

function security({ brand }: About): Section {
  return {
    id: 'security',
    heading: 'En säker hantering av bankärenden',
    blocks: [
      'Identifieringen i telefontjänsten är säker och linjen är skyddad. På så sätt talar vi alltid om bankärenden med rätt person.',
      `${brand.sv.bank} frågar aldrig efter dina webbankskoder eller kortuppgifter, inte i sms, snabbmeddelanden eller e-post, och inte genom att ringa dig. Koder knappar du in bara när du själv har ringt oss, och ingen medarbetare hör eller ser dem.`,
      { to: 'help/security', link: 'Kom ihåg en säker hantering av bankärenden' },
    ],
  };
}

function questions({ brand, userCode }: About, unidentified: string | null): Section[] {
  const { app, bankGenitive } = brand.sv;
  const question = (id: string, heading: string, ...blocks: string[]): Section => ({ id, heading, blocks });
  return [
    question(
      'user-code',
      'Var hittar jag min användarkod?',
      `Användarkoden består av ${userCode.least}–${userCode.most} siffror. Den anges i ditt avtal om bankkoder eller i ett separat brev som du fick när du ingick avtalet.`,
      'En gammal användarkod kan ha bokstäver. Den går inte att knappa in på telefonen.',
    ),
    question(
      'loudspeaker',
      'Kan jag använda högtalaren under samtalet?',
      `Ja. Med högtalaren på är det enklare att använda telefonen under samtalet. Hör någon annan identifieringskoden gör det inget: den räcker inte utan ${app} i din telefon.`,
    ),
    question(
      'open-app',
      `Hur öppnar jag ${app} under samtalet?`,
      `Telefoner fungerar på lite olika sätt, men i alla telefoner går det att öppna ${app} medan samtalet pågår. Oftast trycker du på telefonens hemknapp eller drar uppåt från skärmens nederkant. Då ser du telefonens meny och kan öppna ${app}. Samtalet fortsätter.`,
    ),
    question(
      'why-request',
      'Varför fick jag en identifieringsbegäran?',
      `Vi skickar en identifieringsbegäran till ${app} när du väljer ${app} som identifieringssätt i telefontjänsten. Avsändaren är ${bankGenitive} kundtjänst, och identifieringskoden är den som du hörde i samtalet.`,
      'Har du inte ringt oss? Då försöker någon annan utge sig för att vara dig. Välj Jag är inte i något samtal, så stoppar vi begäran.',
    ),
    question('broken-call', 'Vad händer om samtalet bryts?', 'Ring igen. Du identifierar dig på nytt i det nya samtalet.'),
    question(
      'is-it-safe',
      'Är det säkert att identifiera sig i telefontjänsten?',
      'Ja. Linjen är skyddad, och den du talar med hör inte vad du knappar in. Identifieringen gäller bara det här samtalet och slutar när du lägger på.',
      'Har du fått ett meddelande som verkar vara bluff? Ta bort det utan att öppna det eller länkar i det.',
    ),
    ...(unidentified
      ? [
          question(
            'not-yet-customer',
            'Kan jag ringa om jag ännu inte är kund?',
            `Ja. Välj ${unidentified} i början av samtalet. Vi berättar gärna om våra banktjänster på en allmän nivå.`,
            'Du kan också besöka vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
          ),
        ]
      : []),
  ];
}
