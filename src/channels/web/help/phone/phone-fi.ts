import type { About } from '../about.ts';
import { writeLength, writeTime } from '../amounts.ts';
import { listNumbers } from '../numbers-to-call.ts';
import { listHours } from '../opening-hours.ts';
import { type Article, type Item, present, type Section } from '../section.ts';
import { securityRules } from '../security-rules.ts';
import { questionsFi } from './questions-fi.ts';

/** Seed S as a page, in Finnish: S1–S49. */
export function phoneHelpFi(about: About): Article {
  const [app, table, box, unidentified, block] = [
    about.keyOf('app'),
    about.keyOf('code-table'),
    about.keyOf('code-box'),
    about.keyOf('unidentified'),
    about.keyOf('block'),
  ];
  return {
    heading: 'Näin tunnistaudut puhelinpalvelussa',
    intro: [
      'Autamme sinua mielellämme puhelinpalvelussamme. Jotta voimme hoitaa omia pankkiasioitasi, tunnistaudu heti puhelun alussa. Silloin asiakaspalvelija voi auttaa sinua saman tien.',
    ],
    sections: present([
      {
        id: 'numbers',
        heading: `${about.brand.fi.bankGenitive} asiakaspalvelu`,
        blocks: present([listNumbers(about.numbers, 'fi'), about.hours && 'Palvelemme:', about.hours && listHours(about.hours, 'fi')]),
      },
      app && withTheApp(about, app),
      table && withTheTable(about, table),
      box && withTheBox(about, box),
      app && fromTheApp(about),
      unidentified && withoutIdentification(unidentified),
      block && blocking(block),
      security(about),
      { id: 'questions', heading: 'Usein kysyttyä', blocks: [], under: questionsFi(about) },
    ]),
  };
}

const blocked =
  'Tunnistautuminen ei onnistu, jos pankkitunnuksesi on suljettu. Saat uudet tunnukset asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.';

const outcome =
  'Kuulet puhelussa, onnistuiko tunnistautuminen. Valitse puhelusi aihe ja odota rauhassa vapaata asiakaspalvelijaa. Pyrimme vastaamaan mahdollisimman pian.';

function askUserCode({ userCode }: About): Item {
  return {
    text: `Näppäile verkkopankin käyttäjätunnuksesi kokonaan (${writeLength('fi', userCode)}) ja paina risuaitaa eli ruutua (#).`,
    to: 'help/user-code',
    link: 'Mikä on käyttäjätunnus?',
  };
}

function withTheApp(about: About, key: string): Section {
  const { app, bankGenitive } = about.brand.fi;
  return {
    id: 'app',
    heading: `Näin tunnistaudut ${app}-sovelluksella`,
    blocks: [
      `Helpoimmin tunnistaudut ${app}-sovelluksella. Tarvitset verkkopankin käyttäjätunnuksesi, ja ${app}-sovelluksen pitää olla käytössä puhelimessasi.`,
      { to: 'help/app', link: `Näin otat ${app}-sovelluksen käyttöön` },
      {
        steps: [
          `Soita asiakaspalveluumme ja valitse puhelun alussa ${key}.`,
          askUserCode(about),
          `Lähetämme tunnistuspyynnön ${app}-sovellukseen ja sanomme puhelussa tunnistuskoodin. Avaa sovellus katkaisematta puhelua. Valitse Minä ja Hyväksy tapahtuma.`,
          about.policy.heardCode === 'keyed'
            ? `Tarkista, että lähettäjä on ${bankGenitive} asiakaspalvelu. Kirjoita sovellukseen tunnistuskoodi, jonka kuulit puhelussa.`
            : `Tarkista, että lähettäjä on ${bankGenitive} asiakaspalvelu ja että tunnistuskoodi on sama, jonka kuulit puhelussa.`,
          `Hyväksy ja vahvista omalla koodillasi ${app}-sovelluksessa, sormenjäljellä tai kasvoilla.`,
          outcome,
        ],
      },
      `Ei ole kiirettä: pyyntö odottaa sinua ${writeTime('fi', about.policy.appPatience)}. Jos haluat kuulla ohjeen uudelleen, paina tähteä (*).`,
      blocked,
    ],
  };
}

function withTheTable(about: About, key: string): Section {
  return {
    id: 'code-table',
    heading: 'Näin tunnistaudut tunnuslukutaulukolla',
    blocks: [
      'Tarvitset pankkitunnukset eli verkkopankin käyttäjätunnuksen, salasanan ja tunnuslukutaulukon. Lisäksi lähetämme vahvistuskoodin tekstiviestillä siihen puhelinnumeroon, joka on tiedossamme.',
      { to: 'help/phone-number', link: 'Miten rekisteröin tai vaihdan tekstiviestivahvistusten puhelinnumeron?' },
      { to: 'help/get-codes', link: `Näin saat ${about.brand.fi.bankGenitive} pankkitunnukset` },
      {
        steps: [
          `Soita asiakaspalveluumme ja valitse puhelun alussa ${key}.`,
          askUserCode(about),
          {
            text: 'Näppäile seuraavaksi verkkopankin salasanasi ja paina risuaitaa (#). Salasanan pitää olla itse valitsemasi.',
            to: 'help/password',
            link: 'Mikä on salasana?',
          },
          {
            text: 'Näppäile sitten tunnuslukutaulukosta se tunnusluku, jota kysymme, ja paina risuaitaa (#).',
            to: 'help/code-table',
            link: 'Mikä on tunnuslukutaulukko?',
          },
          {
            text: 'Sen jälkeen lähetämme vahvistuskoodin tekstiviestillä puhelimeesi. Avaa viesti katkaisematta puhelua. Näppäile vahvistuskoodi ja paina risuaitaa (#).',
            to: 'help/sms-code',
            link: 'Mikä on tekstiviestivahvistus?',
          },
          outcome,
        ],
      },
      'Ei ole kiirettä. Tähdellä (*) kuulet kysymyksen uudelleen ja aloitat näppäilyn alusta. Jos viestiä ei tule, paina nollaa (0) ja risuaitaa (#), niin lähetämme uuden koodin.',
      blocked,
    ],
  };
}

function withTheBox(about: About, key: string): Section {
  return {
    id: 'code-box',
    heading: 'Näin tunnistaudut tunnuslukulaitteella',
    blocks: [
      'Tarvitset henkilönumerosi tai asiakasnumerosi, salasanasi ja tunnuslukulaitteen.',
      { to: 'help/code-box', link: 'Näin kirjaudut tunnuslukulaitteella' },
      {
        steps: [
          `Soita asiakaspalveluumme ja valitse puhelun alussa ${key}.`,
          'Näppäile henkilönumerosi tai asiakasnumerosi, kymmenen numeroa, ja paina risuaitaa (#).',
          'Näppäile seuraavaksi salasanasi ja paina risuaitaa (#).',
          `Käynnistä tunnuslukulaite, näppäile kertakoodi (${about.policy.boxDigits} numeroa) ja paina risuaitaa (#).`,
          outcome,
        ],
      },
      'Ei ole kiirettä. Jos tunnistautuminen ei onnistu ja valitset tunnuslukulaitteen kolmannen kerran, pyydämme kaksi koodia peräkkäin. Silloin laite, joka ei enää käy tahdissa, palaa pankin kanssa samaan tahtiin.',
      blocked,
    ],
  };
}

function fromTheApp({ brand, policy }: About): Section {
  return {
    id: 'call-code',
    heading: `Aloita puhelu ${brand.fi.app}-sovelluksesta`,
    blocks: [
      `Voit myös avata ensin ${brand.fi.app}-sovelluksen ja valita Soita meille. Saat puhelukoodin, jonka näppäilet käyttäjätunnuksen sijaan. Silloin sinun ei tarvitse siirtyä sovellukseen puhelun aikana. Koodi on voimassa ${writeTime('fi', policy.callCodeLife)} ja kelpaa yhteen puheluun.`,
    ],
  };
}

function withoutIdentification(key: string): Section {
  return {
    id: 'unidentified',
    heading: 'Jos et voi tunnistautua tai et ole vielä asiakas',
    blocks: [
      `Valitse puhelun alussa ${key} ja odota rauhassa vapaata asiakaspalvelijaa. Voimme kertoa pankkipalveluistamme yleisellä tasolla. Omista pankkiasioistasi voimme puhua, kun olet tunnistautunut.`,
    ],
  };
}

function blocking(key: string): Section {
  return {
    id: 'block',
    heading: 'Jos haluat sulkea tunnuksesi',
    blocks: [`Valitse puhelun alussa ${key}. Voit soittaa ympäri vuorokauden.`, { to: 'help/lost', link: 'Onko jotain kadonnut?' }],
  };
}

function security(about: About): Section {
  const { neverAsk, personal, fraud } = securityRules.fi(about);
  return {
    id: 'security',
    heading: 'Muista hoitaa pankkiasiasi turvallisesti',
    blocks: [
      'Tunnistautuminen puhelinpalvelussa on turvallista, ja linja on suojattu. Sen ansiosta voimme olla varmoja siitä, että puhumme pankkiasioista aina oikean henkilön kanssa.',
      ...personal,
      ...fraud,
      ...neverAsk,
      { to: 'help/security', link: 'Lue lisää turvallisesta pankkiasioinnista' },
    ],
  };
}
