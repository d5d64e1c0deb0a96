import type { About } from '../about.ts';
import { writeLength, writeTime } from '../amounts.ts';
import type { Article, Block, Section } from '../section.ts';
import { displays, inventBoxCode } from './displays.ts';

/** In Swedish, in the words of seed K. */
export function codeBoxSv(about: About): Article {
  const { brand, policy } = about;
  return {
    heading: 'Logga in med kodbox',
    intro: [
      'Kodbox är en fysisk dosa som genererar engångskoder. Kodboxen skyddas av en pinkod som du själv väljer.',
      `Du loggar in i ${brand.sv.webBank} med ditt personnummer eller kundnummer, ett personligt lösenord med ${writeLength('sv', policy.boxPasswordDigits)} och en behörighetskod från din kodbox.`,
    ],
    sections: [
      firstLogin(about),
      firstStart(),
      makeCode(about),
      onThePhone(about),
      answerDigits(about),
      changePin(about),
      forgotten(about),
      changePassword(about),
      ...rest(),
    ],
  };
}

function firstLogin({ brand, policy }: About): Section {
  const { webBank, securitySolution } = brand.sv;
  return {
    id: 'first-login',
    heading: 'Logga in för första gången med kodbox',
    blocks: [
      ...(policy.boxActivation === 'in-a-session'
        ? [
            'Kom kodboxen per post? Logga då först in med de koder du har och ta den i bruk på sidan Kodbox. Har du inga andra koder, besök vårt kundtjänstställe med kodboxen. Ta med dig ett pass eller ID-kort.',
          ]
        : []),
      {
        steps: [
          { text: 'Öppna den här länken:', to: 'password/new', link: 'Skapa nytt lösenord' },
          'Ange ditt personnummer eller kundnummer med tio siffror utan bindestreck (ååmmddxxxx) i ”Personnummer (kundnummer)”.',
          { text: `Starta din kodbox och generera behörighetskoden med ${policy.boxDigits} siffror.`, shows: inventBoxCode(policy) },
          'Ange behörighetskoden och tryck på ”Logga in”.',
        ],
      },
      `Du kommer till sidan ”Ditt temporära lösenord”. Där får du ett temporärt lösenord som du använder för att logga in första gången med säkerhetslösningen ${securitySolution}. Det gäller i ${writeTime('sv', policy.temporaryPasswordLife)}, en gång och i samma webbläsare.`,
      `När du har noterat det temporära lösenordet och accepterat villkoren trycker du på ”Fortsätt genom att logga in i ${webBank}”.`,
      'På nästa sida anger du ditt personnummer eller kundnummer och det temporära lösenordet som du noterade. Du blir också ombedd att ändra det till ett personligt lösenord. Det personliga lösenordet får inte lämnas ut till andra personer.',
      'När du har bytt till ditt personliga lösenord anger du en ny behörighetskod från din kodbox.',
      `Nu är du klar. Framöver loggar du in i ${webBank} med:`,
      { steps: ['Ditt personnummer eller kundnummer.', 'Ditt personliga lösenord.', 'En behörighetskod från din kodbox.'] },
      `Den första gången du loggar in blir du tillfrågad om anslutning till ${webBank}:`,
      { steps: ['Tryck på knappen ”Anslut…”.', 'Tryck sedan på ”OK” för avtalet, och godkänn det med ditt personliga lösenord.'] },
    ],
  };
}

const weakPin = 'Den pinkod du väljer får inte innehålla fyra identiska siffror eller fyra siffror i följd, till exempel 4444 eller 2345.';

function firstStart(): Section {
  return {
    id: 'first-start',
    heading: 'Använda kodboxen för första gången',
    blocks: [
      'Första gången du startar din kodbox väljer du en fyrsiffrig pinkod.',
      {
        steps: [
          { text: 'Slå på kodboxen genom att trycka på den gröna knappen OK. Det står nu ”ANGE PIN” i displayen.', shows: displays.pin },
          {
            text: 'Skriv den Start-PIN som du fick på kundtjänststället eller i ett brev. Det står nu ”NY PIN” i displayen.',
            shows: displays.newPin,
          },
          {
            text: 'Ange en ny pinkod på fyra siffror och tryck sedan på OK. Det står nu ”VERIFIERA” i displayen.',
            shows: displays.verify,
          },
          { text: 'Tryck in samma pinkod igen och avsluta med OK. Det står nu ”OK” i displayen.', shows: displays.done },
          { text: 'Kort därefter släcks kodboxen.', shows: displays.dark },
        ],
      },
      weakPin,
      'Vill du ändra din pinkod till kodboxen kan du alltid byta den. Pinkoden stannar i kodboxen: banken känner inte till den, och du ska aldrig skriva den på en webbsida eller knappa in den på telefonen.',
    ],
  };
}

function makeCode({ brand, policy }: About): Section {
  return {
    id: 'code',
    heading: 'Behörighetskod från kodbox',
    blocks: [
      'Du skapar en behörighetskod med din kodbox.',
      `Vid inloggning i ${brand.sv.webBank} måste du ange en behörighetskod.`,
      {
        steps: [
          { text: 'Tryck på OK för att starta din kodbox. Det står nu ”ANGE PIN”.', shows: displays.pin },
          'Skriv in din pinkod.',
          'Tryck på OK.',
          { text: `Nu visas en kod med ${policy.boxDigits} siffror i displayen.`, shows: inventBoxCode(policy) },
          'Denna kod är din behörighetskod som du loggar in med.',
        ],
      },
      'Varje kod gäller en gång. Du anger den på sidan efter lösenordet, aldrig i lösenordsfältet.',
    ],
  };
}

function onThePhone({ keyOf }: About): Section {
  return {
    id: 'on-the-phone',
    heading: 'När du ringer',
    blocks: [
      `Välj ${keyOf('code-box')} i början av samtalet. Du knappar in ditt personnummer eller kundnummer, ditt lösenord och behörighetskoden. Kundtjänstmedarbetaren frågar aldrig efter dem.`,
      { to: 'help/phone', link: 'Så här identifierar du dig i telefontjänsten' },
    ],
  };
}

/** N5: what the second line of the menu is for. */
function answerDigits({ policy }: About): Section {
  return {
    id: 'answer',
    heading: 'Svara på siffror med kodboxen',
    blocks: [
      'När du bekräftar en ändring visar sidan åtta siffror, och kodboxen räknar ut svaret på dem.',
      {
        steps: [
          { text: 'Starta kodboxen med OK, ange din pinkod och tryck på OK.', shows: inventBoxCode(policy) },
          'Tryck två gånger på den blå knappen MENU.',
          { text: 'Då står det ”ANGE TAL” i displayen. Knappa in siffrorna från sidan.', shows: displays.challenge },
          'Jämför siffrorna och tryck på OK. MENU tar tillbaka en siffra.',
          'Skriv svaret från displayen på sidan.',
        ],
      },
      'Knappa bara in siffror från en sida som du själv har öppnat, eller i ett samtal som du själv har ringt. Ingen på banken frågar efter svaret.',
    ],
  };
}

function changePin({ policy }: About): Section {
  return {
    id: 'change-pin',
    heading: 'Byta pinkod på kodboxen',
    blocks: [
      {
        steps: [
          { text: 'Tryck på den gröna knappen OK på din kodbox, slå in din gamla pinkod och tryck på OK.', shows: displays.pin },
          { text: `Då visas en kod med ${policy.boxDigits} siffror i displayen. Den behöver du inte nu.`, shows: inventBoxCode(policy) },
          'Tryck en gång på den blå knappen MENU.',
          { text: 'Då står det ”BYT PIN” i displayen.', shows: displays.change },
          { text: 'Tryck på OK, så står det ”NY PIN”.', shows: displays.newPin },
          { text: 'Ange den nya pinkoden och tryck sedan på OK. Då står det ”VERIFIERA” i displayen.', shows: displays.verify },
          { text: 'Skriv in din nya pinkod igen och tryck på OK.', shows: displays.done },
        ],
      },
      'Den pinkod du väljer får inte vara fyra lika tal eller en talföljd. Exempel: 4444 och 2345.',
    ],
  };
}

function forgotten({ brand }: About): Section {
  return {
    id: 'forgotten',
    heading: 'Glömt lösenord',
    blocks: [
      'Om du inte kommer ihåg ditt lösenord kan du skapa ett nytt.',
      {
        steps: [
          { text: 'Öppna den här länken:', to: 'password/new', link: 'Skapa nytt lösenord' },
          'På sidan ”Ditt temporära lösenord” får du ett temporärt lösenord som du använder för att logga in igen och skapa ett nytt personligt lösenord.',
          `När du har bockat i att du har noterat det temporära lösenordet trycker du på ”Fortsätt genom att logga in i ${brand.sv.webBank}”.`,
          'På nästa sida anger du ditt personnummer eller kundnummer och det temporära lösenordet som du noterade.',
          'Du blir också ombedd att ändra det temporära lösenordet till ett personligt lösenord.',
          'När du har bytt till ditt personliga lösenord anger du en behörighetskod från din kodbox.',
        ],
      },
      'Nu är du klar. Framöver använder du det personliga lösenord som du just har skapat och behörighetskoden från kodboxen.',
    ],
  };
}

function changePassword({ brand }: About): Section {
  const { webBank } = brand.sv;
  return {
    id: 'change-password',
    heading: 'Byta lösenord',
    blocks: [
      {
        steps: [
          { text: `Logga in i ${webBank} med kodboxen.`, to: 'login', link: 'Logga in' },
          `Välj ”Om ${webBank}” längst upp till höger.`,
          'Välj ”Om din säkerhetslösning” i menyn.',
          { text: 'Välj ”Byt lösenord”.', to: 'my/password', link: 'Byt lösenord' },
          'Skriv ditt nuvarande lösenord.',
          'Skriv ett nytt lösenord, upprepa det och tryck på ”OK”.',
          `Ditt lösenord är nu ändrat. Nästa gång du loggar in i ${webBank} använder du det nya.`,
        ],
      },
      'Vi rekommenderar att du ändrar lösenord med jämna mellanrum, eller om du misstänker att någon annan har fått reda på det.',
    ],
  };
}

function rest(): Section[] {
  const order: Block[] = [
    'Du beställer en ny kodbox på sidan Kodbox i din säkerhetslösning.',
    { to: 'my/code-box', link: 'Beställ en ny kodbox' },
    'Om din kodbox har kommit bort ber vi dig kontakta kundtjänsten för att spärra den gamla kodboxen och beställa en ny.',
    { to: 'help/lost', link: 'Har du tappat bort något?' },
  ];
  return [
    {
      id: 'not-accepted',
      heading: 'Om koden inte godtas',
      blocks: [{ to: 'help/login-failed', link: 'Vad kan det bero på?' }],
    },
    { id: 'order', heading: 'Beställa kodbox', blocks: order },
  ];
}
