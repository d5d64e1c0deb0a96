import type { Language } from '#texts';
import type { About } from './about.ts';
import { writeTime } from './amounts.ts';
import type { Article } from './section.ts';

/** S20, S19, S63: the number, how it changes (T41), and how a change that one did not make is undone. */
export const phoneNumberHelp: Record<Language, (about: About) => Article> = {
  sv: ({ policy }) => ({
    heading: 'Hur kan jag registrera eller ändra mitt telefonnummer för sms-bekräftelser?',
    intro: ['Vi skickar bekräftelsekoder bara till det telefonnummer som du har registrerat, inte till det nummer som du ringer från.'],
    sections: [
      {
        id: 'register',
        heading: 'Registrera ett nummer',
        blocks: [
          'Registrera ditt nummer när du får dina webbankskoder, eller senare på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
          { to: 'help/service-points', link: 'Våra kundtjänstställen' },
        ],
      },
      {
        id: 'change',
        heading: 'Ändra numret',
        blocks: [
          {
            steps: [
              'Logga in och öppna Din säkerhetslösning.',
              'Välj Telefonnummer för sms-bekräftelser. Identifiera dig en gång till om vi ber om det.',
              'Skriv det nya numret och välj Ändra numret.',
            ],
          },
          { to: 'my/phone-number', link: 'Telefonnummer för sms-bekräftelser' },
          `Ändringen börjar gälla efter ${writeTime('sv', policy.numberCoolingOff)}. Till dess skickar vi koderna till det gamla numret.`,
          'Vi berättar genast om ändringen i ett sms till det gamla numret.',
        ],
      },
      {
        id: 'not-you',
        heading: 'Om det inte var du som ändrade',
        blocks: [
          'Logga in, öppna Din säkerhetslösning och välj Ångra ändringen. Du kan också ringa det nummer som står på ditt brev från banken.',
          'Spärra dina koder om någon annan kan ha fått tag i dem.',
          { to: 'help/lost', link: 'Så här spärrar du dina koder' },
        ],
      },
      {
        id: 'old-number-gone',
        heading: 'Om du inte längre har det gamla numret',
        blocks: ['Besök vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.'],
      },
      {
        id: 'only-for',
        heading: 'Så använder vi ditt nummer',
        blocks: [
          'Vi använder numret endast för att skicka bekräftelsekoder, och för att berätta om något ändras i dina koder. Aldrig för reklam.',
          { to: 'help/sms-code', link: 'Vad är en sms-bekräftelse?' },
        ],
      },
    ],
  }),
  fi: ({ policy }) => ({
    heading: 'Miten rekisteröin tai vaihdan tekstiviestivahvistusten puhelinnumeron?',
    intro: ['Lähetämme vahvistuskoodit vain siihen puhelinnumeroon, jonka olet rekisteröinyt, emme siihen numeroon, josta soitat.'],
    sections: [
      {
        id: 'register',
        heading: 'Rekisteröi numero',
        blocks: [
          'Rekisteröi numerosi, kun saat pankkitunnuksesi, tai myöhemmin asiakaspalvelupisteessämme. Ota mukaan passi tai henkilökortti.',
          { to: 'help/service-points', link: 'Asiakaspalvelupisteemme' },
        ],
      },
      {
        id: 'change',
        heading: 'Vaihda numero',
        blocks: [
          {
            steps: [
              'Kirjaudu sisään ja avaa Turvaratkaisusi.',
              'Valitse Tekstiviestivahvistusten puhelinnumero. Tunnistaudu vielä kerran, jos pyydämme sitä.',
              'Kirjoita uusi numero ja valitse Vaihda numero.',
            ],
          },
          { to: 'my/phone-number', link: 'Tekstiviestivahvistusten puhelinnumero' },
          `Muutos tulee voimaan ${writeTime('fi', policy.numberCoolingOff, 'genitive')} kuluttua. Siihen asti lähetämme koodit vanhaan numeroon.`,
          'Kerromme muutoksesta heti tekstiviestillä vanhaan numeroon.',
        ],
      },
      {
        id: 'not-you',
        heading: 'Jos et vaihtanut numeroa itse',
        blocks: [
          'Kirjaudu sisään, avaa Turvaratkaisusi ja valitse Peru muutos. Voit myös soittaa pankin kirjeessä olevaan numeroon.',
          'Sulje tunnuksesi, jos joku muu on voinut saada ne.',
          { to: 'help/lost', link: 'Näin suljet tunnuksesi' },
        ],
      },
      {
        id: 'old-number-gone',
        heading: 'Jos vanha numero ei enää ole käytössäsi',
        blocks: ['Käy asiakaspalvelupisteessämme. Ota mukaan passi tai henkilökortti.'],
      },
      {
        id: 'only-for',
        heading: 'Näin käytämme numeroasi',
        blocks: [
          'Käytämme numeroa vain vahvistuskoodien lähettämiseen ja kertoaksemme, jos tunnuksissasi muuttuu jotain. Emme koskaan mainontaan.',
          { to: 'help/sms-code', link: 'Mikä on tekstiviestivahvistus?' },
        ],
      },
    ],
  }),
  en: ({ policy }) => ({
    heading: 'How do I register or change my phone number for confirmation codes?',
    intro: ['We send confirmation codes only to the phone number that you have registered, never to the number that you are calling from.'],
    sections: [
      {
        id: 'register',
        heading: 'Register a number',
        blocks: [
          'Register your number when you get your codes, or later at our service point. Bring a passport or an identity card.',
          { to: 'help/service-points', link: 'Our service points' },
        ],
      },
      {
        id: 'change',
        heading: 'Change the number',
        blocks: [
          {
            steps: [
              'Log in and open Your security solution.',
              'Choose Phone number for confirmation codes. Identify yourself once more if we ask you to.',
              'Enter the new number and choose Change the number.',
            ],
          },
          { to: 'my/phone-number', link: 'Phone number for confirmation codes' },
          `The change takes effect after ${writeTime('en', policy.numberCoolingOff)}. Until then we send the codes to the old number.`,
          'We tell you of the change at once by a text message to the old number.',
        ],
      },
      {
        id: 'not-you',
        heading: 'If it was not you who changed it',
        blocks: [
          'Log in, open Your security solution and choose Undo the change. You can also call the number on your letter from the bank.',
          'Block your codes if somebody else may have got hold of them.',
          { to: 'help/lost', link: 'How to block your codes' },
        ],
      },
      {
        id: 'old-number-gone',
        heading: 'If you no longer have the old number',
        blocks: ['Visit our service point. Bring a passport or an identity card.'],
      },
      {
        id: 'only-for',
        heading: 'How we use your number',
        blocks: [
          'We use the number only to send confirmation codes, and to tell you when something changes in your codes. Never for advertising.',
          { to: 'help/sms-code', link: 'What is an SMS confirmation?' },
        ],
      },
    ],
  }),
};
