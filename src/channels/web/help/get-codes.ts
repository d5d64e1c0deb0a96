import type { Language } from '#texts';
import type { About } from './about.ts';
import { writeMonths, writeTime } from './amounts.ts';
import { type Article, present } from './section.ts';

/** S21: from the agreement to the first login; S18 what the codes are, S31–S33 whose they are, S32 that they travel apart (N10). */
export const getCodesHelp: Record<Language, (about: About) => Article> = {
  sv: (about) => {
    const { brand, policy, keyOf } = about;
    const table = keyOf('code-table');
    return {
      heading: `Så här får du webbankskoder till ${brand.sv.bank}`,
      intro: [
        table
          ? 'Webbankskoderna är tre: användarkod, lösenord och kodtabell. Med dem identifierar du dig i telefon och i webbanken.'
          : 'Med användarkoden säger du vem du är, i telefon och i webbanken.',
      ],
      sections: present([
        {
          id: 'agreement',
          heading: 'Ingå ett avtal om bankkoder',
          blocks: [
            'Besök vårt kundtjänstställe. Ta med dig ett giltigt pass eller ID-kort.',
            'Koderna är personliga. Var och en har sitt eget avtal och sina egna koder, också den som sköter någon annans ärenden.',
            { to: 'help/service-points', link: 'Våra kundtjänstställen' },
          ],
        },
        {
          id: 'delivery',
          heading: 'Så kommer koderna till dig',
          blocks: present([
            'Användarkoden står i avtalet eller i ett separat brev.',
            table &&
              `Ett brev med användarkoden och ett med engångslösenord skickar vi aldrig samtidigt: det går minst ${writeTime('sv', policy.lettersApart)} emellan. I det första står vilken dag det andra skickas. Breven går bara till den adress som finns i vårt register.`,
            table && 'Kodtabellen får du på kundtjänststället eller i ett brev. Den gäller först när den har tagits i bruk.',
            table && 'Du ger oss också det telefonnummer som vi skickar bekräftelsekoder till.',
          ]),
        },
        table && {
          id: 'first-login',
          heading: 'Logga in första gången',
          blocks: [
            { steps: firstLoginSv(about) },
            policy.firstPassword === 'birth-date'
              ? `Gör det inom ${writeMonths('sv', policy.firstPasswordMonths)} från aktiveringen av koderna. Annars spärras det första lösenordet automatiskt.`
              : `Gör det inom ${writeTime('sv', policy.postedPasswordLife)}. Så länge gäller engångslösenordet.`,
            { to: 'help/password', link: 'Vad är ett lösenord?' },
          ],
        },
        keyOf('code-box') && {
          id: 'code-box',
          heading: 'Om du har fått en kodbox',
          blocks: [
            `Med kodboxen loggar du in med ditt personnummer eller kundnummer. Kodboxen och Start-PIN skickar vi aldrig samtidigt: det går minst ${writeTime('sv', policy.lettersApart)} emellan. På kundtjänststället får du båda genast.`,
            { to: 'help/code-box', link: 'Logga in med kodbox' },
          ],
        },
        keyOf('app') && {
          id: 'app',
          heading: `Börja använda ${brand.sv.app}`,
          blocks: [
            `Enklast identifierar du dig med appen ${brand.sv.app}.`,
            { to: 'help/app', link: `Så här börjar du använda ${brand.sv.app}` },
          ],
        },
        {
          id: 'keep',
          heading: 'Förvara koderna var för sig',
          blocks: [
            'Lär dig koderna utantill. Spara dem inte på telefonen eller datorn.',
            { to: 'help/security', link: 'Kom ihåg en säker hantering av bankärenden' },
          ],
        },
      ]),
    };
  },
  fi: (about) => {
    const { brand, policy, keyOf } = about;
    const table = keyOf('code-table');
    return {
      heading: `Näin saat ${brand.fi.bankGenitive} pankkitunnukset`,
      intro: [
        table
          ? 'Pankkitunnuksissa on kolme osaa: käyttäjätunnus, salasana ja tunnuslukutaulukko. Niillä tunnistaudut puhelimessa ja verkkopankissa.'
          : 'Käyttäjätunnuksella kerrot, kuka olet, puhelimessa ja verkkopankissa.',
      ],
      sections: present([
        {
          id: 'agreement',
          heading: 'Tee pankkitunnussopimus',
          blocks: [
            'Käy asiakaspalvelupisteessämme. Ota mukaan voimassa oleva passi tai henkilökortti.',
            'Tunnukset ovat henkilökohtaisia. Jokaisella on oma sopimus ja omat tunnukset, myös sillä, joka hoitaa toisen asioita.',
            { to: 'help/service-points', link: 'Asiakaspalvelupisteemme' },
          ],
        },
        {
          id: 'delivery',
          heading: 'Näin saat tunnukset',
          blocks: present([
            'Käyttäjätunnus on sopimuksessa tai erillisessä kirjeessä.',
            table &&
              `Kirjettä, jossa on käyttäjätunnus, ja kirjettä, jossa on kertakäyttöinen salasana, emme koskaan lähetä samaan aikaan: ne lähtevät vähintään ${writeTime('fi', policy.lettersApart, 'genitive')} välein. Ensimmäisessä kerrotaan, minä päivänä toinen lähetetään. Kirjeet lähtevät vain rekisterissämme olevaan osoitteeseen.`,
            table && 'Tunnuslukutaulukon saat asiakaspalvelupisteestä tai kirjeessä. Se on voimassa vasta, kun se on otettu käyttöön.',
            table && 'Annat meille myös puhelinnumeron, johon lähetämme vahvistuskoodit.',
          ]),
        },
        table && {
          id: 'first-login',
          heading: 'Kirjaudu ensimmäisen kerran',
          blocks: [
            { steps: firstLoginFi(about) },
            policy.firstPassword === 'birth-date'
              ? `Tee se ${writeMonths('fi', policy.firstPasswordMonths, 'genitive')} kuluessa tunnusten aktivoinnista. Muuten ensimmäinen salasana suljetaan automaattisesti.`
              : `Tee se ${writeTime('fi', policy.postedPasswordLife, 'genitive')} kuluessa. Niin kauan kertakäyttöinen salasana on voimassa.`,
            { to: 'help/password', link: 'Mikä on salasana?' },
          ],
        },
        keyOf('code-box') && {
          id: 'code-box',
          heading: 'Jos olet saanut tunnuslukulaitteen',
          blocks: [
            `Tunnuslukulaitteella kirjaudut henkilönumerolla tai asiakasnumerolla. Emme koskaan lähetä laitetta ja aloitus-PINiä samaan aikaan: ne lähetetään vähintään ${writeTime('fi', policy.lettersApart, 'genitive')} välein. Asiakaspalvelupisteessä saat molemmat heti.`,
            { to: 'help/code-box', link: 'Näin kirjaudut tunnuslukulaitteella' },
          ],
        },
        keyOf('app') && {
          id: 'app',
          heading: `Ota ${brand.fi.app}-sovellus käyttöön`,
          blocks: [
            `Helpoimmin tunnistaudut ${brand.fi.app}-sovelluksella.`,
            { to: 'help/app', link: `Näin otat ${brand.fi.app}-sovelluksen käyttöön` },
          ],
        },
        {
          id: 'keep',
          heading: 'Säilytä tunnukset erillään',
          blocks: [
            'Opettele tunnukset ulkoa. Älä tallenna niitä puhelimeen tai tietokoneelle.',
            { to: 'help/security', link: 'Muista hoitaa pankkiasiasi turvallisesti' },
          ],
        },
      ]),
    };
  },
  en: (about) => {
    const { brand, policy, keyOf } = about;
    const table = keyOf('code-table');
    return {
      heading: 'How to get web bank codes',
      intro: [
        table
          ? 'Your web bank codes are three: a user code, a password and a code table. With them you identify yourself on the phone and in the web bank.'
          : 'With your user code you say who you are, on the phone and in the web bank.',
      ],
      sections: present([
        {
          id: 'agreement',
          heading: 'Sign an agreement on bank codes',
          blocks: [
            'Visit our service point. Bring a valid passport or identity card.',
            "Codes are personal. Everyone has an agreement and codes of their own, also those who look after someone else's affairs.",
            { to: 'help/service-points', link: 'Our service points' },
          ],
        },
        {
          id: 'delivery',
          heading: 'How the codes come to you',
          blocks: present([
            'Your user code stands in the agreement or in a separate letter.',
            table &&
              `We never post a letter with the user code and one with a one-time password at the same time: they go at least ${writeTime('en', policy.lettersApart)} apart. The first says on which day the second is posted. Letters go only to the address in our register.`,
            table && 'You get your code table at the service point or in a letter. It is valid only once it has been taken into use.',
            table && 'You also give us the phone number that we send confirmation codes to.',
          ]),
        },
        table && {
          id: 'first-login',
          heading: 'Log in for the first time',
          blocks: [
            { steps: firstLoginEn(about) },
            policy.firstPassword === 'birth-date'
              ? `Do it within ${writeMonths('en', policy.firstPasswordMonths)} of your codes being activated. Otherwise the first password is blocked automatically.`
              : `Do it within ${writeTime('en', policy.postedPasswordLife)}. The one-time password is valid for so long.`,
            { to: 'help/password', link: 'What is a password?' },
          ],
        },
        keyOf('code-box') && {
          id: 'code-box',
          heading: 'If you have been given a code box',
          blocks: [
            `With the code box you log in by your personal number or customer number. We never post the box and its start PIN together: there are at least ${writeTime('en', policy.lettersApart)} between. At the service point you get both at once.`,
            { to: 'help/code-box', link: 'How to log in with a code box' },
          ],
        },
        keyOf('app') && {
          id: 'app',
          heading: `Start using ${brand.en.app}`,
          blocks: [
            `The easiest way to identify yourself is the ${brand.en.app} app.`,
            { to: 'help/app', link: `How to start using ${brand.en.app}` },
          ],
        },
        {
          id: 'keep',
          heading: 'Keep your codes apart',
          blocks: ['Learn your codes by heart. Do not store them on your phone or computer.', { to: 'help/security', link: 'Bank safely' }],
        },
      ]),
    };
  },
};

function firstLoginSv({ policy }: About): string[] {
  const byDate = policy.firstPassword === 'birth-date';
  return [
    'Logga in i webbanken med kodtabell. Ange din användarkod.',
    byDate
      ? 'Ditt första lösenord är ditt födelsedatum i formatet ddmmåå.'
      : 'Ditt första lösenord är engångslösenordet som du får i ett brev.',
    'Ange koden som efterfrågas på kodtabellen, och bekräftelsekoden som du får per sms.',
    'Välj ett eget lösenord.',
  ];
}

function firstLoginFi({ policy }: About): string[] {
  const byDate = policy.firstPassword === 'birth-date';
  return [
    'Kirjaudu verkkopankkiin tunnuslukutaulukolla. Anna käyttäjätunnuksesi.',
    byDate
      ? 'Ensimmäinen salasanasi on syntymäaikasi muodossa ppkkvv.'
      : 'Ensimmäinen salasanasi on kertakäyttöinen salasana, jonka saat kirjeessä.',
    'Anna tunnusluku, jota kysymme, ja vahvistuskoodi, jonka saat tekstiviestillä.',
    'Valitse oma salasana.',
  ];
}

function firstLoginEn({ policy }: About): string[] {
  const byDate = policy.firstPassword === 'birth-date';
  return [
    'Log in to the web bank with a code table. Enter your user code.',
    byDate
      ? 'Your first password is your date of birth in the form ddmmyy.'
      : 'Your first password is the one-time password that you get in a letter.',
    'Enter the code that we ask for from the code table, and the confirmation code that you get by text message.',
    'Choose a password of your own.',
  ];
}
