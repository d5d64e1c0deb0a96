import { defineTexts } from '#texts';

type WebBank = { webBank: string };

/** Product: screens, `/{l}/login/code-box`, `/{l}/password/temporary`, `/{l}/join`. */
export const boxWords = defineTexts({
  enterCode: { sv: 'Ange behörighetskoden', fi: 'Anna kertakoodi', en: 'Enter the access code' },
  code: { sv: 'Behörighetskod', fi: 'Kertakoodi', en: 'Access code' },
  makeCode: {
    sv: 'Starta kodboxen med den gröna knappen OK, ange din pinkod och tryck OK. Skriv koden som visas.',
    fi: 'Käynnistä tunnuslukulaite vihreällä OK-näppäimellä, anna PIN-koodisi ja paina OK. Kirjoita näytössä oleva koodi.',
    en: 'Start the code box with the green OK key, enter your PIN and press OK. Enter the code that it shows.',
  },
  logIn: { sv: 'Logga in', fi: 'Kirjaudu sisään', en: 'Log in' },
  enterCodes: { sv: 'Ange två koder i rad', fi: 'Anna kaksi peräkkäistä koodia', en: 'Enter two codes in a row' },
  firstCode: { sv: 'Första koden', fi: 'Ensimmäinen koodi', en: 'First code' },
  nextCode: { sv: 'Nästa kod', fi: 'Seuraava koodi', en: 'Next code' },
  makeCodes: {
    sv: 'Gör en kod med kodboxen. Vänta tills den släcks och gör en till. Använd samma kodbox båda gångerna.',
    fi: 'Tee koodi tunnuslukulaitteella. Odota, kunnes laite sammuu, ja tee toinen. Käytä molemmilla kerroilla samaa laitetta.',
    en: 'Make a code with the code box. Wait until it goes dark and make another one. Use the same code box both times.',
  },
  challenge: { sv: 'Ange svaret från kodboxen', fi: 'Anna tunnuslukulaitteen vastaus', en: 'Enter the answer of the code box' },
  answer: { sv: 'Svaret från kodboxen', fi: 'Tunnuslukulaitteen vastaus', en: 'The answer of the code box' },
  challengeBody: {
    sv: 'Starta kodboxen med OK, ange din pinkod och tryck OK. Tryck två gånger på MENU, så står det ANGE TAL. Knappa in de här siffrorna, tryck OK och skriv svaret som visas.',
    fi: 'Käynnistä tunnuslukulaite OK-näppäimellä, anna PIN-koodisi ja paina OK. Paina kaksi kertaa MENU, niin näytössä lukee ANGE TAL. Näppäile nämä numerot, paina OK ja kirjoita näytössä oleva vastaus.',
    en: 'Start the code box with OK, enter your PIN and press OK. Press MENU twice, and it says ANGE TAL. Key in these digits, press OK and enter the answer that it shows.',
  },
  temporary: { sv: 'Ditt temporära lösenord', fi: 'Väliaikainen salasanasi', en: 'Your temporary password' },
  temporaryLabel: { sv: 'Temporärt lösenord', fi: 'Väliaikainen salasana', en: 'Temporary password' },
  temporaryBody: {
    sv: ({ minutes }: { minutes: number }) =>
      `Lösenordet visas bara här. Du loggar in med det en gång, inom ${minutes} minuter och i den här webbläsaren, och väljer då ett personligt lösenord.`,
    fi: ({ minutes }: { minutes: number }) =>
      `Salasana näkyy vain tässä. Kirjaudut sillä kerran, ${minutes} minuutin kuluessa ja tällä selaimella, ja valitset silloin henkilökohtaisen salasanan.`,
    en: ({ minutes }: { minutes: number }) =>
      `The password is shown here only. You log in with it once, within ${minutes} minutes and in this browser, and then choose a personal password.`,
  },
  goOnToLogin: {
    sv: ({ webBank }: WebBank) => `Fortsätt genom att logga in i ${webBank}`,
    fi: ({ webBank }: WebBank) => `Jatka kirjautumalla ${webBank}-verkkopankkiin`,
    en: ({ webBank }: WebBank) => `Continue by logging in to ${webBank}`,
  },
  terms: { sv: 'Villkor', fi: 'Ehdot', en: 'Terms' },
  readTerms: { sv: 'Läs villkoren', fi: 'Lue ehdot', en: 'Read the terms' },
  joining: {
    sv: ({ webBank }: WebBank) => `Anslutning till ${webBank}`,
    fi: ({ webBank }: WebBank) => `Liittyminen ${webBank}-verkkopankkiin`,
    en: ({ webBank }: WebBank) => `Joining ${webBank}`,
  },
});

/** What is ticked, by the id of its message (K10, K33). */
export const tickTexts = defineTexts({
  'noted-password': {
    sv: 'Jag har noterat det temporära lösenordet',
    fi: 'Olen merkinnyt väliaikaisen salasanan muistiin',
    en: 'I have noted the temporary password',
  },
  'agreed-terms': { sv: 'Jag accepterar villkoren', fi: 'Hyväksyn ehdot', en: 'I accept the terms' },
  'agreed-web-bank': { sv: 'Jag accepterar avtalet', fi: 'Hyväksyn sopimuksen', en: 'I accept the agreement' },
});

export const untickedTexts = defineTexts({
  'noted-password': {
    sv: 'Notera det temporära lösenordet och bocka i att du har gjort det.',
    fi: 'Merkitse väliaikainen salasana muistiin ja rastita, että olet tehnyt sen.',
    en: 'Note the temporary password and tick the box.',
  },
  'agreed-terms': {
    sv: 'Läs villkoren och bocka i att du accepterar dem.',
    fi: 'Lue ehdot ja rastita, että hyväksyt ne.',
    en: 'Read the terms and tick the box if you accept them.',
  },
  'agreed-web-bank': {
    sv: 'Läs avtalet och bocka i att du accepterar det.',
    fi: 'Lue sopimus ja rastita, että hyväksyt sen.',
    en: 'Read the agreement and tick the box if you accept it.',
  },
});

export type Tick = keyof typeof tickTexts;

export function isTick(id: string): id is Tick {
  return Object.hasOwn(tickTexts, id);
}
