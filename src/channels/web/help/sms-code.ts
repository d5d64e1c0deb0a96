import type { Language } from '#texts';
import type { About } from './about.ts';
import { writeTime } from './amounts.ts';
import { beforeYouConfirm } from './before-you-confirm.ts';
import { type Article, type Block, present } from './section.ts';

/** S26, S59–S64: when a code is sent, what stands in it, and what the number is used for (D8, D16, D17, T43). */
export const smsCodeHelp: Record<Language, (about: About) => Article> = {
  sv: (about) => ({
    heading: 'Vad är en sms-bekräftelse?',
    intro: [
      about.policy.smsOnWeb === 'always'
        ? 'När du loggar in med kodtabell bekräftar du inloggningen med en kod som du får som sms till din mobiltelefon.'
        : 'När du loggar in med kodtabell använder vi ibland sms-bekräftelse. Då bekräftar du inloggningen med en kod som du får som sms till din mobiltelefon.',
    ],
    sections: [
      { id: 'when', heading: 'När behövs en bekräftelsekod?', blocks: whenSv(about) },
      {
        id: 'message',
        heading: 'Sms:et med koden',
        blocks: [
          `Koden har ${about.policy.smsDigits} siffror och gäller i ${writeTime('sv', about.policy.smsLife)}. I sms:et står vad koden är till för. Stämmer det inte med det du gör ska du inte ange koden.`,
          'Lämna aldrig ut koden till någon som ringer dig. I våra sms finns aldrig en länk.',
        ],
      },
      beforeYouConfirm.sv,
      { id: 'no-message', heading: 'Om det inte kommer något sms', blocks: noMessageSv(about) },
      {
        id: 'only-for',
        heading: 'Så använder vi ditt telefonnummer',
        blocks: [
          'Vi använder det angivna telefonnumret endast för att skicka bekräftelsekoder, och för att berätta om något ändras i dina koder, till exempel att de har spärrats. Aldrig för reklam.',
          {
            to: 'help/phone-number',
            link: 'Hur kan jag registrera eller ändra mitt telefonnummer för sms-bekräftelser?',
          },
        ],
      },
    ],
  }),
  fi: (about) => ({
    heading: 'Mikä on tekstiviestivahvistus?',
    intro: [
      about.policy.smsOnWeb === 'always'
        ? 'Kun kirjaudut tunnuslukutaulukolla, vahvistat kirjautumisen koodilla, jonka saat tekstiviestillä matkapuhelimeesi.'
        : 'Kun kirjaudut tunnuslukutaulukolla, käytämme ajoittain tekstiviestivahvistusta. Silloin vahvistat kirjautumisen koodilla, jonka saat tekstiviestillä matkapuhelimeesi.',
    ],
    sections: [
      { id: 'when', heading: 'Milloin vahvistuskoodi tarvitaan?', blocks: whenFi(about) },
      {
        id: 'message',
        heading: 'Viesti, jossa koodi on',
        blocks: [
          `Koodissa on ${about.policy.smsDigits} numeroa, ja se on voimassa ${writeTime('fi', about.policy.smsLife)}. Viestissä kerrotaan, mihin koodi on tarkoitettu. Jos se on jotain muuta kuin mitä olet tekemässä, älä anna koodia.`,
          'Älä koskaan anna koodia, jos joku soittaa sinulle. Viesteissämme ei koskaan ole linkkiä.',
        ],
      },
      beforeYouConfirm.fi,
      { id: 'no-message', heading: 'Jos viestiä ei tule', blocks: noMessageFi(about) },
      {
        id: 'only-for',
        heading: 'Näin käytämme puhelinnumeroasi',
        blocks: [
          'Käytämme antamaasi puhelinnumeroa vain vahvistuskoodien lähettämiseen ja kertoaksemme, jos tunnuksissasi muuttuu jotain, esimerkiksi että ne on suljettu. Emme koskaan mainontaan.',
          {
            to: 'help/phone-number',
            link: 'Miten rekisteröin tai vaihdan tekstiviestivahvistusten puhelinnumeron?',
          },
        ],
      },
    ],
  }),
  en: (about) => ({
    heading: 'What is an SMS confirmation?',
    intro: [
      about.policy.smsOnWeb === 'always'
        ? 'When you log in with a code table, you confirm it with a code that we send to your mobile phone by text message.'
        : 'When you log in with a code table, we sometimes ask for an SMS confirmation. You then confirm the log-in with a code that we send to your mobile phone by text message.',
    ],
    sections: [
      { id: 'when', heading: 'When is a confirmation code needed?', blocks: whenEn(about) },
      {
        id: 'message',
        heading: 'The message with the code',
        blocks: [
          `The code has ${about.policy.smsDigits} digits and is valid for ${writeTime('en', about.policy.smsLife)}. The message says what the code is for. If that is not what you are doing, do not enter the code.`,
          'Never give the code to anyone who calls you. There is never a link in our messages.',
        ],
      },
      beforeYouConfirm.en,
      { id: 'no-message', heading: 'If no message comes', blocks: noMessageEn(about) },
      {
        id: 'only-for',
        heading: 'How we use your phone number',
        blocks: [
          'We use the number that you have given us only to send confirmation codes, and to tell you when something changes in your codes, for example that they have been blocked. Never for advertising.',
          { to: 'help/phone-number', link: 'How do I register or change my phone number for confirmation codes?' },
        ],
      },
    ],
  }),
};

function whenSv({ policy }: About): Block[] {
  const always = policy.smsOnWeb === 'always';
  return present<Block>([
    {
      points: [
        'När du ringer oss och identifierar dig med kodtabellen: alltid.',
        'När du bekräftar betalningar med kodtabellen: alltid.',
        'När du gör vissa ändringar i webbanken, till exempel byter telefonnummer: alltid.',
        always ? 'När du loggar in i webbanken med kodtabellen: alltid.' : 'När du loggar in i webbanken med kodtabellen: inte varje gång.',
      ],
    },
    !always &&
      `Loggar du in på en enhet som vi inte känner igen behövs koden. En enhet känner vi igen i högst ${writeTime('sv', policy.knownBrowserLife)}.`,
  ]);
}

function whenFi({ policy }: About): Block[] {
  const always = policy.smsOnWeb === 'always';
  return present<Block>([
    {
      points: [
        'Kun soitat meille ja tunnistaudut tunnuslukutaulukolla: aina.',
        'Kun vahvistat maksuja tunnuslukutaulukolla: aina.',
        'Kun teet verkkopankissa tiettyjä muutoksia, esimerkiksi vaihdat puhelinnumeron: aina.',
        always
          ? 'Kun kirjaudut verkkopankkiin tunnuslukutaulukolla: aina.'
          : 'Kun kirjaudut verkkopankkiin tunnuslukutaulukolla: ei joka kerta.',
      ],
    },
    !always &&
      `Jos kirjaudut laitteella, jota emme tunne, koodi tarvitaan. Tunnemme laitteen enintään ${writeTime('fi', policy.knownBrowserLife, 'genitive')} ajan.`,
  ]);
}

function whenEn({ policy }: About): Block[] {
  const always = policy.smsOnWeb === 'always';
  return present<Block>([
    {
      points: [
        'When you call us and identify yourself with the code table: always.',
        'When you confirm payments with the code table: always.',
        'When you make certain changes in the web bank, such as a new phone number: always.',
        always
          ? 'When you log in to the web bank with the code table: always.'
          : 'When you log in to the web bank with the code table: not every time.',
      ],
    },
    !always &&
      `If you log in on a device that we do not know, the code is needed. We know a device for ${writeTime('en', policy.knownBrowserLife)} at most.`,
  ]);
}

function noMessageSv({ policy, keyOf }: About): Block[] {
  const person = keyOf('unidentified');
  return present([
    'Under ett samtal trycker du 0 och fyrkant (#). På webben väljer du Skicka en ny kod.',
    `Du kan be om en ny kod ${writeTime('sv', policy.smsAgainEvery)} efter den förra. Vi skickar koden bara om det du har angett stämmer.`,
    `Vi kan inte skicka koden till en fast telefon. ${person ? `Har du ingen mobiltelefon väljer du ${person} när du ringer, eller besöker vårt kundtjänstställe.` : 'Har du ingen mobiltelefon besöker du vårt kundtjänstställe.'}`,
  ]);
}

function noMessageFi({ policy, keyOf }: About): Block[] {
  const person = keyOf('unidentified');
  return present([
    'Paina puhelun aikana nollaa (0) ja risuaitaa (#). Verkossa valitse Lähetä uusi koodi.',
    `Uuden koodin voit pyytää ${writeTime('fi', policy.smsAgainEvery, 'genitive')} kuluttua edellisestä. Lähetämme koodin vain, jos antamasi tiedot ovat oikein.`,
    `Emme voi lähettää koodia lankapuhelimeen. ${person ? `Jos sinulla ei ole matkapuhelinta, valitse soittaessasi ${person} tai käy asiakaspalvelupisteessämme.` : 'Jos sinulla ei ole matkapuhelinta, käy asiakaspalvelupisteessämme.'}`,
  ]);
}

function noMessageEn({ policy, keyOf }: About): Block[] {
  const person = keyOf('unidentified');
  return present([
    'During a call, press 0 and hash (#). On the web, choose Send a new code.',
    `You can ask for a new code ${writeTime('en', policy.smsAgainEvery)} after the last one. We send the code only if what you entered is right.`,
    `We cannot send the code to a landline. ${person ? `If you have no mobile phone, press ${person} when you call us, or visit our service point.` : 'If you have no mobile phone, visit our service point.'}`,
  ]);
}
