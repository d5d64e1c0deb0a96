import { type Brand, clock, defineTexts, shortDay, type TimeZone } from '#texts';

type Bank = { readonly brand: Brand };
type When = Bank & { readonly at: number; readonly timeZone: TimeZone };

/** D17: what a customer is told of their own codes. One part of GSM 03.38, no link, no number to call: both are what fraud looks like (T43). */
export const noticeTexts = defineTexts({
  'number-changed': {
    sv: ({ brand, at, timeZone }: When) =>
      `${brand.sv.bank}: numret för dina bekräftelsekoder ändras den ${shortDay('sv', at, timeZone)} ${clock('sv', at, timeZone)}. Var det inte du? Ring det nummer som står på ditt brev från banken.`,
    fi: ({ brand, at, timeZone }: When) =>
      `${brand.fi.bank}: vahvistuskoodiesi puhelinnumero vaihtuu ${shortDay('fi', at, timeZone)} ${clock('fi', at, timeZone)}. Etkö tehnyt tätä itse? Soita pankin kirjeessä olevaan numeroon.`,
    en: ({ brand, at, timeZone }: When) =>
      `${brand.en.bank}: the number for your confirmation codes changes on ${shortDay('en', at, timeZone)} at ${clock('en', at, timeZone)}. Not you? Call the number on your letter from the bank.`,
  },
  'codes-locked': {
    sv: ({ brand }: Bank) =>
      `${brand.sv.bank}: någon har försökt använda dina koder och de är nu spärrade. ${brand.sv.app} fungerar som vanligt. Ring det nummer som står på ditt brev.`,
    fi: ({ brand }: Bank) =>
      `${brand.fi.bank}: joku on yrittänyt käyttää tunnuksiasi, ja ne on nyt suljettu. ${brand.fi.app}-sovellus toimii. Soita pankin kirjeessä olevaan numeroon.`,
    en: ({ brand }: Bank) =>
      `${brand.en.bank}: someone tried to use your codes and they are now blocked. The ${brand.en.app} app still works. Call the number on your letter from the bank.`,
  },
  'codes-blocked': {
    sv: ({ brand }: Bank) =>
      `${brand.sv.bank}: dina koder är nu spärrade. Nya koder får du på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.`,
    fi: ({ brand }: Bank) =>
      `${brand.fi.bank}: tunnuksesi on nyt suljettu. Uudet tunnukset saat asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.`,
    en: ({ brand }: Bank) =>
      `${brand.en.bank}: your codes are now blocked. You can get new ones at our service point. Bring a passport or an identity card.`,
  },
  'password-changed': {
    sv: ({ brand }: Bank) =>
      `${brand.sv.bank}: ditt lösenord till webbanken har bytts. Var det inte du? Ring det nummer som står på ditt brev från banken.`,
    fi: ({ brand }: Bank) =>
      `${brand.fi.bank}: verkkopankkisi salasana on vaihdettu. Etkö tehnyt tätä itse? Soita pankin kirjeessä olevaan numeroon.`,
    en: ({ brand }: Bank) =>
      `${brand.en.bank}: your web bank password has been changed. Not you? Call the number on your letter from the bank.`,
  },
  'temporary-password': {
    sv: ({ brand }: Bank) =>
      `${brand.sv.bank}: du har fått ett temporärt lösenord med din kodbox. Var det inte du? Ring det nummer som står på ditt brev från banken.`,
    fi: ({ brand }: Bank) =>
      `${brand.fi.bank}: olet saanut väliaikaisen salasanan tunnuslukulaitteellasi. Etkö tehnyt tätä itse? Soita pankin kirjeessä olevaan numeroon.`,
    en: ({ brand }: Bank) =>
      `${brand.en.bank}: you got a temporary password with your code box. Not you? Call the number on your letter from the bank.`,
  },
  'table-activated': {
    sv: ({ brand }: Bank) =>
      `${brand.sv.bank}: din nya kodtabell är i bruk och den gamla gäller inte längre. Var det inte du? Ring det nummer som står på ditt brev från banken.`,
    fi: ({ brand }: Bank) =>
      `${brand.fi.bank}: uusi tunnuslukutaulukkosi on käytössä, eikä vanha enää toimi. Etkö tehnyt tätä itse? Soita pankin kirjeessä olevaan numeroon.`,
    en: ({ brand }: Bank) =>
      `${brand.en.bank}: your new code table is in use and the old one no longer works. Not you? Call the number on your letter from the bank.`,
  },
  'letter-ordered': {
    sv: ({ brand }: Bank) =>
      `${brand.sv.bank}: ett brev från oss kommer till din adress. Väntar du inte på något brev? Ring det nummer som står på ditt avtal med banken.`,
    fi: ({ brand }: Bank) =>
      `${brand.fi.bank}: osoitteeseesi tulee meiltä kirje. Etkö odota kirjettä? Soita pankkisopimuksessasi olevaan numeroon.`,
    en: ({ brand }: Bank) =>
      `${brand.en.bank}: a letter from us is coming to your address. Not expecting one? Call the number on your agreement with the bank.`,
  },
  'box-ordered': {
    sv: ({ brand }: Bank) =>
      `${brand.sv.bank}: en ny kodbox är beställd och kommer till din adress. Var det inte du? Ring det nummer som står på ditt avtal med banken.`,
    fi: ({ brand }: Bank) =>
      `${brand.fi.bank}: sinulle on tilattu uusi tunnuslukulaite, joka tulee osoitteeseesi. Etkö tilannut? Soita pankkisopimuksessasi olevaan numeroon.`,
    en: ({ brand }: Bank) =>
      `${brand.en.bank}: a new code box is ordered and will come to your address. Not you? Call the number on your agreement with the bank.`,
  },
  'box-activated': {
    sv: ({ brand }: Bank) =>
      `${brand.sv.bank}: din nya kodbox fungerar nu. Var det inte du? Ring det nummer som står på ditt avtal med banken.`,
    fi: ({ brand }: Bank) =>
      `${brand.fi.bank}: uusi tunnuslukulaitteesi on nyt käytössä. Etkö tehnyt tätä itse? Soita pankkisopimuksessasi olevaan numeroon.`,
    en: ({ brand }: Bank) => `${brand.en.bank}: your new code box works now. Not you? Call the number on your agreement with the bank.`,
  },
  'box-blocked': {
    sv: ({ brand }: Bank) =>
      `${brand.sv.bank}: din kodbox är nu spärrad, och dess koder fungerar inte. Var det inte du? Ring det nummer som står på ditt avtal med banken.`,
    fi: ({ brand }: Bank) =>
      `${brand.fi.bank}: tunnuslukulaitteesi on poistettu käytöstä eivätkä sen koodit toimi. Etkö tehnyt tätä itse? Soita pankkisopimuksessasi olevaan numeroon.`,
    en: ({ brand }: Bank) =>
      `${brand.en.bank}: your code box is now blocked and its codes do not work. Not you? Call the number on your agreement with the bank.`,
  },
  'new-device': {
    sv: ({ brand }: Bank) =>
      `${brand.sv.bank}: en ny telefon har börjat använda ${brand.sv.app}. Var det inte du? Ring det nummer som står på ditt brev från banken.`,
    fi: ({ brand }: Bank) =>
      `${brand.fi.bank}: ${brand.fi.app}-sovellus on otettu käyttöön uudessa puhelimessa. Etkö tehnyt tätä itse? Soita pankin kirjeessä olevaan numeroon.`,
    en: ({ brand }: Bank) =>
      `${brand.en.bank}: a new phone has started using the ${brand.en.app} app. Not you? Call the number on your letter from the bank.`,
  },
  'passkey-registered': {
    sv: ({ brand }: Bank) =>
      `${brand.sv.bank}: du kan nu logga in med en ny lösennyckel. Var det inte du? Ring det nummer som står på ditt avtal med banken.`,
    fi: ({ brand }: Bank) =>
      `${brand.fi.bank}: voit nyt kirjautua uudella pääsyavaimella. Etkö tehnyt tätä itse? Soita pankkisopimuksessasi olevaan numeroon.`,
    en: ({ brand }: Bank) =>
      `${brand.en.bank}: you can now log in with a new passkey. Not you? Call the number on your agreement with the bank.`,
  },
  'passkey-ended': {
    sv: ({ brand }: Bank) =>
      `${brand.sv.bank}: en lösennyckel har tagits bort och fungerar inte längre. Var det inte du? Ring det nummer som står på ditt avtal med banken.`,
    fi: ({ brand }: Bank) =>
      `${brand.fi.bank}: pääsyavain on poistettu, eikä se enää toimi. Etkö tehnyt tätä itse? Soita pankkisopimuksessasi olevaan numeroon.`,
    en: ({ brand }: Bank) =>
      `${brand.en.bank}: a passkey has been removed and no longer works. Not you? Call the number on your agreement with the bank.`,
  },
});
