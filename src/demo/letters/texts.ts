import { defineTexts } from '#texts';

type To = { readonly what: string; readonly name: string };
type Moment = { readonly day: string; readonly clock: string };

/** The letter tray (product: `/{l}/demo/letters`). Names are a contract. */
export const trayTexts = defineTexts({
  'code-table': { sv: 'Kodtabell', fi: 'Tunnuslukutaulukko', en: 'Code table' },
  'user-code': { sv: 'Användarkod', fi: 'Käyttäjätunnus', en: 'User code' },
  'one-time-password': { sv: 'Engångslösenord', fi: 'Kertakäyttöinen salasana', en: 'One-time password' },
  'code-box': { sv: 'Kodbox', fi: 'Tunnuslukulaite', en: 'Code box' },
  'start-pin': { sv: 'Start-PIN', fi: 'Aloitus-PIN', en: 'Start PIN' },
  agreement: { sv: 'Avtal', fi: 'Sopimus', en: 'Agreement' },
  to: {
    sv: ({ what, name }: To) => `${what} till ${name}`,
    fi: ({ what, name }: To) => `${what}: ${name}`,
    en: ({ what, name }: To) => `${what} for ${name}`,
  },
  address: { sv: 'Till', fi: 'Vastaanottaja', en: 'To' },
  posted: { sv: 'Postat', fi: 'Postitettu', en: 'Posted' },
  moment: {
    sv: ({ day, clock }: Moment) => `${day} ${clock}`,
    fi: ({ day, clock }: Moment) => `${day} ${clock}`,
    en: ({ day, clock }: Moment) => `${day}, ${clock}`,
  },
  keptApart: {
    sv: 'Det här brevet hölls kvar, så att det inte kom samma dag som ett annat.',
    fi: 'Tämä kirje odotti, jotta se ei tullut samana päivänä kuin toinen.',
    en: 'This letter was kept back, so that it did not come on the same day as another one.',
  },
  open: { sv: 'Öppna brevet', fi: 'Avaa kirje', en: 'Open the letter' },
  close: { sv: 'Stäng brevet', fi: 'Sulje kirje', en: 'Close the letter' },
  pdf: { sv: 'Visa som PDF', fi: 'Näytä PDF', en: 'Show as PDF' },
  brf: { sv: 'Hämta som punktskrift', fi: 'Hae pistekirjoituksena', en: 'Get it in braille' },
  text: { sv: 'Visa som text', fi: 'Näytä tekstinä', en: 'Show as text' },
  row: { sv: 'Rad', fi: 'Rivi', en: 'Row' },
  none: {
    sv: 'Inget brev har postats än.',
    fi: 'Yhtään kirjettä ei ole vielä postitettu.',
    en: 'No letter has been posted yet.',
  },
  waiting: { sv: 'Brev som väntar', fi: 'Odottavat kirjeet', en: 'Letters that wait' },
  postedOn: {
    sv: ({ what, name, day, clock }: To & Moment) => `${what} till ${name} postas den ${day} ${clock}.`,
    fi: ({ what, name, day, clock }: To & Moment) => `${what} (${name}) postitetaan ${day} ${clock}.`,
    en: ({ what, name, day, clock }: To & Moment) => `${what} for ${name} is posted on ${day}, ${clock}.`,
  },
  notTogether: {
    sv: 'Det hålls kvar, så att det inte kommer samma dag som ett annat.',
    fi: 'Se odottaa, jotta se ei tule samana päivänä kuin toinen.',
    en: 'It is kept back, so that it does not come on the same day as another one.',
  },
});
