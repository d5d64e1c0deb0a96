import type { Language } from '#texts';
import type { About } from './about.ts';
import type { Article } from './section.ts';

/** S31–S37, and what the app answers when somebody calls in the bank's name (N3, N4). */
export const securityHelp: Record<Language, (about: About) => Article> = {
  sv: ({ brand }) => ({
    heading: 'Kom ihåg en säker hantering av bankärenden',
    intro: [],
    sections: [
      {
        id: 'never-ask',
        heading: 'Vi frågar aldrig efter dina koder',
        blocks: [
          `${brand.sv.bank} ber dig aldrig uppge webbankskoder, kortuppgifter eller annan känslig information i sms, snabbmeddelanden eller e-post, och inte heller genom att ringa dig.`,
          'Knappa in koder bara när du själv har ringt oss. Ingen medarbetare hör eller ser dem, och ingen behöver dem.',
        ],
      },
      {
        id: 'somebody-calls',
        heading: 'Om någon säger sig ringa från banken',
        blocks: [
          `Öppna ${brand.sv.app}. Där ser du om vi talar med dig just nu. Välj Någon säger sig ringa från banken, så får du svar genast.`,
          `Kommer det en begäran till ${brand.sv.app} fast du inte har ringt oss? Godkänn den inte. Välj Jag är inte i något samtal, så stoppar vi begäran och varnar banken.`,
        ],
      },
      {
        id: 'personal',
        heading: 'Koderna är personliga',
        blocks: [
          'Låt ingen annan använda dina koder, inte ens din make, maka eller någon annan i familjen.',
          'Förvara koderna omsorgsfullt och alltid var för sig. Spara dem inte på telefonen eller datorn, utan lär dig dem utantill.',
        ],
      },
      {
        id: 'messages',
        heading: 'Se upp för bedrägerier i bankens namn',
        blocks: [
          'Bedragare använder sms, e-post, bluffwebbplatser och telefonsamtal. Skriv aldrig in koder eller kortuppgifter på en webbplats som du fått en länk till.',
          'Misstänker du bluff? Ta bort meddelandet utan att öppna det eller länkar i det.',
        ],
      },
      {
        id: 'if-it-happened',
        heading: 'Om någon annan har fått dina koder',
        blocks: ['Ring oss genast, så spärrar vi dem. Nya koder får du på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.'],
      },
    ],
  }),
  fi: ({ brand }) => ({
    heading: 'Muista hoitaa pankkiasiasi turvallisesti',
    intro: [],
    sections: [
      {
        id: 'never-ask',
        heading: 'Emme koskaan kysy tunnuksiasi',
        blocks: [
          `${brand.fi.bank} ei koskaan pyydä sinulta pankkitunnuksia, korttitietoja tai muita arkaluonteisia tietoja tekstiviestillä, pikaviestillä tai sähköpostilla eikä soittamalla sinulle.`,
          'Näppäile tunnuksia vain, kun olet itse soittanut meille. Kukaan asiakaspalvelija ei kuule tai näe niitä, eikä kukaan tarvitse niitä.',
        ],
      },
      {
        id: 'somebody-calls',
        heading: 'Jos joku väittää soittavansa pankista',
        blocks: [
          `Avaa ${brand.fi.app}-sovellus. Siitä näet, puhummeko kanssasi juuri nyt. Valitse Joku väittää soittavansa pankista, niin saat vastauksen heti.`,
          `Tuleeko ${brand.fi.app}-sovellukseen pyyntö, vaikka et ole soittanut meille? Älä hyväksy sitä. Valitse En ole puhelussa, niin pysäytämme pyynnön ja varoitamme pankkia.`,
        ],
      },
      {
        id: 'personal',
        heading: 'Tunnukset ovat henkilökohtaisia',
        blocks: [
          'Älä anna kenenkään muun käyttää tunnuksiasi, ei edes puolison tai muun perheenjäsenen.',
          'Säilytä tunnuksia huolellisesti ja aina erillään toisistaan. Älä tallenna niitä puhelimeen tai tietokoneelle, vaan opettele ne ulkoa.',
        ],
      },
      {
        id: 'messages',
        heading: 'Varo pankin nimissä tehtyjä huijauksia',
        blocks: [
          'Huijarit käyttävät tekstiviestejä, sähköpostia, valesivustoja ja puheluita. Älä koskaan kirjoita tunnuksia tai korttitietoja sivustolle, johon olet saanut linkin.',
          'Epäiletkö huijausta? Poista viesti avaamatta sitä tai sen linkkejä.',
        ],
      },
      {
        id: 'if-it-happened',
        heading: 'Jos joku muu on saanut tunnuksesi',
        blocks: [
          'Soita meille heti, niin suljemme ne. Uudet tunnukset saat asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
        ],
      },
    ],
  }),
  en: ({ brand }) => ({
    heading: 'Bank safely',
    intro: [],
    sections: [
      {
        id: 'never-ask',
        heading: 'We never ask for your codes',
        blocks: [
          `${brand.en.bank} never asks you for codes, card details or other sensitive information by text message, instant message or e-mail, nor by calling you.`,
          'Key in codes only when you have called us yourself. No advisor hears or sees them, and nobody needs them.',
        ],
      },
      {
        id: 'somebody-calls',
        heading: 'If someone says they are calling from the bank',
        blocks: [
          `Open ${brand.en.app}. It shows whether we are talking to you right now. Choose Someone says they are calling from the bank, and you get the answer at once.`,
          `Is there a request in ${brand.en.app} although you have not called us? Do not approve it. Choose I am not in a call: we stop the request and warn the bank.`,
        ],
      },
      {
        id: 'personal',
        heading: 'Your codes are personal',
        blocks: [
          'Let nobody else use your codes, not even your spouse or another member of your family.',
          'Keep your codes with care and always apart from each other. Do not store them on your phone or computer; learn them by heart.',
        ],
      },
      {
        id: 'messages',
        heading: "Beware of fraud in the bank's name",
        blocks: [
          'Fraudsters use text messages, e-mail, false websites and phone calls. Never enter codes or card details on a website that you were sent a link to.',
          'Does a message look like a scam? Delete it without opening it or any link in it.',
        ],
      },
      {
        id: 'if-it-happened',
        heading: 'If somebody else has got your codes',
        blocks: ['Call us at once and we block them. You get new ones at our service point. Bring a passport or an identity card.'],
      },
    ],
  }),
};
