import type { About } from './about.ts';
import type { Article, Section } from './section.ts';

/** Seed S as a page, in Finnish: S1–S16, S29–S30, S36, S39–S45, S48–S49. */
export function phoneHelpFi(about: About): Article {
  const { bankGenitive } = about.brand.fi;
  const app = about.keyOf('app');
  const unidentified = about.keyOf('unidentified');
  return {
    heading: 'Näin tunnistaudut puhelinpalvelussa',
    intro: [
      'Autamme sinua mielellämme puhelimessa. Jotta voimme hoitaa omia pankkiasioitasi, tunnistaudu heti puhelun alussa. Silloin asiakaspalvelija voi auttaa sinua saman tien.',
    ],
    sections: [
      { id: 'numbers', heading: `${bankGenitive} asiakaspalvelu`, blocks: [{ points: about.numbers.map(writeNumber) }] },
      ...(app ? [withTheApp(about, app), fromTheApp(about)] : []),
      ...(unidentified ? [withoutIdentification(unidentified)] : []),
      security(about),
      { id: 'questions', heading: 'Usein kysyttyä', blocks: [], under: questions(about, unidentified) },
    ],
  };
}

const speaks = { sv: 'ruotsi', fi: 'suomi', en: 'englanti' } as const;
const writeNumber = ({ number, language }: About['numbers'][number]) => `${number}, ${speaks[language]}`;

const blocked =
  'Tunnistautuminen ei onnistu, jos pankkitunnuksesi on suljettu. Saat uudet tunnukset asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.';

function withTheApp({ brand, userCode, codeIsKeyed, minutes }: About, key: string): Section {
  const { app, bankGenitive } = brand.fi;
  return {
    id: 'app',
    heading: `Näin tunnistaudut ${app}-sovelluksella`,
    blocks: [
      `Helpoimmin tunnistaudut ${app}-sovelluksella. Tarvitset verkkopankin käyttäjätunnuksesi, ja ${app}-sovelluksen pitää olla käytössä puhelimessasi.`,
      { to: 'help/app', link: `Näin otat ${app}-sovelluksen käyttöön` },
      {
        steps: [
          `Soita asiakaspalveluumme ja valitse puhelun alussa ${key}.`,
          `Näppäile verkkopankin käyttäjätunnuksesi kokonaan (${userCode.least}–${userCode.most} numeroa) ja paina risuaitaa eli ruutua (#).`,
          `Lähetämme tunnistuspyynnön ${app}-sovellukseen ja sanomme puhelussa tunnistuskoodin. Avaa sovellus katkaisematta puhelua. Valitse Minä ja Hyväksy tapahtuma.`,
          codeIsKeyed
            ? `Tarkista, että lähettäjä on ${bankGenitive} asiakaspalvelu. Kirjoita sovellukseen tunnistuskoodi, jonka kuulit puhelussa.`
            : `Tarkista, että lähettäjä on ${bankGenitive} asiakaspalvelu ja että tunnistuskoodi on sama, jonka kuulit puhelussa.`,
          `Hyväksy ja vahvista omalla koodillasi ${app}-sovelluksessa, sormenjäljellä tai kasvoilla.`,
          'Kuulet puhelussa, onnistuiko tunnistautuminen. Valitse puhelusi aihe ja odota rauhassa vapaata asiakaspalvelijaa.',
        ],
      },
      `Ei ole kiirettä: pyyntö odottaa sinua ${minutes.app} minuuttia. Jos haluat kuulla ohjeen uudelleen, paina tähteä (*).`,
      blocked,
    ],
  };
}

function fromTheApp({ brand, minutes }: About): Section {
  return {
    id: 'call-code',
    heading: `Aloita puhelu ${brand.fi.app}-sovelluksesta`,
    blocks: [
      `Voit myös avata ensin ${brand.fi.app}-sovelluksen ja valita Soita meille. Saat puhelukoodin, jonka näppäilet käyttäjätunnuksen sijaan. Silloin sinun ei tarvitse siirtyä sovellukseen puhelun aikana. Koodi on voimassa ${minutes.callCode} minuuttia ja kelpaa yhteen puheluun.`,
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

function security({ brand }: About): Section {
  return {
    id: 'security',
    heading: 'Pankkiasiat turvallisesti',
    blocks: [
      'Tunnistautuminen puhelinpalvelussa on turvallista, ja linja on suojattu. Näin puhumme pankkiasioista aina oikean henkilön kanssa.',
      `${brand.fi.bank} ei koskaan kysy pankkitunnuksiasi eikä korttitietojasi, ei tekstiviestillä, pikaviestillä eikä sähköpostilla eikä soittamalla sinulle. Näppäilet tunnuksia vain silloin, kun olet itse soittanut meille, eikä kukaan asiakaspalvelija kuule tai näe niitä.`,
      { to: 'help/security', link: 'Muista hoitaa pankkiasiasi turvallisesti' },
    ],
  };
}

function questions({ brand, userCode }: About, unidentified: string | null): Section[] {
  const { app, bankGenitive } = brand.fi;
  const question = (id: string, heading: string, ...blocks: string[]): Section => ({ id, heading, blocks });
  return [
    question(
      'user-code',
      'Mistä löydän käyttäjätunnukseni?',
      `Käyttäjätunnuksessa on ${userCode.least}–${userCode.most} numeroa. Löydät sen pankkitunnussopimuksestasi tai erillisestä kirjeestä, jonka sait sopimusta tehdessäsi.`,
      'Vanhassa käyttäjätunnuksessa voi olla kirjaimia. Sitä ei voi näppäillä puhelimella.',
    ),
    question(
      'loudspeaker',
      'Voinko käyttää kaiutinta puhelun aikana?',
      `Kyllä. Kun kaiutin on päällä, puhelinta on helpompi käyttää puhelun aikana. Ei haittaa, vaikka joku muu kuulee tunnistuskoodin: se ei riitä ilman puhelimessasi olevaa ${app}-sovellusta.`,
    ),
    question(
      'open-app',
      `Miten avaan ${app}-sovelluksen puhelun aikana?`,
      `Puhelimet toimivat hieman eri tavoin, mutta kaikissa puhelimissa ${app}-sovelluksen voi avata puhelun aikana. Tavallisesti painat puhelimen kotipainiketta tai pyyhkäiset näytön alareunasta ylös. Silloin näet puhelimen valikon ja voit avata sovelluksen. Puhelu jatkuu.`,
    ),
    question(
      'why-request',
      'Miksi sain tunnistuspyynnön?',
      `Lähetämme tunnistuspyynnön ${app}-sovellukseen, kun valitset puhelinpalvelussa tunnistautumistavaksi ${app}-sovelluksen. Lähettäjä on ${bankGenitive} asiakaspalvelu, ja tunnistuskoodi on sama, jonka kuulit puhelussa.`,
      'Etkö ole soittanut meille? Silloin joku muu yrittää esiintyä sinuna. Valitse En ole puhelussa, niin pysäytämme pyynnön.',
    ),
    question('broken-call', 'Mitä tapahtuu, jos puhelu katkeaa?', 'Soita uudelleen. Tunnistaudut uudessa puhelussa uudestaan.'),
    question(
      'is-it-safe',
      'Onko puhelinpalvelussa turvallista tunnistautua?',
      'On. Linja on suojattu, eikä asiakaspalvelija kuule, mitä näppäilet. Tunnistautuminen koskee vain tätä puhelua ja päättyy, kun lopetat puhelun.',
      'Oletko saanut viestin, joka vaikuttaa huijaukselta? Poista se avaamatta viestiä tai sen linkkejä.',
    ),
    ...(unidentified
      ? [
          question(
            'not-yet-customer',
            'Voinko soittaa, jos en ole vielä asiakas?',
            `Kyllä. Valitse puhelun alussa ${unidentified}. Kerromme mielellämme pankkipalveluistamme yleisellä tasolla.`,
            'Voit myös käydä asiakaspalvelupisteessämme. Ota mukaan passi tai henkilökortti.',
          ),
        ]
      : []),
  ];
}
