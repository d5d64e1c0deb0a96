import { type Brand, defineTexts } from '#texts';

type Names = { readonly brand: Brand };
type Enrolling = Names & { readonly minutes: number; readonly phones: number };

/** What the customer reads when something did not go as asked: what to do first, then why. Never "wrong" about a person. */
export const problemTexts = defineTexts({
  malformed: {
    sv: 'Det som skickades gick inte att läsa. Inget har ändrats.',
    fi: 'Lähetettyä tietoa ei voitu lukea. Mikään ei ole muuttunut.',
    en: 'What was sent could not be read. Nothing has changed.',
  },
  'user-code-malformed': {
    sv: 'Användarkoden består av 6–8 siffror. Den anges i ditt avtal om bankkoder.',
    fi: 'Käyttäjätunnuksessa on 6–8 numeroa. Löydät sen pankkitunnussopimuksestasi.',
    en: 'A user code has 6 to 8 digits. You find it in your agreement on bank codes.',
  },
  'own-code-weak': {
    sv: 'Välj en annan kod. Den får inte bestå av lika siffror eller siffror i följd, och inte vara ditt födelsedatum eller en del av din användarkod.',
    fi: 'Valitse toinen koodi. Siinä ei saa olla pelkkiä samoja tai peräkkäisiä numeroita, eikä se saa olla syntymäaikasi tai osa käyttäjätunnustasi.',
    en: 'Choose another code. It must not be equal digits, digits in a row, your date of birth or part of your user code.',
  },
  'own-code-length': {
    sv: ({ digits }: { digits: number }) => `Din egen kod ska ha ${digits} siffror.`,
    fi: ({ digits }: { digits: number }) => `Omassa koodissasi on oltava ${digits} numeroa.`,
    en: ({ digits }: { digits: number }) => `Your own code must have ${digits} digits.`,
  },
  'not-enrolled': {
    sv: ({ brand, minutes, phones }: Enrolling) =>
      `Kontrollera användarkoden och aktiveringskoden. ${brand.sv.app} kunde inte tas i bruk med dem. En aktiveringskod gäller i ${minutes} minuter och en gång, och du kan ha högst ${phones} telefoner.`,
    fi: ({ brand, minutes, phones }: Enrolling) =>
      `Tarkista käyttäjätunnus ja aktivointikoodi. ${brand.fi.app}-sovellusta ei voitu ottaa käyttöön niillä. Aktivointikoodi on voimassa ${minutes} minuuttia ja toimii kerran, ja puhelimia voi olla enintään ${phones}.`,
    en: ({ brand, minutes, phones }: Enrolling) =>
      `Check the user code and the activation code. ${brand.en.app} could not be started with them. An activation code works once, for ${minutes} minutes, and you can have ${phones} phones at most.`,
  },
  'nonce-spent': {
    sv: 'Försök igen. Det tog för lång tid.',
    fi: 'Yritä uudelleen. Aikaa kului liian kauan.',
    en: 'Try again. It took too long.',
  },
  'phone-unknown': {
    sv: ({ brand }: Names) => `Den här telefonen är inte ansluten till ${brand.sv.app}. Börja om med en ny aktiveringskod.`,
    fi: ({ brand }: Names) => `Tätä puhelinta ei ole liitetty ${brand.fi.app}-sovellukseen. Aloita alusta uudella aktivointikoodilla.`,
    en: ({ brand }: Names) => `This phone is not connected to ${brand.en.app}. Start again with a new activation code.`,
  },
  'phone-stopped': {
    sv: ({ brand }: Names) =>
      `Vi har stoppat ${brand.sv.app} på den här telefonen, för den verkar ha kopierats. Börja om med en ny aktiveringskod.`,
    fi: ({ brand }: Names) =>
      `Pysäytimme ${brand.fi.app}-sovelluksen tässä puhelimessa, koska se näyttää kopioidulta. Aloita alusta uudella aktivointikoodilla.`,
    en: ({ brand }: Names) =>
      `We have stopped ${brand.en.app} on this phone, because it seems to have been copied. Start again with a new activation code.`,
  },
  'session-over': {
    sv: ({ brand }: Names) => `Öppna ${brand.sv.app} på nytt.`,
    fi: ({ brand }: Names) => `Avaa ${brand.fi.app}-sovellus uudelleen.`,
    en: ({ brand }: Names) => `Open ${brand.en.app} again.`,
  },
  'codes-blocked': {
    sv: 'Dina koder är spärrade. Nya koder får du på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
    fi: 'Tunnuksesi on suljettu. Uudet tunnukset saat asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
    en: 'Your codes are blocked. You can get new ones at our service point. Bring a passport or an identity card.',
  },
  'call-over': {
    sv: 'Samtalet är slut, så begäran gäller inte längre.',
    fi: 'Puhelu on päättynyt, joten pyyntö ei ole enää voimassa.',
    en: 'The call has ended, so this request is no longer valid.',
  },
  'request-gone': {
    sv: 'Begäran gäller inte längre.',
    fi: 'Pyyntö ei ole enää voimassa.',
    en: 'This request is no longer valid.',
  },
  'already-approved': {
    sv: 'Du har redan godkänt den här begäran.',
    fi: 'Olet jo hyväksynyt tämän pyynnön.',
    en: 'You have already approved this request.',
  },
  'being-answered': {
    sv: 'Begäran besvaras just nu.',
    fi: 'Pyyntöön vastataan parhaillaan.',
    en: 'This request is being answered right now.',
  },
  'not-confirmed': {
    sv: ({ left }: { left: number }) =>
      `Vi kunde inte bekräfta att det är du. Du kan försöka ${left === 1 ? 'en gång' : `${left} gånger`} till.`,
    fi: ({ left }: { left: number }) =>
      `Emme voineet vahvistaa, että se olet sinä. Voit yrittää vielä ${left === 1 ? 'kerran' : `${left} kertaa`}.`,
    en: ({ left }: { left: number }) => `We could not confirm that it is you. You can try ${left === 1 ? 'once' : `${left} times`} more.`,
  },
  'phone-locked': {
    sv: ({ brand, tries }: Names & { readonly tries: number }) =>
      `${brand.sv.app} är låst på den här telefonen efter ${tries} försök. Börja om med en ny aktiveringskod.`,
    fi: ({ brand, tries }: Names & { readonly tries: number }) =>
      `${brand.fi.app}-sovellus on lukittu tässä puhelimessa ${tries} yrityksen jälkeen. Aloita alusta uudella aktivointikoodilla.`,
    en: ({ brand, tries }: Names & { readonly tries: number }) =>
      `${brand.en.app} is locked on this phone after ${tries} tries. Start again with a new activation code.`,
  },
  'wrong-digits': {
    sv: 'Koden stämde inte, så begäran är stoppad. I samtalet kan du snart försöka igen med en ny kod.',
    fi: 'Koodi ei täsmännyt, joten pyyntö on pysäytetty. Voit pian yrittää puhelussa uudelleen uudella koodilla.',
    en: 'The code did not match, so the request has been stopped. In the call you can soon try again with a new code.',
  },
  'no-such-phone': {
    sv: 'Telefonen finns inte längre i listan.',
    fi: 'Puhelin ei ole enää luettelossa.',
    en: 'This phone is no longer in the list.',
  },
  'passkey-refused': {
    sv: 'Fingeravtryck eller ansikte kunde inte läggas till. Din egen kod fungerar som förut.',
    fi: 'Sormenjälkeä tai kasvoja ei voitu lisätä. Oma koodisi toimii kuten ennenkin.',
    en: 'Fingerprint or face could not be added. Your own code works as before.',
  },
  'push-unavailable': {
    sv: 'Aviseringar kan inte slås på här.',
    fi: 'Ilmoituksia ei voi ottaa käyttöön täällä.',
    en: 'Notifications cannot be turned on here.',
  },
});

export type ProblemCode = keyof typeof problemTexts;

export const answerTexts = defineTexts({
  approved: {
    sv: 'Klart. Gå tillbaka till samtalet.',
    fi: 'Valmis. Palaa puheluun.',
    en: 'Done. Go back to your call.',
  },
  'approved-login': {
    sv: 'Klart. Gå tillbaka till webbanken.',
    fi: 'Valmis. Palaa verkkopankkiin.',
    en: 'Done. Go back to the web bank.',
  },
  declined: {
    sv: 'Avvisad. Den som ringer blir inte identifierad.',
    fi: 'Hylätty. Soittajaa ei tunnisteta.',
    en: 'Declined. The caller is not identified.',
  },
  'declined-login': {
    sv: 'Avvisad. Ingen loggas in.',
    fi: 'Hylätty. Ketään ei kirjata sisään.',
    en: 'Declined. Nobody is logged in.',
  },
  'approved-identify': {
    sv: 'Klart. Vi vet att det är du. Gå tillbaka till samtalet eller chatten.',
    fi: 'Valmis. Tiedämme, että se olet sinä. Palaa puheluun tai chattiin.',
    en: 'Done. We know that it is you. Go back to your call or chat.',
  },
  'declined-identify': {
    sv: 'Avvisad. Ingen blir identifierad.',
    fi: 'Hylätty. Ketään ei tunnisteta.',
    en: 'Declined. Nobody is identified.',
  },
  'approved-pay': {
    sv: 'Klart. Du har bekräftat betalningen.',
    fi: 'Valmis. Olet vahvistanut maksun.',
    en: 'Done. You have confirmed the payment.',
  },
  'declined-pay': {
    sv: 'Avvisad. Inget betalas.',
    fi: 'Hylätty. Mitään ei makseta.',
    en: 'Declined. Nothing is paid.',
  },
  'approved-change': {
    sv: 'Klart. Gå tillbaka till sidan där du var.',
    fi: 'Valmis. Palaa sivulle, jolla olit.',
    en: 'Done. Go back to the page where you were.',
  },
  'declined-change': {
    sv: 'Avvisad. Inget har ändrats.',
    fi: 'Hylätty. Mitään ei muutettu.',
    en: 'Declined. Nothing has changed.',
  },
  stopped: {
    sv: 'Tack. Vi har stoppat begäran och varnat banken.',
    fi: 'Kiitos. Pysäytimme pyynnön ja varoitimme pankkia.',
    en: 'Thank you. We stopped the request and warned the bank.',
  },
  'said-again': {
    sv: 'Koden sägs igen i samtalet.',
    fi: 'Koodi sanotaan puhelussa uudelleen.',
    en: 'The code is being said again in the call.',
  },
  'not-us': {
    sv: 'Vi ringer dig inte. Lägg på.',
    fi: 'Emme soita sinulle. Lopeta puhelu.',
    en: 'We are not calling you. Hang up.',
  },
  'codes-blocked': {
    sv: 'Dina koder är nu spärrade. Nya koder får du på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
    fi: 'Tunnuksesi on nyt suljettu. Uudet tunnukset saat asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
    en: 'Your codes are now blocked. You can get new ones at our service point. Bring a passport or an identity card.',
  },
});

/** Neutral: whoever sees the lock screen learns nothing (S10). */
export const wakeUpTexts = defineTexts({
  request: {
    sv: ({ brand }: Names) => `Något väntar på dig i ${brand.sv.app}.`,
    fi: ({ brand }: Names) => `${brand.fi.app}-sovelluksessa odottaa jotain.`,
    en: ({ brand }: Names) => `Something is waiting for you in ${brand.en.app}.`,
  },
  phones: {
    sv: ({ brand }: Names) => `Kontrollera dina telefoner i ${brand.sv.app}.`,
    fi: ({ brand }: Names) => `Tarkista puhelimesi ${brand.fi.app}-sovelluksessa.`,
    en: ({ brand }: Names) => `Check your phones in ${brand.en.app}.`,
  },
  passkeys: {
    sv: ({ brand }: Names) => `Kontrollera dina lösennycklar i ${brand.sv.webBank}.`,
    fi: ({ brand }: Names) => `Tarkista pääsyavaimesi ${brand.fi.webBank}-verkkopankissa.`,
    en: ({ brand }: Names) => `Check your passkeys in ${brand.en.webBank}.`,
  },
});
