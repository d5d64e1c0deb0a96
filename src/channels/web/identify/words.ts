import type { Message } from '#identification';
import { type Brand, type Column, columnWords, type Language, say } from '#texts';
import { boxWords } from './box-texts.ts';

/** The words around one question. `masked`: a secret of the customer's own, never read back (RTS art. 22). */
export type Words = {
  readonly heading: string;
  readonly label: string;
  readonly body?: string;
  readonly masked?: true;
  readonly plate?: string;
  /** Two codes in a row have a field each; together they are one answer. */
  readonly second?: string;
  /** What a new secret must be like, said before it is typed. */
  readonly rules?: 'password-rules' | 'box-password-rules';
  /** What the main button says, where it says more than that it goes on. */
  readonly button?: string;
};

type Write = (language: Language, given: NonNullable<Message['with']>, bank: { readonly brand: Brand; readonly sender: string }) => Words;

/** A question by the id of its message; a test compares them with the plans of the web. */
const words: Record<string, Write> = {
  password: (language) => ({
    heading: { sv: 'Ange lösenordet', fi: 'Anna salasana', en: 'Enter your password' }[language],
    label: { sv: 'Lösenord', fi: 'Salasana', en: 'Password' }[language],
    masked: true,
  }),
  cell: (language, { column = '', row = '', table = '' }) => {
    const cell = `${column} ${row}`;
    const word = columnWords[language][column as Column];
    return {
      heading: { sv: `Ange koden ${cell}`, fi: `Anna tunnusluku ${cell}`, en: `Enter code ${cell}` }[language],
      label: { sv: `Kod ${cell}`, fi: `Tunnusluku ${cell}`, en: `Code ${cell}` }[language],
      plate: cell,
      body: {
        sv: `Koden finns i kolumn ${column} (${word}) på rad ${row} i kodtabell ${table}.`,
        fi: `Tunnusluku on tunnuslukutaulukon ${table} sarakkeessa ${column} (${word}) rivillä ${row}.`,
        en: `The code is in column ${column} (${word}), row ${row}, of code table ${table}.`,
      }[language],
    };
  },
  sms: (language) => ({
    heading: { sv: 'Ange bekräftelsekoden', fi: 'Anna vahvistuskoodi', en: 'Enter the confirmation code' }[language],
    label: { sv: 'Bekräftelsekod', fi: 'Vahvistuskoodi', en: 'Confirmation code' }[language],
    body: {
      sv: 'Om dina uppgifter stämmer har vi skickat en kod per sms till ditt registrerade nummer.',
      fi: 'Jos tietosi ovat oikein, lähetimme koodin tekstiviestillä rekisteröityyn numeroosi.',
      en: 'If your details are right, we have sent a code by text message to your registered number.',
    }[language],
  }),
  'app-request': (language, { code = '' }, bank) => writeRequest(language, String(code), bank, 'compare'),
  'app-request-strict': (language, { code = '' }, bank) => writeRequest(language, String(code), bank, 'key'),
  passkey: (language) => ({
    heading: { sv: 'Använd din lösennyckel', fi: 'Käytä pääsyavaintasi', en: 'Use your passkey' }[language],
    label: { sv: 'Lösennyckel', fi: 'Pääsyavain', en: 'Passkey' }[language],
    body: {
      sv: 'Svara med fingeravtryck, ansikte eller skärmlås när din telefon eller dator frågar.',
      fi: 'Vastaa sormenjäljellä, kasvoilla tai näytön lukituksen avauksella, kun puhelimesi tai tietokoneesi pyytää.',
      en: 'Answer with your fingerprint, your face or the screen lock when your phone or computer asks.',
    }[language],
    button: { sv: 'Använd lösennyckeln', fi: 'Käytä pääsyavainta', en: 'Use the passkey' }[language],
  }),
  'new-password': (language) => writeNewPassword(language, 'password-rules'),
  'new-box-password': (language) => writeNewPassword(language, 'box-password-rules'),
  'box-code': (language) => ({
    heading: say(boxWords, language, 'enterCode'),
    label: say(boxWords, language, 'code'),
    body: say(boxWords, language, 'makeCode'),
    button: say(boxWords, language, 'logIn'),
  }),
  'box-codes': (language) => ({
    heading: say(boxWords, language, 'enterCodes'),
    label: say(boxWords, language, 'firstCode'),
    second: say(boxWords, language, 'nextCode'),
    body: say(boxWords, language, 'makeCodes'),
  }),
  'box-challenge': (language, { code = '' }) => ({
    heading: say(boxWords, language, 'challenge'),
    label: say(boxWords, language, 'answer'),
    plate: String(code),
    body: say(boxWords, language, 'challengeBody'),
  }),
  'temporary-password': (language, { minutes = 0 }, { brand }) => ({
    heading: say(boxWords, language, 'temporary'),
    label: say(boxWords, language, 'temporaryLabel'),
    body: say(boxWords, language, 'temporaryBody', { minutes: Number(minutes) }),
    button: say(boxWords, language, 'goOnToLogin', { webBank: brand[language].webBank }),
  }),
  'agree-terms': (language) => ({ heading: say(boxWords, language, 'terms'), label: say(boxWords, language, 'terms') }),
  'agree-web-bank': (language, _, { brand }) => {
    const heading = say(boxWords, language, 'joining', { webBank: brand[language].webBank });
    return { heading, label: heading };
  },
};

/** Throws for a message without words: a step that the web cannot ask. */
export function wordsOf(message: Message, language: Language, bank: { readonly brand: Brand; readonly sender: string }): Words {
  const write = words[message.id];
  if (!write) throw new Error(`the web has no words for ${message.id}`);
  return write(language, message.with ?? {}, bank);
}

function writeNewPassword(language: Language, rules: NonNullable<Words['rules']>): Words {
  return {
    heading: { sv: 'Byt lösenord', fi: 'Vaihda salasana', en: 'Change password' }[language],
    label: { sv: 'Nytt lösenord', fi: 'Uusi salasana', en: 'New password' }[language],
    masked: true,
    rules,
  };
}

function writeRequest(
  language: Language,
  code: string,
  { brand, sender }: { brand: Brand; sender: string },
  how: 'compare' | 'key',
): Words {
  const { app } = brand[language];
  return {
    heading: { sv: `Öppna ${app} och godkänn`, fi: `Avaa ${app}-sovellus ja hyväksy`, en: `Open ${app} and approve` }[language],
    label: { sv: 'Identifieringskod', fi: 'Tunnistuskoodi', en: 'Identification code' }[language],
    plate: code,
    body: {
      compare: {
        sv: `Välj Jag och Godkänn transaktionen. Godkänn bara om avsändaren är ${sender} och koden är den här.`,
        fi: `Valitse Minä ja Hyväksy tapahtuma. Hyväksy vain, jos lähettäjä on ${sender} ja koodi on tämä.`,
        en: `Choose Me and Approve the transaction. Approve only if the sender is ${sender} and the code is this one.`,
      },
      key: {
        sv: `Välj Jag och Godkänn transaktionen. Skriv in koden i appen om avsändaren är ${sender}.`,
        fi: `Valitse Minä ja Hyväksy tapahtuma. Kirjoita koodi sovellukseen, jos lähettäjä on ${sender}.`,
        en: `Choose Me and Approve the transaction. Enter the code in the app if the sender is ${sender}.`,
      },
    }[how][language],
  };
}
