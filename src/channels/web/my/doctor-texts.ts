import { defineTexts } from '#texts';

type Of = { serial: string };

export const doctorTexts = defineTexts({
  heading: { sv: 'Felaktig behörighetskod', fi: 'Kertakoodi ei kelvannut', en: 'Access code not accepted' },
  intro: {
    sv: 'Sedan du loggade in senast har en kod inte godkänts. Så här var det:',
    fi: 'Edellisen kirjautumisesi jälkeen koodi on hylätty. Syy:',
    en: 'Since you last logged in, a code has not been accepted. This is why:',
  },
});

/** K26a–c in the customer's words: what it was, and what helps. */
export const wrongCodeTexts = defineTexts({
  right: {
    sv: 'Koden var rätt. Det var något annat som inte stämde.',
    fi: 'Koodi oli oikea. Jokin muu tieto ei täsmännyt.',
    en: 'The code was right. Something else was not.',
  },
  'other-box': {
    sv: ({ serial }: Of) => `Det var inte den kodbox som gällde: koden kom från ${serial}. Numret står på boxens baksida.`,
    fi: ({ serial }: Of) => `Käytössä oli toinen laite: koodi oli laitteesta ${serial}. Numero on laitteen takana.`,
    en: ({ serial }: Of) => `It was not the right code box: the code came from ${serial}. The number is on the back of the box.`,
  },
  'handed-out': {
    sv: ({ serial }: Of) => `Kodboxen ${serial} är inte i bruk än. Ta den i bruk under Kodbox.`,
    fi: ({ serial }: Of) => `Laite ${serial} ei ole vielä käytössä. Ota se käyttöön kohdassa Tunnuslukulaite.`,
    en: ({ serial }: Of) => `Code box ${serial} is not in use yet. Start using it under Code box.`,
  },
  blocked: {
    sv: ({ serial }: Of) => `Kodboxen ${serial} är spärrad. Du kan beställa en ny under Kodbox.`,
    fi: ({ serial }: Of) => `Laite ${serial} on suljettu. Voit tilata uuden kohdassa Tunnuslukulaite.`,
    en: ({ serial }: Of) => `Code box ${serial} is blocked. You can order a new one under Code box.`,
  },
  lost: {
    sv: ({ serial }: Of) => `Kodboxen ${serial} är anmäld borttappad och spärrad. Om du inte har använt den: ring kundtjänst.`,
    fi: ({ serial }: Of) => `Laite ${serial} on ilmoitettu kadonneeksi ja suljettu. Jos et ole käyttänyt sitä, soita asiakaspalveluun.`,
    en: ({ serial }: Of) => `Code box ${serial} was reported lost and is blocked. If it was not you who used it, call customer service.`,
  },
  old: {
    sv: ({ serial }: Of) => `Koden från ${serial} var redan använd, eller äldre än en som är använd. Gör en ny kod varje gång.`,
    fi: ({ serial }: Of) => `Laitteen ${serial} koodi oli jo käytetty tai vanhempi kuin käytetty. Tee joka kerralla uusi koodi.`,
    en: ({ serial }: Of) => `The code from ${serial} was used already, or older than one that was. Make a new code every time.`,
  },
  'out-of-step': {
    sv: ({ serial }: Of) => `Kodboxen ${serial} var osynkroniserad med banken. Händer det igen anger du två koder i rad under Kodbox.`,
    fi: ({ serial }: Of) =>
      `Laite ${serial} ei ollut tahdissa pankin kanssa. Jos niin käy uudelleen, anna kaksi peräkkäistä koodia kohdassa Tunnuslukulaite.`,
    en: ({ serial }: Of) =>
      `Code box ${serial} was out of step with the bank. If it happens again, enter two codes in a row under Code box.`,
  },
  mistyped: {
    sv: 'Koden angavs inte korrekt: en siffra blev fel.',
    fi: 'Koodi ei ollut sellainen kuin näytössä: yksi numero oli eri.',
    en: 'The code was not entered correctly: one digit was wrong.',
  },
  swapped: {
    sv: 'Koden angavs inte korrekt: två siffror bytte plats.',
    fi: 'Koodi ei ollut sellainen kuin näytössä: kaksi numeroa oli vaihtanut paikkaa.',
    en: 'The code was not entered correctly: two digits changed places.',
  },
  unknown: {
    sv: 'Koden kom inte från någon av dina kodboxar. Jämför numret på boxens baksida. Var det inte du? Spärra dina koder.',
    fi: 'Koodi ei ollut mistään sinun laitteestasi. Vertaa laitteen takana olevaa numeroa. Etkö tehnyt tätä itse? Sulje tunnuksesi.',
    en: 'The code came from none of your code boxes. Compare the number on the back of the box. Was it not you? Block your codes.',
  },
});
