import type { Language } from '#texts';
import type { Section } from './section.ts';

/** RTS art. 5, S60, S61: what is shown is what the code is good for, and only the customer can see that it is what they mean. */
export const beforeYouConfirm: Readonly<Record<Language, Section>> = {
  sv: {
    id: 'before-you-confirm',
    heading: 'Innan du bekräftar en betalning',
    blocks: [
      'Läs beloppet och mottagaren där du bekräftar: i sms:et, i appen, och på sidan där du anger en kod. Jämför dem med din faktura eller med det du själv skrev. Koden gäller bara den betalningen.',
      'Är något fel, eller har du inte gjort någon betalning? Bekräfta inte och lämna inte ut koden till någon. Ring vår kundtjänst.',
      'Får ett långt namn inte plats i sms:et står hela kontonumret efter det. Jämför då det.',
    ],
  },
  fi: {
    id: 'before-you-confirm',
    heading: 'Ennen kuin vahvistat maksun',
    blocks: [
      'Lue summa ja saaja siitä, missä vahvistat: tekstiviestistä, sovelluksesta ja sivulta, jolla annat koodin. Vertaa niitä laskuusi tai siihen, mitä itse kirjoitit. Koodi kelpaa vain siihen maksuun.',
      'Onko jokin toisin kuin pitäisi, tai etkö ole tehnyt mitään maksua? Älä vahvista äläkä anna koodia kenellekään. Soita asiakaspalveluumme.',
      'Jos pitkä nimi ei mahdu tekstiviestiin, sen perässä on koko tilinumero. Vertaa silloin sitä.',
    ],
  },
  en: {
    id: 'before-you-confirm',
    heading: 'Before you confirm a payment',
    blocks: [
      'Read the amount and the payee where you confirm: in the text message, in the app, and on the page where you enter a code. Compare them with your invoice or with what you entered yourself. The code is good for that payment only.',
      'Is something wrong, or have you not made any payment? Do not confirm, and give the code to nobody. Call our customer service.',
      'If a long name does not fit into the text message, the whole account number follows it. Then compare that.',
    ],
  },
};
