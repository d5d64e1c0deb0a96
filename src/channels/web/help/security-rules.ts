import type { Language } from '#texts';
import type { About } from './about.ts';

/** What the telephone page and the page about safe banking both say, in the same words: S31–S37. */
type Rules = { readonly neverAsk: readonly string[]; readonly personal: readonly string[]; readonly fraud: readonly string[] };

export const securityRules: Record<Language, (about: About) => Rules> = {
  sv: ({ brand }) => ({
    neverAsk: [
      `${brand.sv.bank} ber dig aldrig uppge webbankskoder, kortuppgifter eller annan känslig information i sms, snabbmeddelanden eller e-post, och inte heller genom att ringa dig.`,
      'Knappa in koder bara när du själv har ringt oss. Ingen medarbetare hör eller ser dem, och ingen behöver dem.',
    ],
    personal: [
      'Låt ingen annan använda dina koder, inte ens din make, maka eller någon annan i familjen.',
      'Förvara koderna omsorgsfullt och alltid var för sig. Spara dem inte på telefonen eller datorn, utan lär dig dem utantill. På så sätt hamnar de inte i orätta händer.',
    ],
    fraud: [
      'Se upp för bedrägerier i bankens namn: i sms och e-post, på bluffwebbplatser och per telefon. Skriv aldrig in koder eller kortuppgifter på en webbplats som du har fått en länk till. Vi skickar aldrig en länk till en sida där man loggar in.',
      'Misstänker du bluff? Ta bort meddelandet utan att öppna det eller länkar i det.',
    ],
  }),
  fi: ({ brand }) => ({
    neverAsk: [
      `${brand.fi.bank} ei koskaan pyydä sinulta pankkitunnuksia, korttitietoja tai muita arkaluonteisia tietoja tekstiviestillä, pikaviestillä tai sähköpostilla eikä soittamalla sinulle.`,
      'Näppäile tunnuksia vain, kun olet itse soittanut meille. Kukaan asiakaspalvelija ei kuule tai näe niitä, eikä kukaan tarvitse niitä.',
    ],
    personal: [
      'Älä anna kenenkään muun käyttää tunnuksiasi, ei edes puolison tai muun perheenjäsenen.',
      'Säilytä tunnuksia huolellisesti ja aina erillään toisistaan. Älä tallenna niitä puhelimeen tai tietokoneelle, vaan opettele ne ulkoa. Näin ne eivät joudu vääriin käsiin.',
    ],
    fraud: [
      'Varo pankin nimissä tehtyjä huijauksia: tekstiviesteissä, sähköpostissa, valesivustoilla ja puhelimessa. Älä koskaan kirjoita tunnuksia tai korttitietoja sivustolle, johon olet saanut linkin. Me emme koskaan lähetä linkkiä kirjautumissivulle.',
      'Epäiletkö huijausta? Poista viesti avaamatta sitä tai sen linkkejä.',
    ],
  }),
  en: ({ brand }) => ({
    neverAsk: [
      `${brand.en.bank} never asks you for codes, card details or other sensitive information by text message, instant message or e-mail, nor by calling you.`,
      'Key in codes only when you have called us yourself. No advisor hears or sees them, and nobody needs them.',
    ],
    personal: [
      'Let nobody else use your codes, not even your spouse or another member of your family.',
      'Keep your codes with care and always apart from each other. Do not store them on your phone or computer; learn them by heart. Then they cannot fall into the wrong hands.',
    ],
    fraud: [
      "Beware of fraud in the bank's name: in text messages and e-mail, on false websites and on the phone. Never enter codes or card details on a website that you were sent a link to. We never send a link to a page where you log in.",
      'Does a message look like a scam? Delete it without opening it or any link in it.',
    ],
  }),
};
