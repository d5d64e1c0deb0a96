import type { Language } from '#texts';
import type { About } from './about.ts';
import { writeLength } from './amounts.ts';
import { type Article, present } from './section.ts';

/** S48, S49, S64; and D14: an old user code may hold letters. */
export const userCodeHelp: Record<Language, (about: About) => Article> = {
  sv: ({ userCode, keyOf }) => ({
    heading: 'Vad är en användarkod?',
    intro: [
      `Användarkoden består av ${writeLength('sv', userCode)}. Den anges i ditt avtal om bankkoder eller i ett separat brev som du fick när du ingick avtalet.`,
    ],
    sections: [
      {
        id: 'used-for',
        heading: 'När behöver du den?',
        blocks: [
          'Du anger användarkoden när du ringer oss och identifierar dig, och när du loggar in i webbanken. Ensam räcker den aldrig.',
        ],
      },
      {
        id: 'letters',
        heading: 'Har din användarkod bokstäver?',
        blocks: present([
          'En gammal användarkod kan ha bokstäver. Den går inte att knappa in på telefonen.',
          keyOf('unidentified') && `Välj ${keyOf('unidentified')} när du ringer, så hjälper vi dig.`,
        ]),
      },
      {
        id: 'not-found',
        heading: 'Hittar du den inte?',
        blocks: ['Du får veta din användarkod på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.'],
      },
    ],
  }),
  fi: ({ userCode, keyOf }) => ({
    heading: 'Mikä on käyttäjätunnus?',
    intro: [
      `Käyttäjätunnuksessa on ${writeLength('fi', userCode)}. Löydät sen pankkitunnussopimuksestasi tai erillisestä kirjeestä, jonka sait sopimusta tehdessäsi.`,
    ],
    sections: [
      {
        id: 'used-for',
        heading: 'Milloin tarvitset sitä?',
        blocks: ['Annat käyttäjätunnuksen, kun soitat meille ja tunnistaudut ja kun kirjaudut verkkopankkiin. Yksin se ei koskaan riitä.'],
      },
      {
        id: 'letters',
        heading: 'Onko käyttäjätunnuksessasi kirjaimia?',
        blocks: present([
          'Vanhassa käyttäjätunnuksessa voi olla kirjaimia. Sitä ei voi näppäillä puhelimella.',
          keyOf('unidentified') && `Kun soitat meille, valitse ${keyOf('unidentified')}, niin autamme sinua.`,
        ]),
      },
      {
        id: 'not-found',
        heading: 'Etkö löydä sitä?',
        blocks: ['Saat käyttäjätunnuksesi asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.'],
      },
    ],
  }),
  en: ({ userCode, keyOf }) => ({
    heading: 'What is a user code?',
    intro: [
      `A user code has ${writeLength('en', userCode)}. You find it in your agreement on bank codes, or in a separate letter that you got when you signed it.`,
    ],
    sections: [
      {
        id: 'used-for',
        heading: 'When do you need it?',
        blocks: [
          'You enter your user code when you call us and identify yourself, and when you log in to the web bank. It is never enough by itself.',
        ],
      },
      {
        id: 'letters',
        heading: 'Are there letters in your user code?',
        blocks: present([
          'An old user code may hold letters. It cannot be keyed in on the phone.',
          keyOf('unidentified') && `Press ${keyOf('unidentified')} when you call us and we will help you.`,
        ]),
      },
      {
        id: 'not-found',
        heading: 'Can you not find it?',
        blocks: ['You get your user code at our service point. Bring a passport or an identity card.'],
      },
    ],
  }),
};
