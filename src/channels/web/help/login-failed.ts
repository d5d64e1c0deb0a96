import type { Language } from '#texts';
import type { About } from './about.ts';
import { writeLength, writeMonths, writeTime } from './amounts.ts';
import { boxCauses } from './box-causes.ts';
import { type Article, type Block, present, type Section } from './section.ts';

/** D6, T17: every cause stands here, side by side, and none is pointed out. */
export const loginFailedHelp: Record<Language, (about: About) => Article> = {
  sv: (about) => ({
    heading: 'Inloggningen lyckades inte',
    intro: [
      'Kontrollera uppgifterna och försök igen. Om dina koder är spärrade kan du få nya på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
      'Vi säger inte vilken uppgift det gäller. Annars skulle också den som försöker med någon annans koder få veta det.',
    ],
    sections: [
      { id: 'causes', heading: 'Vad kan det bero på?', blocks: causesSv(about), under: boxCauses.sv(about) },
      triesSv(about),
      {
        id: 'next',
        heading: 'Gör så här',
        blocks: [
          {
            steps: [
              'Läs av användarkoden i ditt avtal, och försök igen i lugn och ro.',
              'Lyckas det inte, logga in på ett annat sätt om du har ett.',
              'Ring annars vår kundtjänst eller besök vårt kundtjänstställe.',
            ],
          },
          { to: 'login', link: 'Logga in' },
          { to: 'help/password', link: 'Om du har glömt lösenordet' },
          { to: 'help/code-box', link: 'Logga in med kodbox' },
          { to: 'password/new', link: 'Skapa nytt lösenord' },
          { to: 'help/lost', link: 'Har du tappat bort något?' },
        ],
      },
    ],
  }),
  fi: (about) => ({
    heading: 'Kirjautuminen ei onnistunut',
    intro: [
      'Tarkista tiedot ja yritä uudelleen. Jos tunnuksesi on suljettu, saat uudet asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
      'Emme kerro, mistä tiedosta on kyse. Muuten myös se saisi tietää sen, joka yrittää jonkun toisen tunnuksilla.',
    ],
    sections: [
      { id: 'causes', heading: 'Mistä se voi johtua?', blocks: causesFi(about), under: boxCauses.fi(about) },
      triesFi(about),
      {
        id: 'next',
        heading: 'Tee näin',
        blocks: [
          {
            steps: [
              'Katso käyttäjätunnus sopimuksestasi ja yritä rauhassa uudelleen.',
              'Jos se ei onnistu, kirjaudu toisella tavalla, jos sinulla on sellainen.',
              'Muuten soita asiakaspalveluumme tai käy asiakaspalvelupisteessämme.',
            ],
          },
          { to: 'login', link: 'Kirjaudu sisään' },
          { to: 'help/password', link: 'Jos olet unohtanut salasanasi' },
          { to: 'help/code-box', link: 'Näin kirjaudut tunnuslukulaitteella' },
          { to: 'password/new', link: 'Luo uusi salasana' },
          { to: 'help/lost', link: 'Onko jotain kadonnut?' },
        ],
      },
    ],
  }),
  en: (about) => ({
    heading: 'You could not be logged in',
    intro: [
      'Check what you entered and try again. If your codes are blocked, you can get new ones at our service point. Bring a passport or an identity card.',
      "We do not say which part it was. Otherwise someone who tries somebody else's codes would learn it too.",
    ],
    sections: [
      { id: 'causes', heading: 'What could be the reason?', blocks: causesEn(about), under: boxCauses.en(about) },
      triesEn(about),
      {
        id: 'next',
        heading: 'What to do',
        blocks: [
          {
            steps: [
              'Look up your user code in your agreement, and try again without haste.',
              'If it does not succeed, log in another way if you have one.',
              'Otherwise call our customer service or visit our service point.',
            ],
          },
          { to: 'login', link: 'Log in' },
          { to: 'help/password', link: 'If you have forgotten your password' },
          { to: 'help/code-box', link: 'How to log in with a code box' },
          { to: 'password/new', link: 'Create a new password' },
          { to: 'help/lost', link: 'Have you lost something?' },
        ],
      },
    ],
  }),
};

function causesSv({ brand, policy, userCode, keyOf }: About): Block[] {
  const [app, table] = [keyOf('app') && brand.sv.app, keyOf('code-table')];
  return [
    {
      points: present([
        `Användarkoden stämmer inte. Den består av ${writeLength('sv', userCode)}.`,
        table &&
          `Lösenordet stämmer inte. Det består av ${writeLength('sv', policy.passwordDigits)}. Har du beställt ett nytt per post gäller engångslösenordet i brevet.`,
        table &&
          policy.firstPassword === 'birth-date' &&
          `Det första lösenordet byttes inte inom ${writeMonths('sv', policy.firstPasswordMonths)}.`,
        table && 'Koden på kodtabellen är från en annan kolumn eller rad, eller från en tabell som inte längre gäller.',
        table &&
          `Bekräftelsekoden är äldre än ${writeTime('sv', policy.smsLife)}, eller en senare kod har ersatt den. En kod för ett samtal gäller inte på webben.`,
        app && `Begäran i ${app} godkändes inte inom ${writeTime('sv', policy.appPatience)}.`,
        app && `${app} är inte i bruk på din telefon.`,
        'Koderna är spärrade.',
      ]),
    },
  ];
}

function triesSv({ brand, policy: { strangersTries: rule }, keyOf }: About): Section {
  const app = keyOf('app') && brand.sv.app;
  return {
    id: 'tries',
    heading: 'Hur många försök har du?',
    blocks: present([
      rule.then === 'lock'
        ? `Efter ${rule.tries} försök i rad som inte stämmer spärras koderna.`
        : `Efter ${rule.tries} försök i rad som inte stämmer vilar koderna i ${writeTime('sv', rule.pause)}. Efter ${rule.lockAt} spärras de.`,
      'Försök i telefon och på webben räknas ihop. Du får veta det om dina koder spärras.',
      app && `${app} fungerar som vanligt också då. Har du identifierat dig med ${app} börjar koderna gälla igen.`,
    ]),
  };
}

function causesFi({ brand, policy, userCode, keyOf }: About): Block[] {
  const [app, table] = [keyOf('app') && brand.fi.app, keyOf('code-table')];
  return [
    {
      points: present([
        `Käyttäjätunnus ei täsmää. Siinä on ${writeLength('fi', userCode)}.`,
        table &&
          `Salasana ei täsmää. Siinä on ${writeLength('fi', policy.passwordDigits)}. Jos olet tilannut uuden postitse, voimassa on kirjeessä oleva kertakäyttöinen salasana.`,
        table &&
          policy.firstPassword === 'birth-date' &&
          `Ensimmäistä salasanaa ei vaihdettu ${writeMonths('fi', policy.firstPasswordMonths, 'genitive')} kuluessa.`,
        table && 'Tunnusluku on toisesta sarakkeesta tai toiselta riviltä, tai taulukosta, joka ei enää ole voimassa.',
        table &&
          `Vahvistuskoodista on yli ${writeTime('fi', policy.smsLife)}, tai myöhempi koodi on korvannut sen. Puhelua varten lähetetty koodi ei kelpaa verkossa.`,
        app && `Pyyntöä ei hyväksytty ${app}-sovelluksessa ${writeTime('fi', policy.appPatience, 'genitive')} kuluessa.`,
        app && `${app}-sovellus ei ole käytössä puhelimessasi.`,
        'Tunnukset on suljettu.',
      ]),
    },
  ];
}

function triesFi({ brand, policy: { strangersTries: rule }, keyOf }: About): Section {
  const app = keyOf('app') && brand.fi.app;
  return {
    id: 'tries',
    heading: 'Montako kertaa voit yrittää?',
    blocks: present([
      rule.then === 'lock'
        ? `Tunnukset suljetaan, kun ${rule.tries} yritystä peräkkäin ei ole onnistunut.`
        : `Kun ${rule.tries} yritystä peräkkäin ei ole onnistunut, tunnukset ovat tauolla ${writeTime('fi', rule.pause)}. Kun yrityksiä on ${rule.lockAt}, tunnukset suljetaan.`,
      'Yritykset puhelimessa ja verkossa lasketaan yhteen. Kerromme sinulle, jos tunnuksesi suljetaan.',
      app && `${app}-sovellus toimii silloinkin tavalliseen tapaan. Kun olet tunnistautunut sillä, tunnukset ovat taas voimassa.`,
    ]),
  };
}

function causesEn({ brand, policy, userCode, keyOf }: About): Block[] {
  const [app, table] = [keyOf('app') && brand.en.app, keyOf('code-table')];
  return [
    {
      points: present([
        `The user code does not match. It has ${writeLength('en', userCode)}.`,
        table &&
          `The password does not match. It has ${writeLength('en', policy.passwordDigits)}. If you have ordered a new one by post, the one-time password in the letter is the valid one.`,
        table &&
          policy.firstPassword === 'birth-date' &&
          `The first password was not changed within ${writeMonths('en', policy.firstPasswordMonths)}.`,
        table && 'The code from the code table is from another column or row, or from a table that is no longer valid.',
        table &&
          `The confirmation code is older than ${writeTime('en', policy.smsLife)}, or a later code has replaced it. A code for a call is not valid on the web.`,
        app && `The request in ${app} was not approved within ${writeTime('en', policy.appPatience)}.`,
        app && `${app} is not in use on your phone.`,
        'The codes are blocked.',
      ]),
    },
  ];
}

function triesEn({ brand, policy: { strangersTries: rule }, keyOf }: About): Section {
  const app = keyOf('app') && brand.en.app;
  return {
    id: 'tries',
    heading: 'How many tries do you have?',
    blocks: present([
      rule.then === 'lock'
        ? `After ${rule.tries} tries in a row that do not succeed, the codes are blocked.`
        : `After ${rule.tries} tries in a row that do not succeed, the codes rest for ${writeTime('en', rule.pause)}. After ${rule.lockAt} they are blocked.`,
      'Tries on the phone and on the web are counted together. We tell you if your codes are blocked.',
      app && `${app} still works as usual then. Once you have identified yourself with it, your codes are valid again.`,
    ]),
  };
}
