import { defineTexts } from '#texts';

type Moment = { day: string; time: string };
type App = { app: string };

/** Product: screens, `/{l}/my` and below. */
export const myTexts = defineTexts({
  heading: { sv: 'Din säkerhetslösning', fi: 'Turvaratkaisusi', en: 'Your security solution' },
  loggedInAs: {
    sv: ({ name }: { name: string }) => `Inloggad som ${name}`,
    fi: ({ name }: { name: string }) => `Kirjautunut: ${name}`,
    en: ({ name }: { name: string }) => `Logged in as ${name}`,
  },
  back: {
    sv: 'Tillbaka till din säkerhetslösning',
    fi: 'Takaisin turvaratkaisuusi',
    en: 'Back to your security solution',
  },
  password: { sv: 'Byt lösenord', fi: 'Vaihda salasana', en: 'Change password' },
  phoneNumber: {
    sv: 'Telefonnummer för sms-bekräftelser',
    fi: 'Tekstiviestivahvistusten puhelinnumero',
    en: 'Phone number for confirmation codes',
  },
  phones: { sv: 'Mina telefoner', fi: 'Omat puhelimet', en: 'My phones' },
  passkeys: { sv: 'Lösennycklar', fi: 'Pääsyavaimet', en: 'Passkeys' },
  codeTable: { sv: 'Kodtabell', fi: 'Tunnuslukutaulukko', en: 'Code table' },
  codeBox: { sv: 'Kodbox', fi: 'Tunnuslukulaite', en: 'Code box' },
  history: { sv: 'Vad som har hänt', fi: 'Mitä on tapahtunut', en: 'What has happened' },
  block: { sv: 'Spärra dina koder', fi: 'Sulje tunnuksesi', en: 'Block your codes' },
  inOrder: {
    sv: ({ day }: { day: string }) => `I ordning. I bruk sedan ${day}.`,
    fi: ({ day }: { day: string }) => `Kunnossa. Käytössä ${day} alkaen.`,
    en: ({ day }: { day: string }) => `In order. In use since ${day}.`,
  },
  passwordLocked: {
    sv: 'Spärrat efter för många försök.',
    fi: 'Suljettu liian monen yrityksen jälkeen.',
    en: 'Blocked after too many tries.',
  },
  passwordFirst: {
    sv: 'Det första lösenordet. Byt det.',
    fi: 'Ensimmäinen salasana. Vaihda se.',
    en: 'The first password. Change it.',
  },
  none: { sv: 'Du har ingen.', fi: 'Sinulla ei ole.', en: 'You have none.' },
  noPassword: { sv: 'Du har inget lösenord.', fi: 'Sinulla ei ole salasanaa.', en: 'You have no password.' },
  hasNumber: { sv: 'I ordning.', fi: 'Kunnossa.', en: 'In order.' },
  noNumber: { sv: 'Du har inget nummer.', fi: 'Sinulla ei ole numeroa.', en: 'You have no number.' },
  numberChanges: {
    sv: ({ day, time }: Moment) => `Ett nytt nummer börjar gälla ${day} ${time}.`,
    fi: ({ day, time }: Moment) => `Uusi numero tulee voimaan ${day} ${time}.`,
    en: ({ day, time }: Moment) => `A new number takes effect on ${day} at ${time}.`,
  },
  phonesCount: {
    sv: ({ count, app }: App & { count: number }) =>
      count === 1 ? `${app} fungerar på en telefon.` : `${app} fungerar på ${count} telefoner.`,
    fi: ({ count, app }: App & { count: number }) =>
      count === 1 ? `${app}-sovellus toimii yhdessä puhelimessa.` : `${app}-sovellus toimii ${count} puhelimessa.`,
    en: ({ count, app }: App & { count: number }) => (count === 1 ? `${app} works on one phone.` : `${app} works on ${count} phones.`),
  },
  noPhones: {
    sv: ({ app }: App) => `Du använder inte ${app}.`,
    fi: ({ app }: App) => `Et käytä ${app}-sovellusta.`,
    en: ({ app }: App) => `You do not use ${app}.`,
  },
  passkeysCount: {
    sv: ({ count }: { count: number }) => (count === 1 ? 'Du har en.' : `Du har ${count}.`),
    fi: ({ count }: { count: number }) => (count === 1 ? 'Sinulla on yksi.' : `Sinulla on ${count}.`),
    en: ({ count }: { count: number }) => (count === 1 ? 'You have one.' : `You have ${count}.`),
  },
  tableLeft: {
    sv: ({ number, left }: { number: string; left: number }) => `Nummer ${number}. ${left} koder kvar.`,
    fi: ({ number, left }: { number: string; left: number }) => `Numero ${number}. ${left} tunnuslukua jäljellä.`,
    en: ({ number, left }: { number: string; left: number }) => `Number ${number}. ${left} codes left.`,
  },
  boxInOrder: {
    sv: ({ serial }: { serial: string }) => `Nummer ${serial}. I ordning.`,
    fi: ({ serial }: { serial: string }) => `Numero ${serial}. Kunnossa.`,
    en: ({ serial }: { serial: string }) => `Number ${serial}. In order.`,
  },
  boxWaits: {
    sv: ({ serial }: { serial: string }) => `Nummer ${serial} är inte i bruk än.`,
    fi: ({ serial }: { serial: string }) => `Numero ${serial} ei ole vielä käytössä.`,
    en: ({ serial }: { serial: string }) => `Number ${serial} is not in use yet.`,
  },
  boxBlocked: {
    sv: ({ serial }: { serial: string }) => `Nummer ${serial} är spärrad.`,
    fi: ({ serial }: { serial: string }) => `Numero ${serial} on suljettu.`,
    en: ({ serial }: { serial: string }) => `Number ${serial} is blocked.`,
  },
  nextOnItsWay: { sv: 'En ny är på väg.', fi: 'Uusi on tulossa.', en: 'A new one is on its way.' },
  historyHint: {
    sv: 'Inloggningar, samtal och ändringar',
    fi: 'Kirjautumiset, puhelut ja muutokset',
    en: 'Log-ins, calls and changes',
  },
  blockHint: {
    sv: 'Om något har kommit bort eller någon annan kan ha fått tag i koderna',
    fi: 'Jos jotain on kadonnut tai joku muu on voinut saada tunnuksesi',
    en: 'If something is lost or somebody else may have your codes',
  },
});

/** What has just been done, said once on the page that one comes to. */
export const saidTexts = defineTexts({
  'password-changed': {
    sv: 'Lösenordet är bytt. Använd det nya nästa gång du loggar in. Vi har också berättat det i ett sms.',
    fi: 'Salasana on vaihdettu. Käytä uutta, kun kirjaudut seuraavan kerran. Kerroimme siitä myös tekstiviestillä.',
    en: 'Your password has been changed. Use the new one the next time you log in. We have also told you in a text message.',
  },
  'password-changed-quietly': {
    sv: 'Lösenordet är bytt. Använd det nya nästa gång du loggar in.',
    fi: 'Salasana on vaihdettu. Käytä uutta, kun kirjaudut seuraavan kerran.',
    en: 'Your password has been changed. Use the new one the next time you log in.',
  },
  'number-proposed': {
    sv: 'Vi har tagit emot ändringen och berättat om den i ett sms till det gamla numret.',
    fi: 'Olemme ottaneet muutoksen vastaan ja kertoneet siitä tekstiviestillä vanhaan numeroon.',
    en: 'We have received the change and told the old number of it in a text message.',
  },
  'number-undone': {
    sv: 'Ändringen är ångrad. Numret är det samma som förut.',
    fi: 'Muutos on peruttu. Numero on sama kuin ennen.',
    en: 'The change is undone. The number is the same as before.',
  },
  'table-ordered': {
    sv: 'En ny kodtabell är beställd. Den kommer till din registrerade adress.',
    fi: 'Uusi tunnuslukutaulukko on tilattu. Se tulee rekisteröityyn osoitteeseesi.',
    en: 'A new code table is ordered. It comes to your registered address.',
  },
  'already-ordered': {
    sv: 'En ny är redan beställd.',
    fi: 'Uusi on jo tilattu.',
    en: 'A new one is already ordered.',
  },
  'no-address': {
    sv: 'Vi har ingen adress till dig. Besök vårt kundtjänstställe.',
    fi: 'Meillä ei ole osoitettasi. Käy asiakaspalvelupisteessämme.',
    en: 'We have no address for you. Visit our service point.',
  },
  'table-activated': {
    sv: 'Den nya kodtabellen är i bruk. Den gamla gäller inte längre: klipp sönder den.',
    fi: 'Uusi tunnuslukutaulukko on käytössä. Vanha ei enää toimi: leikkaa se palasiksi.',
    en: 'The new code table is in use. The old one no longer works: cut it up.',
  },
  'box-ordered': {
    sv: 'En ny kodbox är beställd. Den kommer till din registrerade adress, och Start-PIN i ett eget brev.',
    fi: 'Uusi tunnuslukulaite on tilattu. Se tulee rekisteröityyn osoitteeseesi, ja aloitus-PIN omassa kirjeessään.',
    en: 'A new code box is ordered. It comes to your registered address, and the start PIN in a letter of its own.',
  },
  'too-many': {
    sv: 'Du har redan så många kodboxar som du kan ha. Spärra först den som du inte använder.',
    fi: 'Sinulla on jo enimmäismäärä laitteita. Poista ensin käytöstä se, jota et käytä.',
    en: 'You already have as many code boxes as you can have. First block the one that you do not use.',
  },
  'box-blocked': {
    sv: 'Kodboxen är spärrad.',
    fi: 'Tunnuslukulaite on suljettu.',
    en: 'The code box is blocked.',
  },
  'box-activated': {
    sv: 'Kodboxen är i bruk.',
    fi: 'Tunnuslukulaite on käytössä.',
    en: 'The code box is in use.',
  },
  'box-not-activated': {
    sv: 'Koden kom från en kodbox som redan är i bruk. Jämför numret med det på boxens baksida.',
    fi: 'Koodi oli laitteesta, joka on jo käytössä. Vertaa numeroa laitteen takana olevaan.',
    en: 'The code came from a code box that is already in use. Compare the number with the one on the back of the box.',
  },
  'box-synchronised': {
    sv: 'Kodboxen stämmer med banken igen.',
    fi: 'Tunnuslukulaite on taas tahdissa pankin kanssa.',
    en: 'The code box is in step with the bank again.',
  },
  joined: {
    sv: 'Du är ansluten till webbanken.',
    fi: 'Olet liittynyt verkkopankkiin.',
    en: 'You have joined the web bank.',
  },
  'phone-removed': {
    sv: 'Telefonen är borttagen.',
    fi: 'Puhelin on poistettu.',
    en: 'The phone is removed.',
  },
  'passkey-added': {
    sv: 'Lösennyckeln är tillagd. Nästa gång kan du logga in med den.',
    fi: 'Pääsyavain on lisätty. Voit kirjautua sillä seuraavalla kerralla.',
    en: 'The passkey is added. Next time you can log in with it.',
  },
  'passkey-removed': {
    sv: 'Lösennyckeln är borttagen här. Ta bort den också på din telefon eller dator.',
    fi: 'Pääsyavain on poistettu täältä. Poista se myös puhelimestasi tai tietokoneestasi.',
    en: 'The passkey is removed here. Remove it from your phone or computer as well.',
  },
  'too-many-passkeys': {
    sv: 'Du har redan så många lösennycklar som du kan ha. Ta först bort en som du inte använder.',
    fi: 'Sinulla on jo enimmäismäärä pääsyavaimia. Poista ensin yksi, jota et käytä.',
    en: 'You already have as many passkeys as you can have. First remove one that you do not use.',
  },
  'not-done': {
    sv: 'Det gjordes inte. Försök igen.',
    fi: 'Sitä ei tehty. Yritä uudelleen.',
    en: 'This was not done. Try again.',
  },
});

export function isSaid(said: string | undefined): said is keyof typeof saidTexts {
  return said !== undefined && Object.hasOwn(saidTexts, said);
}
