import { defineTexts, type Language, say } from '#texts';
import type { Heard } from '../heard.ts';

type App = { app: string };

/** S2: what the caller hears now, so that an advisor can guide without asking. Never a code. */
const heardTexts = defineTexts({
  hold: { sv: 'Väntemusiken. Samtalet är parkerat.', fi: 'Odotusäänen. Puhelu on pidossa.', en: 'The waiting sound. The call is on hold.' },
  greeting: { sv: 'Hälsningen', fi: 'Tervehdyksen', en: 'The greeting' },
  menu: { sv: 'Menyn med sätten att identifiera sig', fi: 'Tunnistautumistapojen valikon', en: 'The menu of ways to identify' },
  'user-code': {
    sv: 'Frågan efter användarkoden. Den knappas in och avslutas med fyrkant.',
    fi: 'Pyynnön näppäillä käyttäjätunnus. Lopuksi painetaan risuaitaa.',
    en: 'The question for the user code. It is keyed in and ends with hash.',
  },
  password: {
    sv: 'Frågan efter lösenordet. Det knappas in och avslutas med fyrkant.',
    fi: 'Pyynnön näppäillä salasana. Lopuksi painetaan risuaitaa.',
    en: 'The question for the password. It is keyed in and ends with hash.',
  },
  cell: {
    sv: 'Frågan efter en kod ur kodtabellen',
    fi: 'Pyynnön näppäillä tunnusluku taulukosta',
    en: 'The question for a code from the code table',
  },
  sms: {
    sv: 'Att en bekräftelsekod skickas per sms och ska knappas in',
    fi: 'Että vahvistuskoodi lähetetään tekstiviestillä ja näppäillään puhelimeen',
    en: 'That a confirmation code is sent by text message and is to be keyed in',
  },
  'app-request': {
    sv: ({ app }: App) => `Att en begäran skickas till ${app}: välj Jag, sedan Godkänn transaktionen. Sedan läses identifieringskoden upp.`,
    fi: ({ app }: App) => `Että pyyntö lähetetään ${app}-sovellukseen: valitse Minä ja Hyväksy tapahtuma. Sitten luetaan tunnistuskoodi.`,
    en: ({ app }: App) =>
      `That a request is sent to the ${app} app: choose Me, then Approve the transaction. Then the identification code is read out.`,
  },
  'app-request-strict': {
    sv: ({ app }: App) => `Att en begäran skickas till ${app}. Koden som läses upp skrivs in i ${app}.`,
    fi: ({ app }: App) => `Että pyyntö lähetetään ${app}-sovellukseen. Luettu koodi kirjoitetaan sovellukseen.`,
    en: ({ app }: App) => `That a request is sent to the ${app} app. The code read out is entered in the app.`,
  },
  'app-waiting': {
    sv: ({ app }: App) => `Att vi väntar på svaret i ${app}`,
    fi: ({ app }: App) => `Että odotamme vastausta ${app}-sovelluksesta`,
    en: ({ app }: App) => `That we are waiting for the answer in the ${app} app`,
  },
  'box-identifier': {
    sv: 'Frågan efter personnummer eller kundnummer',
    fi: 'Pyynnön näppäillä henkilönumero tai asiakasnumero',
    en: 'The question for the personal number or customer number',
  },
  'box-code': {
    sv: 'Frågan efter behörighetskoden från kodboxen',
    fi: 'Pyynnön näppäillä tunnuslukulaitteen kertakoodi',
    en: 'The question for the access code from the code box',
  },
  'box-codes': {
    sv: 'Frågan efter två koder i rad från kodboxen',
    fi: 'Pyynnön näppäillä tunnuslukulaitteen kaksi peräkkäistä kertakoodia',
    en: 'The question for two codes in a row from the code box',
  },
  'box-challenge': {
    sv: 'Siffror som ska knappas in på kodboxen, och frågan efter svaret från den',
    fi: 'Laitteeseen näppäiltävät numerot ja pyynnön näppäillä laitteen vastaus',
    en: 'Digits to be keyed into the code box, and the question for its answer',
  },
  'one-moment': {
    sv: 'Ett ögonblick, medan svaret kommer',
    fi: 'Pienen hetken, kunnes vastaus tulee',
    en: 'One moment, while the answer comes',
  },
  identified: { sv: 'Att identifieringen har lyckats', fi: 'Että tunnistautuminen onnistui', en: 'That the identification has succeeded' },
  'not-identified': {
    sv: 'Att identifieringen inte lyckades',
    fi: 'Että tunnistautuminen ei onnistunut',
    en: 'That the identification did not succeed',
  },
  'try-again': {
    sv: 'Valet att försöka igen, ta ett annat sätt eller fortsätta utan',
    fi: 'Vaihtoehdot: yrittää uudelleen, valita toinen tapa tai jatkaa ilman',
    en: 'The choice to try again, take another way or go on without',
  },
  reason: { sv: 'Valet av orsak till samtalet', fi: 'Puhelun aiheen valinnan', en: 'The choice of a reason for the call' },
  unidentified: {
    sv: 'Att samtalet fortsätter utan identifiering',
    fi: 'Että puhelu jatkuu ilman tunnistautumista',
    en: 'That the call goes on without identification',
  },
  queue: { sv: 'Att det är kö, och vänteljudet', fi: 'Tiedon jonosta ja odotusäänen', en: 'That there is a queue, and the waiting sound' },
  you: { sv: 'Dig', fi: 'Sinut', en: 'You' },
  'step-up': {
    sv: 'Att du ber om identifiering, och att du inte hör vad som knappas in',
    fi: 'Että pyydät tunnistautumista etkä kuule näppäilyä',
    en: 'That you ask for identification, and do not hear what is keyed in',
  },
  'keying-help': {
    sv: 'En påminnelse om hur man knappar in',
    fi: 'Ohjeen näppäilyyn',
    en: 'A reminder of how to key in',
  },
  blocking: { sv: 'Spärren av koder', fi: 'Tunnusten sulkemisen', en: 'The blocking of codes' },
  'no-service': {
    sv: 'Att tjänsten inte är öppen just nu',
    fi: 'Että palvelu ei ole nyt auki',
    en: 'That the service is not open right now',
  },
  ending: { sv: 'Att samtalet avslutas', fi: 'Että puhelu päättyy', en: 'That the call is ending' },
  other: { sv: 'Något annat', fi: 'Jotain muuta', en: 'Something else' },
} satisfies Record<Heard, unknown>);

export function sayHeard(heard: Heard, language: Language, app: string): string {
  return say(heardTexts, language, heard, { app });
}
