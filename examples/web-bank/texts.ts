import type { Names } from './settings.ts';

/** Every sentence of the pages, in the three languages; `{…}` is filled in by `say`. */
export const texts = {
  skip: { sv: 'Gå direkt till innehållet', fi: 'Siirry suoraan sisältöön', en: 'Skip to content' },
  bank: { sv: 'Lyktbanken', fi: 'Lyhtypankki', en: 'Lykta Bank' },
  webBank: { sv: 'Hamnen', fi: 'Satama-verkkopankki', en: 'Hamnen' },
  places: { sv: 'Sidor i Hamnen', fi: 'Verkkopankin sivut', en: 'Pages of Hamnen' },
  help: { sv: 'Hjälp', fi: 'Ohje', en: 'Help' },
  accessibility: { sv: 'Tillgänglighetsutlåtande', fi: 'Saavutettavuusseloste', en: 'Accessibility statement' },
  privacy: { sv: 'Behandling av personuppgifter', fi: 'Henkilötietojen käsittely', en: 'How we process personal data' },
  checkThis: { sv: 'Kontrollera det här', fi: 'Tarkista tämä', en: 'Check this' },

  welcome: { sv: 'Välkommen till Hamnen', fi: 'Tervetuloa Satama-verkkopankkiin', en: 'Welcome to Hamnen' },
  welcomeBody: {
    sv: 'Här ser du dina konton hos Lyktbanken och betalar dina räkningar.',
    fi: 'Täällä näet tilisi Lyhtypankissa ja maksat laskusi.',
    en: 'Here you see your accounts at Lykta Bank and pay your bills.',
  },
  logIn: { sv: 'Logga in', fi: 'Kirjaudu sisään', en: 'Log in' },
  logInHow: {
    sv: 'Du loggar in med säkerhetslösningen Sigillet, på bankens egen sida. Hamnen får aldrig se dina koder.',
    fi: 'Kirjaudut Sinetti-turvaratkaisulla pankin omalla sivulla. Verkkopankki ei koskaan näe tunnuksiasi.',
    en: 'You log in with Sigill, on the bank’s own page. Hamnen never sees your codes.',
  },
  logOut: { sv: 'Logga ut', fi: 'Kirjaudu ulos', en: 'Log out' },
  loggedIn: { sv: 'Inloggad kl. {time} som {name}', fi: 'Kirjautunut klo {time}: {name}', en: 'Logged in at {time} as {name}' },

  accounts: { sv: 'Dina konton', fi: 'Tilisi', en: 'Your accounts' },
  accountsShort: { sv: 'Konton', fi: 'Tilit', en: 'Accounts' },
  noAccounts: {
    sv: 'Du har inget konto hos oss än.',
    fi: 'Sinulla ei ole vielä tiliä meillä.',
    en: 'You have no account with us yet.',
  },
  happened: { sv: 'Senast på {account}', fi: 'Viimeksi tilillä: {account}', en: 'Latest on {account}' },
  day: { sv: 'Dag', fi: 'Päivä', en: 'Day' },
  what: { sv: 'Vad', fi: 'Mitä', en: 'What' },
  amount: { sv: 'Belopp', fi: 'Summa', en: 'Amount' },
  balance: { sv: 'Saldo', fi: 'Saldo', en: 'Balance' },

  about: { sv: 'Om Hamnen', fi: 'Tietoja Satama-verkkopankista', en: 'About Hamnen' },
  aboutBody: {
    sv: 'Hamnen är Lyktbankens webbank. Vem du är får Hamnen veta av säkerhetslösningen Sigillet, och bara det.',
    fi: 'Satama on Lyhtypankin verkkopankki. Sinetti-turvaratkaisu kertoo verkkopankille, kuka olet, eikä muuta.',
    en: 'Hamnen is the web bank of Lykta Bank. Sigill tells Hamnen who you are, and nothing else.',
  },
  aboutSolution: { sv: 'Om din säkerhetslösning', fi: 'Tietoja turvaratkaisustasi', en: 'About your security solution' },
  aboutSolutionBody: {
    sv: 'Vad du har och om det är i ordning. Där byter du lösenord och spärrar koder.',
    fi: 'Mitä sinulla on ja onko kaikki kunnossa. Siellä vaihdat salasanan ja suljet tunnukset.',
    en: 'What you have, and whether it is in order. There you change your password and block codes.',
  },
  aboutIdle: {
    sv: 'Du loggas ut när inget har hänt på fem minuter.',
    fi: 'Sinut kirjataan ulos, kun mitään ei ole tapahtunut viiteen minuuttiin.',
    en: 'You are logged out when nothing has happened for five minutes.',
  },

  newPayment: { sv: 'Ny betalning', fi: 'Uusi maksu', en: 'New payment' },
  payee: { sv: 'Mottagare', fi: 'Saaja', en: 'Payee' },
  account: { sv: 'Mottagarens konto', fi: 'Saajan tili', en: "Payee's account" },
  accountHint: { sv: 'IBAN, till exempel {example}', fi: 'IBAN, esimerkiksi {example}', en: 'IBAN, for example {example}' },
  euros: { sv: 'Belopp i euro', fi: 'Summa euroina', en: 'Amount in euros' },
  eurosHint: { sv: 'Till exempel 250,00', fi: 'Esimerkiksi 250,00', en: 'For example 250.00' },
  from: { sv: 'Från', fi: 'Tililtä', en: 'From' },
  goOn: { sv: 'Fortsätt', fi: 'Jatka', en: 'Continue' },
  cancel: { sv: 'Avbryt', fi: 'Peruuta', en: 'Cancel' },

  payeeMissing: { sv: 'Skriv vem som ska få pengarna.', fi: 'Kirjoita, kuka saa rahat.', en: 'Enter who is to get the money.' },
  payeeWrong: {
    sv: 'Skriv namnet med bokstäver och siffror, högst {most} tecken.',
    fi: 'Kirjoita nimi kirjaimin ja numeroin, enintään {most} merkkiä.',
    en: 'Enter the name in letters and digits, at most {most} characters.',
  },
  accountWrong: {
    sv: 'Kontrollera kontonumret. Det är ett IBAN, till exempel {example}.',
    fi: 'Tarkista tilinumero. Se on IBAN-numero, esimerkiksi {example}.',
    en: 'Check the account number. It is an IBAN, for example {example}.',
  },
  amountWrong: {
    sv: 'Skriv beloppet i siffror, till exempel 250,00.',
    fi: 'Kirjoita summa numeroin, esimerkiksi 250,00.',
    en: 'Enter the amount in digits, for example 250.00.',
  },
  amountZero: {
    sv: 'Skriv ett belopp som är större än noll.',
    fi: 'Kirjoita summa, joka on suurempi kuin nolla.',
    en: 'Enter an amount above zero.',
  },
  balanceShort: {
    sv: 'Så mycket finns inte på kontot. Där finns {left}.',
    fi: 'Tilillä ei ole niin paljon. Siellä on {left}.',
    en: 'There is not that much in the account. It holds {left}.',
  },
  overLimit: {
    sv: 'Det är mer än du kan betala i dag. Kvar av din gräns är {left}.',
    fi: 'Se on enemmän kuin voit tänään maksaa. Rajastasi on jäljellä {left}.',
    en: 'That is more than you can pay today. {left} is left of your limit.',
  },

  checkPayment: { sv: 'Kontrollera betalningen', fi: 'Tarkista maksu', en: 'Check the payment' },
  checkBody: {
    sv: 'Nästa steg är på bankens egen sida. Kontrollera att mottagare och belopp är de samma där, i sms:et och i Lyktan.',
    fi: 'Seuraava vaihe on pankin omalla sivulla. Tarkista, että saaja ja summa ovat samat siellä, tekstiviestissä ja Lyhty-sovelluksessa.',
    en: 'The next step is on the bank’s own page. Check that payee and amount are the same there, in the text message and in Lyktan.',
  },
  confirmPayment: { sv: 'Bekräfta betalningen', fi: 'Vahvista maksu', en: 'Confirm the payment' },
  paid: { sv: 'Betalningen är gjord', fi: 'Maksu on maksettu', en: 'The payment is made' },
  paidBody: {
    sv: '{amount} har gått till {payee}.',
    fi: '{amount} on maksettu. Saaja: {payee}.',
    en: '{amount} has gone to {payee}.',
  },
  notPaid: { sv: 'Ingenting har betalats', fi: 'Mitään ei ole maksettu', en: 'Nothing was paid' },
  toAccounts: { sv: 'Till dina konton', fi: 'Tileihisi', en: 'To your accounts' },

  cancelled: {
    sv: 'Du bekräftade inte, så inget har hänt.',
    fi: 'Et vahvistanut, joten mitään ei ole tapahtunut.',
    en: 'You did not confirm, so nothing has happened.',
  },
  notShown: {
    sv: 'Uppgifterna ändrades på vägen från sidan du såg. Därför stoppade vi betalningen. Gör en ny, gärna på en annan dator.',
    fi: 'Tiedot muuttuivat matkalla sivulta, jonka näit. Siksi pysäytimme maksun. Tee uusi, mielellään toisella koneella.',
    en: 'The details were changed on their way from the page you saw. So we stopped the payment. Make a new one, preferably on another computer.',
  },
  notTheAnswer: {
    sv: 'Svaret som webbläsaren kom tillbaka med hör inte till det vi frågade. Därför stoppade vi det.',
    fi: 'Vastaus, jonka selain toi takaisin, ei kuulu kysymykseemme. Siksi pysäytimme sen.',
    en: 'The answer that your browser brought back does not belong to what we asked. So we stopped it.',
  },
  notConfirmed: {
    sv: 'Det som bekräftades är inte den här betalningen: mottagare, konto eller belopp är ett annat. Därför stoppade vi den.',
    fi: 'Se, mikä vahvistettiin, ei ole tämä maksu: saaja, tili tai summa on eri. Siksi pysäytimme sen.',
    en: 'What was confirmed is not this payment: payee, account or amount is another. So we stopped it.',
  },
  somebodyElse: {
    sv: 'Den som bekräftade är någon annan än du som är inloggad. Därför stoppade vi det.',
    fi: 'Vahvistaja on joku muu kuin sisään kirjautunut. Siksi pysäytimme sen.',
    en: 'Whoever confirmed is somebody else than who is logged in. So we stopped it.',
  },
  refusedBefore: {
    sv: 'Den här betalningen är stoppad. Gör en ny.',
    fi: 'Tämä maksu on pysäytetty. Tee uusi.',
    en: 'This payment was stopped. Make a new one.',
  },

  limit: { sv: 'Gräns för betalningar', fi: 'Maksuraja', en: 'Payment limit' },
  limitNow: {
    sv: 'Du kan betala högst {limit} på ett dygn.',
    fi: 'Voit maksaa enintään {limit} vuorokaudessa.',
    en: 'You can pay at most {limit} in a day.',
  },
  limitHow: {
    sv: 'En ändring bekräftar du på bankens egen sida.',
    fi: 'Muutoksen vahvistat pankin omalla sivulla.',
    en: 'You confirm a change on the bank’s own page.',
  },
  newLimit: { sv: 'Ny gräns i euro', fi: 'Uusi raja euroina', en: 'New limit in euros' },
  changeLimit: { sv: 'Ändra gränsen', fi: 'Muuta rajaa', en: 'Change the limit' },
  limitHigh: { sv: 'Gränsen kan vara högst {most}.', fi: 'Raja voi olla enintään {most}.', en: 'The limit can be at most {most}.' },
  limitChanged: { sv: 'Gränsen är ändrad.', fi: 'Raja on muutettu.', en: 'The limit has been changed.' },
  notChanged: { sv: 'Ingenting har ändrats', fi: 'Mitään ei ole muutettu', en: 'Nothing was changed' },
  changeNotConfirmed: {
    sv: 'Det som bekräftades är inte den här ändringen. Därför stoppade vi den.',
    fi: 'Se, mikä vahvistettiin, ei ole tämä muutos. Siksi pysäytimme sen.',
    en: 'What was confirmed is not this change. So we stopped it.',
  },

  notLoggedIn: { sv: 'Du loggades inte in', fi: 'Sinua ei kirjattu sisään', en: 'You were not logged in' },
  again: { sv: 'Försök igen', fi: 'Yritä uudelleen', en: 'Try again' },
  loggedOut: { sv: 'Du är utloggad', fi: 'Olet kirjautunut ulos', en: 'You are logged out' },
  loggedOutBody: { sv: 'Välkommen tillbaka.', fi: 'Tervetuloa takaisin.', en: 'Welcome back.' },
  idle: {
    sv: 'Inget hände på fem minuter, så du är utloggad. Ingenting har betalats.',
    fi: 'Mitään ei tapahtunut viiteen minuuttiin, joten olet kirjautunut ulos. Mitään ei ole maksettu.',
    en: 'Nothing happened for five minutes, so you are logged out. Nothing was paid.',
  },

  outOfOrder: { sv: 'Det går inte just nu', fi: 'Juuri nyt ei onnistu', en: 'Not right now' },
  outOfOrderBody: {
    sv: 'Vi når inte bankens säkerhetslösning. Inget har ändrats. Försök igen om en stund.',
    fi: 'Emme tavoita pankin turvaratkaisua. Mikään ei ole muuttunut. Yritä hetken kuluttua uudelleen.',
    en: 'We cannot reach the bank’s security solution. Nothing has changed. Try again in a little while.',
  },
  broken: {
    sv: 'Något gick sönder hos oss. Vi beklagar. Försök igen om en stund.',
    fi: 'Meillä meni jotain rikki. Pahoittelemme. Yritä hetken kuluttua uudelleen.',
    en: 'Something broke on our side. We are sorry. Try again in a little while.',
  },
  notFound: { sv: 'Sidan finns inte', fi: 'Sivua ei ole', en: 'There is no such page' },
  notFoundBody: {
    sv: 'Kontrollera adressen, eller börja om från första sidan.',
    fi: 'Tarkista osoite tai aloita etusivulta.',
    en: 'Check the address, or begin at the first page.',
  },
  foreign: { sv: 'Sidan var för gammal', fi: 'Sivu oli liian vanha', en: 'The page was too old' },
  foreignBody: {
    sv: 'Inget har ändrats. Börja om från första sidan.',
    fi: 'Mikään ei ole muuttunut. Aloita etusivulta.',
    en: 'Nothing has changed. Begin at the first page.',
  },
} satisfies Record<string, Names>;

export type Text = keyof typeof texts;

export const languageNames: Names = { sv: 'Svenska', fi: 'Suomi', en: 'English' };
