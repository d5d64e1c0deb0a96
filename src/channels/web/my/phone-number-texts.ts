import { defineTexts } from '#texts';

type Moment = { day: string; time: string };

/** Product: screens, `/{l}/my/phone-number`. */
export const phoneNumberTexts = defineTexts({
  yours: { sv: 'Ditt nummer', fi: 'Numerosi', en: 'Your number' },
  noneYet: { sv: 'Inget', fi: 'Ei numeroa', en: 'None' },
  onlyFor: {
    sv: 'Vi använder numret endast för att skicka bekräftelsekoder, och för att berätta om något ändras i dina koder. Aldrig för reklam.',
    fi: 'Käytämme numeroa vain vahvistuskoodien lähettämiseen ja siihen, että kerromme tunnustesi muutoksista. Emme koskaan mainontaan.',
    en: 'We use the number only to send confirmation codes, and to tell you when something changes in your codes. Never for advertising.',
  },
  coolingOff: {
    sv: ({ time }: { time: string }) =>
      `Ändringen börjar gälla efter ${time}. Till dess skickar vi koderna till det gamla numret. Vi ber dig identifiera dig en gång till.`,
    fi: ({ time }: { time: string }) =>
      `Muutos tulee voimaan ${time} kuluttua. Siihen asti lähetämme koodit vanhaan numeroon. Pyydämme sinua tunnistautumaan vielä kerran.`,
    en: ({ time }: { time: string }) =>
      `The change takes effect after ${time}. Until then we send the codes to the old number. We ask you to identify yourself once more.`,
  },
  new: { sv: 'Nytt telefonnummer', fi: 'Uusi puhelinnumero', en: 'New phone number' },
  newHint: {
    sv: 'Till exempel 070-174 06 05. Börja med + och landets nummer om numret inte är svenskt eller finskt.',
    fi: 'Esimerkiksi 040 123 4567. Aloita plusmerkillä ja maan numerolla, jos numero ei ole suomalainen tai ruotsalainen.',
    en: 'For example 070-174 06 05. Begin with + and the country code if the number is not Swedish or Finnish.',
  },
  notANumber: {
    sv: 'Skriv ett mobilnummer, till exempel 070-174 06 05 eller +46 70 174 06 05.',
    fi: 'Kirjoita matkapuhelinnumero, esimerkiksi 040 123 4567 tai +358 40 123 4567.',
    en: 'Enter a mobile number, for example 070-174 06 05 or +46 70 174 06 05.',
  },
  change: { sv: 'Ändra numret', fi: 'Vaihda numero', en: 'Change the number' },
  pending: { sv: 'Ett nytt nummer väntar', fi: 'Uusi numero odottaa', en: 'A new number is waiting' },
  pendingBody: {
    sv: ({ day, time }: Moment) =>
      `Det nya numret börjar gälla ${day} ${time}. Var det inte du? Ångra ändringen och spärra dina koder om någon annan kan ha fått tag i dem.`,
    fi: ({ day, time }: Moment) =>
      `Uusi numero tulee voimaan ${day} ${time}. Etkö tehnyt tätä itse? Peru muutos ja sulje tunnuksesi, jos joku muu on voinut saada ne.`,
    en: ({ day, time }: Moment) =>
      `The new number takes effect on ${day} at ${time}. Was it not you? Undo the change, and block your codes if somebody else may have them.`,
  },
  undo: { sv: 'Ångra ändringen', fi: 'Peru muutos', en: 'Undo the change' },
  servicePoint: {
    sv: 'Här kan du inte ändra numret nu. Besök vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
    fi: 'Et voi nyt vaihtaa numeroa täällä. Käy asiakaspalvelupisteessämme. Ota mukaan passi tai henkilökortti.',
    en: 'You cannot change the number here now. Visit our service point. Bring a passport or an identity card.',
  },
  help: {
    sv: 'Om du inte längre har det gamla numret',
    fi: 'Jos vanha numero ei ole enää käytössäsi',
    en: 'If you no longer have the old number',
  },
});
