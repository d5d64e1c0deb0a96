import type { About } from '../about.ts';
import { writeLength, writeTime } from '../amounts.ts';
import { listNumbers } from '../numbers-to-call.ts';
import { listHours } from '../opening-hours.ts';
import { type Article, type Block, type Item, present, type Section } from '../section.ts';
import { securityRules } from '../security-rules.ts';
import { questionsSv } from './questions-sv.ts';

/** Seed S as a page, in Swedish: S1–S49. */
export function phoneHelpSv(about: About): Article {
  const [app, table, box, unidentified, block] = [
    about.keyOf('app'),
    about.keyOf('code-table'),
    about.keyOf('code-box'),
    about.keyOf('unidentified'),
    about.keyOf('block'),
  ];
  return {
    heading: 'Så här identifierar du dig i telefontjänsten',
    intro: [
      'Vi hjälper dig gärna i vår telefontjänst. För att vi ska kunna sköta dina egna bankärenden identifierar du dig genast i början av samtalet. Då kan kundtjänstmedarbetaren hjälpa dig direkt.',
    ],
    sections: present([
      {
        id: 'numbers',
        heading: `${about.brand.sv.bankGenitive} kundtjänst`,
        blocks: present([listNumbers(about.numbers, 'sv'), about.hours && 'Vi svarar:', about.hours && listHours(about.hours, 'sv')]),
      },
      app && withTheApp(about, app),
      table && withTheTable(about, table),
      box && withTheBox(about, box),
      app && fromTheApp(about),
      unidentified && withoutIdentification(unidentified),
      block && blocking(block),
      security(about),
      { id: 'questions', heading: 'Vanliga frågor', blocks: [], under: questionsSv(about) },
    ]),
  };
}

const blocked =
  'Identifieringen lyckas inte om dina webbankskoder är spärrade. Du kan få nya koder på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.';

const outcome =
  'I samtalet får du höra om identifieringen har lyckats. Välj orsaken till ditt samtal och vänta i lugn och ro på en ledig kundtjänstmedarbetare. Vi strävar efter att svara så snabbt som möjligt.';

function askUserCode({ userCode }: About): Item {
  return {
    text: `Ange din användarkod till webbanken i sin helhet (${writeLength('sv', userCode)}) och tryck fyrkant (#).`,
    to: 'help/user-code',
    link: 'Vad är en användarkod?',
  };
}

function withTheApp(about: About, key: string): Section {
  const { app, bankGenitive } = about.brand.sv;
  return {
    id: 'app',
    heading: `Så här identifierar du dig med ${app}`,
    blocks: [
      `Enklast identifierar du dig med appen ${app}. Du behöver din användarkod till webbanken, och ${app} ska vara i bruk i din telefon.`,
      { to: 'help/app', link: `Så här börjar du använda ${app}` },
      {
        steps: [
          `Ring vår kundtjänst och välj ${key} i början av samtalet.`,
          askUserCode(about),
          `Vi skickar en identifieringsbegäran till ${app} och säger en identifieringskod i samtalet. Öppna ${app} utan att bryta samtalet. Välj Jag och Godkänn transaktionen.`,
          about.policy.heardCode === 'keyed'
            ? `Kontrollera att avsändaren är ${bankGenitive} kundtjänst. Skriv in identifieringskoden som du hörde i samtalet.`
            : `Kontrollera att avsändaren är ${bankGenitive} kundtjänst och att identifieringskoden är den som du hörde i samtalet.`,
          `Godkänn och bekräfta med din egen kod i ${app}, ditt fingeravtryck eller ditt ansikte.`,
          outcome,
        ],
      },
      `Ta den tid du behöver: begäran väntar på dig i ${writeTime('sv', about.policy.appPatience)}. Vill du höra en gång till trycker du stjärna (*).`,
      blocked,
    ],
  };
}

function withTheTable(about: About, key: string): Section {
  return {
    id: 'code-table',
    heading: 'Så här identifierar du dig med kodtabellen',
    blocks: [
      'Du behöver webbankskoder, det vill säga användarkod till webbanken, lösenord och kodtabell. Dessutom skickar vi en bekräftelsekod per sms till det telefonnummer vi känner till.',
      { to: 'help/phone-number', link: 'Hur kan jag registrera eller ändra mitt telefonnummer för sms-bekräftelser?' },
      { to: 'help/get-codes', link: `Så här får du webbankskoder till ${about.brand.sv.bank}` },
      {
        steps: [
          `Ring vår kundtjänst och välj ${key} i början av samtalet.`,
          askUserCode(about),
          {
            text: 'Ange därefter ditt lösenord till webbanken och tryck fyrkant (#). Det ska vara ett lösenord som du själv har valt.',
            to: 'help/password',
            link: 'Vad är ett lösenord?',
          },
          {
            text: 'Ange sedan den kod som efterfrågas på kodtabellen och tryck fyrkant (#).',
            to: 'help/code-table',
            link: 'Vad är en kodtabell?',
          },
          {
            text: 'Efter detta skickar vi en bekräftelsekod per sms till din telefon. Öppna sms:et utan att bryta samtalet. Ange bekräftelsekoden och tryck fyrkant (#).',
            to: 'help/sms-code',
            link: 'Vad är en sms-bekräftelse?',
          },
          outcome,
        ],
      },
      'Ta den tid du behöver. Med stjärna (*) hör du frågan en gång till och börjar om med det du knappar in. Kommer det inget sms trycker du 0 och fyrkant (#), så skickar vi en ny kod.',
      blocked,
    ],
  };
}

function withTheBox(about: About, key: string): Section {
  return {
    id: 'code-box',
    heading: 'Så här identifierar du dig med kodboxen',
    blocks: [
      'Du behöver ditt personnummer eller kundnummer, ditt lösenord och din kodbox.',
      { to: 'help/code-box', link: 'Logga in med kodbox' },
      {
        steps: [
          `Ring vår kundtjänst och välj ${key} i början av samtalet.`,
          'Ange ditt personnummer eller kundnummer, tio siffror, och tryck fyrkant (#).',
          'Ange därefter ditt lösenord och tryck fyrkant (#).',
          `Starta kodboxen, ange behörighetskoden med ${about.policy.boxDigits} siffror och tryck fyrkant (#).`,
          outcome,
        ],
      },
      'Ta den tid du behöver. Lyckas det inte och du väljer kodboxen för tredje gången ber vi om två koder i rad. Då kommer en kodbox som har blivit osynkroniserad i takt med banken igen.',
      blocked,
    ],
  };
}

function fromTheApp({ brand, policy }: About): Section {
  return {
    id: 'call-code',
    heading: `Börja samtalet i ${brand.sv.app}`,
    blocks: [
      `Du kan också öppna ${brand.sv.app} först och välja Ring oss. Du får en samtalskod som du knappar in i stället för användarkoden. Då behöver du inte byta till ${brand.sv.app} under samtalet. Koden gäller i ${writeTime('sv', policy.callCodeLife)}, för ett samtal.`,
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

function blocking(key: string): Section {
  return {
    id: 'block',
    heading: 'Om du vill spärra dina koder',
    blocks: [`Välj ${key} i början av samtalet. Det går dygnet runt.`, { to: 'help/lost', link: 'Har du tappat bort något?' }],
  };
}

function security(about: About): Section {
  const { neverAsk, personal, fraud } = securityRules.sv(about);
  const safe: Block =
    'Identifieringen i telefontjänsten är säker och linjen är skyddad. Tack vare den kan vi vara säkra på att vi alltid talar om bankärenden med rätt person.';
  return {
    id: 'security',
    heading: 'Kom ihåg en säker hantering av bankärenden',
    blocks: [safe, ...personal, ...fraud, ...neverAsk, { to: 'help/security', link: 'Läs mer om säker bankärendehantering' }],
  };
}
