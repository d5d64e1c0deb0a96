import { defineTexts } from '#texts';
import { displayWords as words } from './display.ts';

/**
 * "What do you see now?": for each display what the advisor tells the customer to do next. Never asks for a PIN or a code to be
 * said aloud (S36).
 */
export const adviceTexts = defineTexts({
  dark: {
    sv: 'Displayen är släckt. Tryck på den gröna knappen OK.',
    fi: 'Näyttö on pimeä. Paina vihreää OK-näppäintä.',
    en: 'The display is dark. Press the green OK key.',
  },
  pin: {
    sv: `Det står ${words.pin}. Knappa in din pinkod, fyra siffror, och tryck på OK. Första gången: knappa in Start-PIN.`,
    fi: `Näytössä lukee ${words.pin}. Näppäile nelinumeroinen PIN-koodisi ja paina OK. Ensimmäisellä kerralla näppäile aloitus-PIN.`,
    en: `It says ${words.pin}. Key in your PIN, four digits, and press OK. The first time: key in the start PIN.`,
  },
  'wrong-pin': {
    sv: `Det står ${words['wrong-pin']}, och hur många försök som är kvar. Knappa in din pinkod igen. Säg den inte till någon.`,
    fi: `Näytössä lukee ${words['wrong-pin']} ja jäljellä olevien yritysten määrä. Näppäile PIN-koodisi uudelleen. Älä kerro sitä kenellekään.`,
    en: `It says ${words['wrong-pin']}, and how many tries are left. Key in your PIN again. Do not tell it to anyone.`,
  },
  code: {
    sv: 'Det står åtta siffror: din behörighetskod. Skriv in den där den efterfrågas. Säg den inte till någon, inte heller till oss.',
    fi: 'Näytössä on kahdeksan numeroa: kertakoodisi. Kirjoita se kohtaan, jossa sitä pyydetään. Älä kerro sitä kenellekään, älä meillekään.',
    en: 'It shows eight digits: your access code. Enter it where you are asked for it. Do not tell it to anyone, nor to us.',
  },
  menu: {
    sv: `Det står ${words.menu}. Tryck på OK om du vill byta pinkod. Tryck på MENU en gång till om du har fått siffror att knappa in. Vänta annars, så släcks kodboxen.`,
    fi: `Näytössä lukee ${words.menu}. Paina OK, jos haluat vaihtaa PIN-koodin. Paina MENU uudelleen, jos olet saanut numeroita näppäiltäväksi. Muuten odota, niin laite sammuu.`,
    en: `It says ${words.menu}. Press OK if you want to change your PIN. Press MENU once more if you have been given digits to key in. Otherwise wait, and the box goes dark.`,
  },
  'new-pin': {
    sv: `Det står ${words['new-pin']}. Välj en ny pinkod, fyra siffror, knappa in den och tryck på OK.`,
    fi: `Näytössä lukee ${words['new-pin']}. Valitse uusi nelinumeroinen PIN-koodi, näppäile se ja paina OK.`,
    en: `It says ${words['new-pin']}. Choose a new PIN, four digits, key it in and press OK.`,
  },
  'other-pin': {
    sv: `Det står ${words['other-pin']}. Välj en annan pinkod: inte fyra lika siffror, inte fyra siffror i följd och inte din Start-PIN.`,
    fi: `Näytössä lukee ${words['other-pin']}. Valitse toinen PIN-koodi: ei neljää samaa numeroa, ei neljää peräkkäistä numeroa eikä aloitus-PINiä.`,
    en: `It says ${words['other-pin']}. Choose another PIN: not four equal digits, not four digits in a row, and not your start PIN.`,
  },
  unlike: {
    sv: `Det står ${words.unlike}: de två pinkoderna var inte lika. Knappa in den nya pinkoden och tryck på OK.`,
    fi: `Näytössä lukee ${words.unlike}: PIN-koodit eivät olleet samat. Näppäile uusi PIN-koodi ja paina OK.`,
    en: `It says ${words.unlike}: the two PINs were not the same. Key in the new PIN and press OK.`,
  },
  verify: {
    sv: `Det står ${words.verify}. Knappa in samma nya pinkod igen och tryck på OK.`,
    fi: `Näytössä lukee ${words.verify}. Näppäile sama uusi PIN-koodi uudelleen ja paina OK.`,
    en: `It says ${words.verify}. Key in the same new PIN again and press OK.`,
  },
  challenge: {
    sv: `Det står ${words.challenge}. Knappa in de åtta siffror som du ser eller hör, jämför dem och tryck på OK. MENU tar tillbaka en siffra.`,
    fi: `Näytössä lukee ${words.challenge}. Näppäile ne kahdeksan numeroa, jotka näet tai kuulet, vertaa niitä ja paina OK. MENU poistaa numeron.`,
    en: `It says ${words.challenge}. Key in the eight digits that you see or hear, compare them and press OK. MENU takes back a digit.`,
  },
  answer: {
    sv: 'Det står åtta siffror: svaret på dem du knappade in. Ange dem där de efterfrågas. Säg dem inte till någon, inte heller till oss.',
    fi: 'Näytössä on kahdeksan numeroa: vastaus näppäilemiisi numeroihin. Anna ne siellä, missä niitä pyydetään. Älä kerro niitä kenellekään, älä meillekään.',
    en: 'It shows eight digits: the answer to those you keyed in. Enter them where you are asked for them. Do not tell them to anyone, nor to us.',
  },
  done: {
    sv: `Det står ${words.done}: den nya pinkoden gäller. Kodboxen släcks strax.`,
    fi: `Näytössä lukee ${words.done}: uusi PIN-koodi on voimassa. Laite sammuu kohta.`,
    en: `It says ${words.done}: the new PIN is valid. The box goes dark in a moment.`,
  },
  locked: {
    sv: `Det står ${words.locked}: pinkoden har knappats in fel för många gånger i rad. Kodboxen går inte att öppna. Beställ en ny kodbox.`,
    fi: `Näytössä lukee ${words.locked}: PIN-koodi on näppäilty väärin liian monta kertaa peräkkäin. Laitetta ei voi avata. Tilaa uusi tunnuslukulaite.`,
    en: `It says ${words.locked}: the PIN was keyed in wrongly too many times in a row. The box cannot be opened. Order a new code box.`,
  },
});

type Count = { count: number };

/** What a display says to those who do not see it. */
export const heardTexts = defineTexts({
  dark: { sv: 'Släckt', fi: 'Pimeä', en: 'Dark' },
  keyed: {
    sv: ({ count }: Count) => (count === 1 ? '1 siffra knappad' : `${count} siffror knappade`),
    fi: ({ count }: Count) => (count === 1 ? '1 numero näppäilty' : `${count} numeroa näppäilty`),
    en: ({ count }: Count) => (count === 1 ? '1 digit keyed' : `${count} digits keyed`),
  },
});
