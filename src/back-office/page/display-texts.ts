import { defineTexts } from '#texts';

/** What a code box can show, as it stands on every one of them, whatever the language (K18–K28, N5). */
export const displays = [
  { shows: '', guide: 'dark' },
  { shows: 'ANGE PIN', guide: 'enterPin' },
  { shows: 'FEL PIN', guide: 'otherwise' },
  { shows: 'NY PIN', guide: 'newPin' },
  { shows: 'ANNAN PIN', guide: 'anotherPin' },
  { shows: 'VERIFIERA', guide: 'verify' },
  { shows: 'OLIKA', guide: 'unlike' },
  { shows: 'OK', guide: 'done' },
  { shows: '12345678', guide: 'code' },
  { shows: 'BYT PIN', guide: 'menu' },
  { shows: 'ANGE TAL', guide: 'challenge' },
  { shows: 'LÅST', guide: 'locked' },
] as const satisfies readonly { shows: string; guide: keyof typeof displayTexts }[];

/** "What do you see now?": what the advisor says next. Never asks that a PIN or a code be said aloud (S36). */
export const displayTexts = defineTexts({
  heading: { sv: 'Vad ser du på kodboxen nu?', fi: 'Mitä näet laitteen näytössä nyt?', en: 'What do you see on the code box now?' },
  lead: {
    sv: 'Låt kunden läsa upp ordet, aldrig siffrorna.',
    fi: 'Pyydä asiakasta lukemaan sana, ei koskaan numeroita.',
    en: 'Let the customer read out the word, never the digits.',
  },
  nothing: { sv: 'Släckt', fi: 'Pimeä', en: 'Dark' },
  digits: { sv: 'Åtta siffror', fi: 'Kahdeksan numeroa', en: 'Eight digits' },
  dark: { sv: 'Tryck på den gröna knappen OK.', fi: 'Paina vihreää OK-näppäintä.', en: 'Press the green OK key.' },
  enterPin: {
    sv: 'Knappa in din pinkod, fyra siffror, och tryck på OK. Första gången: Start-PIN från brevet.',
    fi: 'Näppäile nelinumeroinen PIN-koodisi ja paina OK. Ensimmäisellä kerralla: kirjeen aloitus-PIN.',
    en: 'Key in your PIN, four digits, and press OK. The first time: the start PIN from the letter.',
  },
  otherwise: {
    sv: 'Displayen säger hur många försök som är kvar. Knappa in din pinkod igen. Säg den inte till mig.',
    fi: 'Näyttö kertoo, montako yritystä on jäljellä. Näppäile PIN-koodisi uudelleen. Älä kerro sitä minulle.',
    en: 'The display says how many tries are left. Key in your PIN again. Do not tell it to me.',
  },
  newPin: {
    sv: 'Välj en ny pinkod, fyra siffror, knappa in den och tryck på OK.',
    fi: 'Valitse uusi nelinumeroinen PIN-koodi, näppäile se ja paina OK.',
    en: 'Choose a new PIN, four digits, key it in and press OK.',
  },
  anotherPin: {
    sv: 'Välj en annan pinkod: inte fyra lika siffror, inte fyra siffror i följd och inte Start-PIN.',
    fi: 'Valitse toinen PIN-koodi: ei neljää samaa numeroa, ei neljää peräkkäistä numeroa eikä aloitus-PINiä.',
    en: 'Choose another PIN: not four equal digits, not four digits in a row, and not the start PIN.',
  },
  verify: {
    sv: 'Knappa in samma nya pinkod igen och tryck på OK.',
    fi: 'Näppäile sama uusi PIN-koodi uudelleen ja paina OK.',
    en: 'Key in the same new PIN again and press OK.',
  },
  unlike: {
    sv: 'De två pinkoderna var inte lika. Knappa in den nya pinkoden och tryck på OK.',
    fi: 'PIN-koodit eivät olleet samat. Näppäile uusi PIN-koodi ja paina OK.',
    en: 'The two PINs were not the same. Key in the new PIN and press OK.',
  },
  done: {
    sv: 'Den nya pinkoden gäller. Kodboxen släcks strax.',
    fi: 'Uusi PIN-koodi on voimassa. Laite sammuu kohta.',
    en: 'The new PIN is valid. The box goes dark in a moment.',
  },
  code: {
    sv: 'Det är din behörighetskod. Knappa in den eller skriv in den där den efterfrågas. Säg den inte till mig.',
    fi: 'Se on kertakoodisi. Näppäile tai kirjoita se kohtaan, jossa sitä pyydetään. Älä kerro sitä minulle.',
    en: 'That is your access code. Key it in or enter it where you are asked for it. Do not tell it to me.',
  },
  menu: {
    sv: 'Tryck på OK om du vill byta pinkod. Tryck på MENU en gång till om du har fått siffror att knappa in. Vänta annars, så släcks kodboxen.',
    fi: 'Paina OK, jos haluat vaihtaa PIN-koodin. Paina MENU uudelleen, jos olet saanut numeroita näppäiltäväksi. Muuten odota, niin laite sammuu.',
    en: 'Press OK if you want to change your PIN. Press MENU once more if you have been given digits to key in. Otherwise wait, and the box goes dark.',
  },
  challenge: {
    sv: 'Knappa in de åtta siffror som du ser eller hör, jämför dem och tryck på OK. MENU tar tillbaka en siffra.',
    fi: 'Näppäile ne kahdeksan numeroa, jotka näet tai kuulet, vertaa niitä ja paina OK. MENU poistaa numeron.',
    en: 'Key in the eight digits that you see or hear, compare them and press OK. MENU takes back a digit.',
  },
  locked: {
    sv: 'Pinkoden har knappats in fel för många gånger i rad. Kodboxen går inte att öppna. Beställ en ny.',
    fi: 'PIN-koodi on näppäilty väärin liian monta kertaa peräkkäin. Laitetta ei voi avata. Tilaa uusi.',
    en: 'The PIN was keyed in wrongly too many times in a row. The box cannot be opened. Order a new one.',
  },
});
