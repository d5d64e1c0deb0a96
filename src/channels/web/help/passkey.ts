import type { Language } from '#texts';
import type { About } from './about.ts';
import type { Article } from './section.ts';

/** D4, D15: the way in that needs neither memory nor copying. */
export const passkeyHelp: Record<Language, (about: About) => Article> = {
  sv: ({ brand, keyOf }) => ({
    heading: 'Lösennycklar',
    intro: [
      'Med en lösennyckel loggar du in med fingeravtryck, ansikte eller skärmlås på din egen telefon eller dator. Du skriver ingenting.',
      { to: 'my/passkeys', link: 'Dina lösennycklar' },
    ],
    sections: [
      {
        id: 'what',
        heading: 'Vad är en lösennyckel?',
        blocks: [
          'En lösennyckel sparas på din telefon eller dator, eller på en säkerhetsnyckel. Vi får aldrig ditt fingeravtryck eller ditt ansikte: enheten säger bara till oss att den har känt igen dig.',
          `Den fungerar bara på de här sidorna. En bluffsida kan inte få dig att använda den, och därför är den säkrare än koder som du skriver.`,
        ],
      },
      {
        id: 'add',
        heading: 'Lägg till en lösennyckel',
        blocks: [
          {
            steps: [
              'Logga in som du brukar och öppna Din säkerhetslösning.',
              'Välj Lösennycklar och Lägg till en lösennyckel.',
              'Identifiera dig en gång till.',
              'Välj Skapa lösennyckeln och svara när din telefon eller dator frågar.',
            ],
          },
          'Gör det bara på en enhet som är din egen. Alla som kan låsa upp den kan också använda lösennyckeln.',
          'Vi berättar i ett sms varje gång en lösennyckel läggs till eller tas bort.',
        ],
      },
      {
        id: 'log-in',
        heading: 'Logga in',
        blocks: [
          'Välj Med lösennyckel. Du behöver ingen användarkod. Vid varje kod som vi frågar efter kan du också välja att använda en lösennyckel i stället.',
          'Har du flera enheter hos samma tillverkare kan lösennyckeln finnas på alla. Sitter du vid en annan dator kan den visa en QR-kod som du läser med telefonen.',
          { to: 'login', link: 'Logga in' },
        ],
      },
      {
        id: 'lost',
        heading: 'Om du tappar bort enheten',
        blocks: [
          'Logga in på ett annat sätt och ta bort lösennyckeln under Lösennycklar. Den slutar genast att fungera, och alla andra som är inloggade som du loggas ut. Kan du inte logga in, spärra dina koder.',
          { to: 'block', link: 'Spärra dina koder' },
          { to: 'help/lost', link: 'Om något har kommit bort' },
        ],
      },
      {
        id: 'trouble',
        heading: 'Om den inte fungerar',
        blocks: [
          {
            points: [
              'Lösennycklar kräver att webbläsaren tillåter JavaScript. Alla andra sätt att logga in klarar sig utan.',
              'En lösennyckel som du har skapat hos någon annan, till exempel i en annan bank, fungerar inte här.',
              ...(keyOf('app') === null
                ? []
                : [`Fingeravtrycket i appen ${brand.sv.app} är en annan sak: det godkänner i appen och loggar inte in på webben.`]),
            ],
          },
        ],
      },
    ],
  }),
  fi: ({ brand, keyOf }) => ({
    heading: 'Pääsyavaimet',
    intro: [
      'Pääsyavaimella kirjaudut sormenjäljellä, kasvoilla tai näytön lukituksen avauksella omalla puhelimellasi tai tietokoneellasi. Et kirjoita mitään.',
      { to: 'my/passkeys', link: 'Pääsyavaimesi' },
    ],
    sections: [
      {
        id: 'what',
        heading: 'Mikä pääsyavain on?',
        blocks: [
          'Pääsyavain tallennetaan puhelimeesi, tietokoneeseesi tai suojausavaimeen. Me emme koskaan saa sormenjälkeäsi tai kasvojasi: laite kertoo meille vain, että se on tunnistanut sinut.',
          'Se toimii vain näillä sivuilla. Huijaussivu ei voi saada sinua käyttämään sitä, ja siksi se on turvallisempi kuin kirjoitettavat koodit.',
        ],
      },
      {
        id: 'add',
        heading: 'Lisää pääsyavain',
        blocks: [
          {
            steps: [
              'Kirjaudu tavalliseen tapaan ja avaa Turvaratkaisusi.',
              'Valitse Pääsyavaimet ja Lisää pääsyavain.',
              'Tunnistaudu vielä kerran.',
              'Valitse Luo pääsyavain ja vastaa, kun puhelimesi tai tietokoneesi pyytää.',
            ],
          },
          'Tee se vain omalla laitteellasi. Jokainen, joka voi avata sen lukituksen, voi käyttää myös pääsyavainta.',
          'Kerromme tekstiviestillä aina, kun pääsyavain lisätään tai poistetaan.',
        ],
      },
      {
        id: 'log-in',
        heading: 'Kirjaudu sisään',
        blocks: [
          'Valitse Pääsyavaimella. Et tarvitse käyttäjätunnusta. Myös jokaisen pyytämämme koodin kohdalla voit käyttää sen sijaan pääsyavainta.',
          'Jos sinulla on useita saman valmistajan laitteita, pääsyavain voi olla niissä kaikissa. Toisella tietokoneella se voi näyttää QR-koodin, jonka luet puhelimellasi.',
          { to: 'login', link: 'Kirjaudu sisään' },
        ],
      },
      {
        id: 'lost',
        heading: 'Jos laite katoaa',
        blocks: [
          'Kirjaudu toisella tavalla ja poista pääsyavain kohdassa Pääsyavaimet. Se lakkaa heti toimimasta, ja kaikki muut, jotka ovat kirjautuneina sinuna, kirjataan ulos. Jos et voi kirjautua, sulje tunnuksesi.',
          { to: 'block', link: 'Sulje tunnuksesi' },
          { to: 'help/lost', link: 'Jos jotain on kadonnut' },
        ],
      },
      {
        id: 'trouble',
        heading: 'Jos se ei toimi',
        blocks: [
          {
            points: [
              'Pääsyavain edellyttää, että selain sallii JavaScriptin. Kaikki muut kirjautumistavat toimivat ilman sitä.',
              'Muualla, esimerkiksi toisessa pankissa, luotu pääsyavain ei toimi täällä.',
              ...(keyOf('app') === null
                ? []
                : [
                    `${brand.fi.app}-sovelluksen sormenjälki on eri asia: sillä hyväksytään sovelluksessa, eikä sillä kirjauduta verkossa.`,
                  ]),
            ],
          },
        ],
      },
    ],
  }),
  en: ({ brand, keyOf }) => ({
    heading: 'Passkeys',
    intro: [
      'With a passkey you log in with your fingerprint, your face or the screen lock of your own phone or computer. You type nothing.',
      { to: 'my/passkeys', link: 'Your passkeys' },
    ],
    sections: [
      {
        id: 'what',
        heading: 'What is a passkey?',
        blocks: [
          'A passkey is kept on your phone or computer, or on a security key. We never get your fingerprint or your face: the device only tells us that it has recognised you.',
          'It works on these pages and nowhere else. A fraudulent page cannot make you use it, and so it is safer than codes that you type.',
        ],
      },
      {
        id: 'add',
        heading: 'Add a passkey',
        blocks: [
          {
            steps: [
              'Log in as usual and open Your security solution.',
              'Choose Passkeys and Add a passkey.',
              'Identify yourself once more.',
              'Choose Make the passkey and answer when your phone or computer asks.',
            ],
          },
          'Do this only on a device of your own. Whoever can unlock it can use the passkey as well.',
          'We tell you in a text message each time a passkey is added or removed.',
        ],
      },
      {
        id: 'log-in',
        heading: 'Log in',
        blocks: [
          'Choose With a passkey. You need no user code. Beside each code that we ask for you can also choose to use a passkey instead.',
          'If you have several devices of the same maker, the passkey may be on all of them. At another computer it may show a QR code that you read with your phone.',
          { to: 'login', link: 'Log in' },
        ],
      },
      {
        id: 'lost',
        heading: 'If you lose the device',
        blocks: [
          'Log in another way and remove the passkey under Passkeys. It stops working at once, and everybody else who is logged in as you is logged out. If you cannot log in, block your codes.',
          { to: 'block', link: 'Block your codes' },
          { to: 'help/lost', link: 'If something is lost' },
        ],
      },
      {
        id: 'trouble',
        heading: 'If it does not work',
        blocks: [
          {
            points: [
              'Passkeys need a browser that allows JavaScript. All other ways to log in do without.',
              'A passkey that you have made elsewhere, for example at another bank, does not work here.',
              ...(keyOf('app') === null
                ? []
                : [`The fingerprint in the ${brand.en.app} app is another thing: it approves in the app and does not log in on the web.`]),
            ],
          },
        ],
      },
    ],
  }),
};
