import { defineTexts } from '#texts';

/** Product: screens, "Step: …". */
export const identifyTexts = defineTexts({
  go: { sv: 'Fortsätt', fi: 'Jatka', en: 'Continue' },
  ok: { sv: 'OK', fi: 'OK', en: 'OK' },
  cancel: { sv: 'Avbryt', fi: 'Peruuta', en: 'Cancel' },
  again: { sv: 'Skicka en ny kod', fi: 'Lähetä uusi koodi', en: 'Send a new code' },
  againWhen: {
    sv: 'Har du inte fått någon kod? Du kan be om en ny en gång i minuten.',
    fi: 'Etkö ole saanut koodia? Voit pyytää uuden kerran minuutissa.',
    en: 'Have you not received a code? You can ask for a new one once a minute.',
  },
  repeat: { sv: 'Upprepa det nya lösenordet', fi: 'Toista uusi salasana', en: 'Repeat the new password' },
  approved: { sv: 'Jag har godkänt', fi: 'Olen hyväksynyt', en: 'I have approved' },
  notYet: {
    sv: 'Vi har inte fått ditt godkännande än.',
    fi: 'Emme ole vielä saaneet hyväksyntääsi.',
    en: 'We have not received your approval yet.',
  },
  waiting: { sv: 'Vi väntar på ditt godkännande.', fi: 'Odotamme hyväksyntääsi.', en: 'We are waiting for your approval.' },
  ceremonyScript: {
    sv: 'En lösennyckel fungerar bara om din webbläsare tillåter JavaScript. Utan det går alla andra sätt bra.',
    fi: 'Pääsyavain toimii vain, jos selaimesi sallii JavaScriptin. Ilman sitä kaikki muut tavat toimivat.',
    en: 'A passkey works only if your browser allows JavaScript. Without it all other ways work.',
  },
  ceremonyStopped: {
    sv: 'Ingen lösennyckel användes. Försök igen, eller välj ett annat sätt.',
    fi: 'Pääsyavainta ei käytetty. Yritä uudelleen tai valitse toinen tapa.',
    en: 'No passkey was used. Try again, or choose another way.',
  },
  ceremonyNotMade: {
    sv: 'Ingen lösennyckel skapades. Kanske har du redan en på den här enheten. Försök igen.',
    fi: 'Pääsyavainta ei luotu. Sinulla saattaa jo olla sellainen tässä laitteessa. Yritä uudelleen.',
    en: 'No passkey was made. Perhaps you already have one on this device. Try again.',
  },
  usePasskey: { sv: 'Använd en lösennyckel i stället', fi: 'Käytä sen sijaan pääsyavainta', en: 'Use a passkey instead' },
  otherWay: { sv: 'Logga in på ett annat sätt', fi: 'Kirjaudu toisella tavalla', en: 'Log in another way' },
  useApp: {
    sv: ({ app }: { app: string }) => `Godkänn i ${app} i stället`,
    fi: ({ app }: { app: string }) => `Hyväksy sen sijaan ${app}-sovelluksessa`,
    en: ({ app }: { app: string }) => `Approve in ${app} instead`,
  },
  useTable: {
    sv: 'Använd lösenord och kodtabell i stället',
    fi: 'Käytä sen sijaan salasanaa ja tunnuslukutaulukkoa',
    en: 'Use your password and code table instead',
  },
  useCell: { sv: 'Använd kodtabellen i stället', fi: 'Käytä sen sijaan tunnuslukutaulukkoa', en: 'Use your code table instead' },
  useTwoCodes: {
    sv: 'Ange två koder i rad i stället',
    fi: 'Anna sen sijaan kaksi peräkkäistä koodia',
    en: 'Enter two codes in a row instead',
  },
  useOneCode: { sv: 'Ange en kod i stället', fi: 'Anna sen sijaan yksi koodi', en: 'Enter one code instead' },
  twoCodesWhen: {
    sv: 'Har kodboxen inte använts på länge, eller har någon tryckt på den många gånger? Två koder i rad får den att stämma igen.',
    fi: 'Onko laite ollut pitkään käyttämättä, tai onko sitä painettu monta kertaa? Kaksi peräkkäistä koodia tahdistaa sen uudelleen.',
    en: 'Has the code box not been used for a long time, or has somebody pressed it many times? Two codes in a row bring it back in step.',
  },
  usePassword: { sv: 'Använd lösenordet i stället', fi: 'Käytä sen sijaan salasanaa', en: 'Use your password instead' },
  failedLogin: { sv: 'Inloggningen lyckades inte', fi: 'Kirjautuminen ei onnistunut', en: 'You could not be logged in' },
  failedConfirm: { sv: 'Det gick inte att bekräfta', fi: 'Vahvistus ei onnistunut', en: 'This could not be confirmed' },
  failedBody: {
    sv: 'Kontrollera uppgifterna och försök igen. Om dina koder är spärrade kan du få nya på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
    fi: 'Tarkista tiedot ja yritä uudelleen. Jos tunnuksesi on suljettu, saat uudet asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
    en: 'Check what you entered and try again. If your codes are blocked, you can get new ones at our service point. Bring a passport or an identity card.',
  },
  why: { sv: 'Vad kan det bero på?', fi: 'Mistä se voi johtua?', en: 'What could be the reason?' },
  tryAgain: { sv: 'Försök igen', fi: 'Yritä uudelleen', en: 'Try again' },
  service: { sv: 'Ring kundtjänst', fi: 'Soita asiakaspalveluun', en: 'Call customer service' },
});

type Count = { least: number; most: number };
const count = ({ least, most }: Count) => (least === most ? `${least}` : `${least}–${most}`);

/** Failures of form, told at once. The ids that begin with `password-` are those with which a new password is refused. */
export const formTexts = defineTexts({
  digits: {
    sv: (given: Count) => `Koden består av ${count(given)} siffror.`,
    fi: (given: Count) => `Koodissa on ${count(given)} numeroa.`,
    en: (given: Count) => `The code has ${count(given)} digits.`,
  },
  password: {
    sv: ({ most }: Count) => `Lösenordet består av 4–6 siffror, ett engångslösenord av ${most}.`,
    fi: ({ most }: Count) => `Salasanassa on 4–6 numeroa, kertakäyttöisessä salasanassa ${most}.`,
    en: ({ most }: Count) => `A password has 4 to 6 digits, a one-time password has ${most}.`,
  },
  userCode: {
    sv: (given: Count) => `Användarkoden består av ${count(given)} siffror. Den anges i ditt avtal om bankkoder.`,
    fi: (given: Count) => `Käyttäjätunnuksessa on ${count(given)} numeroa. Löydät sen pankkitunnussopimuksestasi.`,
    en: ({ least, most }: Count) => `A user code has ${least} to ${most} digits. You find it in your agreement on bank codes.`,
  },
  codes: {
    sv: (given: Count) => `Ange två koder, den ena efter den andra, på ${count(given)} siffror var.`,
    fi: (given: Count) => `Anna kaksi peräkkäistä koodia. Kummassakin on ${count(given)} numeroa.`,
    en: (given: Count) => `Enter two codes, one after the other, of ${count(given)} digits each.`,
  },
  'box-code': {
    sv: 'Det här ser ut som en kod från kodboxen. Skriv ditt lösenord här. Koden anger du på nästa sida.',
    fi: 'Tämä näyttää tunnuslukulaitteen koodilta. Kirjoita tähän salasanasi. Koodin annat seuraavalla sivulla.',
    en: 'This looks like a code from the code box. Enter your password here. The code comes on the next page.',
  },
  number: {
    sv: 'Ange personnumret (ÅÅMMDDXXXX) eller kundnumret: tio siffror utan bindestreck. Kontrollera siffrorna.',
    fi: 'Anna henkilönumero (VVKKPPXXXX) tai asiakasnumero: kymmenen numeroa ilman yhdysmerkkiä. Tarkista numerot.',
    en: 'Enter your personal number (YYMMDDXXXX) or customer number: ten digits without a hyphen. Check the digits.',
  },
  'password-length': {
    sv: (given: Count) => `Lösenordet består av ${count(given)} siffror.`,
    fi: (given: Count) => `Salasanassa on ${count(given)} numeroa.`,
    en: (given: Count) => `A password has ${count(given)} digits.`,
  },
  'password-weak': {
    sv: 'Välj ett annat lösenord. Det får inte bestå av lika siffror eller siffror i följd, och inte vara ditt födelsedatum eller en del av din användarkod.',
    fi: 'Valitse toinen salasana. Siinä ei saa olla pelkkiä samoja tai peräkkäisiä numeroita, eikä se saa olla syntymäaikasi tai osa käyttäjätunnustasi.',
    en: 'Choose another password. It must not be equal digits, digits in a row, your date of birth or part of your user code.',
  },
  'password-common': {
    sv: 'Välj ett annat lösenord. Det här är ett av de vanligaste.',
    fi: 'Valitse toinen salasana. Tämä on yksi yleisimmistä.',
    en: 'Choose another password. This is one of the most common ones.',
  },
  'password-same': {
    sv: 'Välj ett annat lösenord än det som du har nu.',
    fi: 'Valitse toinen salasana kuin nykyinen.',
    en: 'Choose another password than the one you have now.',
  },
  'password-rules': {
    sv: (given: Count) =>
      `Lösenordet består av ${count(given)} siffror som du själv väljer. Det får inte bestå av lika siffror eller siffror i följd, och inte vara ditt födelsedatum eller en del av din användarkod.`,
    fi: (given: Count) =>
      `Salasanassa on ${count(given)} numeroa, jotka valitset itse. Siinä ei saa olla pelkkiä samoja tai peräkkäisiä numeroita, eikä se saa olla syntymäaikasi tai osa käyttäjätunnustasi.`,
    en: (given: Count) =>
      `A password has ${count(given)} digits that you choose yourself. It must not be equal digits, digits in a row, your date of birth or part of your user code.`,
  },
  'box-password-rules': {
    sv: (given: Count) =>
      `Lösenordet består av ${count(given)} siffror som du själv väljer. Det får inte bestå av lika siffror eller siffror i följd, och inte vara ditt födelsedatum eller en del av ditt personnummer. Lämna inte ut det till någon.`,
    fi: (given: Count) =>
      `Salasanassa on ${count(given)} numeroa, jotka valitset itse. Siinä ei saa olla pelkkiä samoja tai peräkkäisiä numeroita, eikä se saa olla syntymäaikasi tai osa henkilönumeroasi. Älä anna sitä kenellekään.`,
    en: (given: Count) =>
      `A password has ${count(given)} digits that you choose yourself. It must not be equal digits, digits in a row, your date of birth or part of your personal number. Do not give it to anyone.`,
  },
  repeat: {
    sv: 'Lösenorden är inte lika. Skriv samma siffror i båda fälten.',
    fi: 'Salasanat eivät ole samat. Kirjoita samat numerot molempiin kenttiin.',
    en: 'The passwords are not the same. Enter the same digits in both fields.',
  },
});
