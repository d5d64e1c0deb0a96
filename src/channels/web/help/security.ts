import type { Language } from '#texts';
import type { About } from './about.ts';
import { beforeYouConfirm } from './before-you-confirm.ts';
import { type Article, present } from './section.ts';
import { securityRules } from './security-rules.ts';

/** S31–S38, and what the app answers when somebody calls in the bank's name (N3, N4). */
export const securityHelp: Record<Language, (about: About) => Article> = {
  sv: (about) => {
    const { app } = about.brand.sv;
    const rules = securityRules.sv(about);
    return {
      heading: 'Kom ihåg en säker hantering av bankärenden',
      intro: [],
      sections: present([
        { id: 'never-ask', heading: 'Vi frågar aldrig efter dina koder', blocks: rules.neverAsk },
        about.keyOf('app') && {
          id: 'somebody-calls',
          heading: 'Om någon säger sig ringa från banken',
          blocks: [
            `Öppna ${app}. Där ser du om vi talar med dig just nu. Välj Någon säger sig ringa från banken, så får du svar genast.`,
            `Kommer det en begäran till ${app} fast du inte har ringt oss? Godkänn den inte. Välj Jag är inte i något samtal, så stoppar vi begäran och varnar banken.`,
          ],
        },
        beforeYouConfirm.sv,
        { id: 'personal', heading: 'Koderna är personliga', blocks: rules.personal },
        { id: 'messages', heading: 'Se upp för bedrägerier i bankens namn', blocks: rules.fraud },
        {
          id: 'if-it-happened',
          heading: 'Om någon annan har fått dina koder',
          blocks: [
            'Spärra dem genast. Nya koder får du på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
            { to: 'help/lost', link: 'Så här spärrar du dina koder' },
          ],
        },
      ]),
    };
  },
  fi: (about) => {
    const { app } = about.brand.fi;
    const rules = securityRules.fi(about);
    return {
      heading: 'Muista hoitaa pankkiasiasi turvallisesti',
      intro: [],
      sections: present([
        { id: 'never-ask', heading: 'Emme koskaan kysy tunnuksiasi', blocks: rules.neverAsk },
        about.keyOf('app') && {
          id: 'somebody-calls',
          heading: 'Jos joku väittää soittavansa pankista',
          blocks: [
            `Avaa ${app}-sovellus. Siitä näet, puhummeko kanssasi juuri nyt. Valitse Joku väittää soittavansa pankista, niin saat vastauksen heti.`,
            `Tuleeko ${app}-sovellukseen pyyntö, vaikka et ole soittanut meille? Älä hyväksy sitä. Valitse En ole puhelussa, niin pysäytämme pyynnön ja varoitamme pankkia.`,
          ],
        },
        beforeYouConfirm.fi,
        { id: 'personal', heading: 'Tunnukset ovat henkilökohtaisia', blocks: rules.personal },
        { id: 'messages', heading: 'Varo pankin nimissä tehtyjä huijauksia', blocks: rules.fraud },
        {
          id: 'if-it-happened',
          heading: 'Jos joku muu on saanut tunnuksesi',
          blocks: [
            'Sulje ne heti. Uudet tunnukset saat asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
            { to: 'help/lost', link: 'Näin suljet tunnuksesi' },
          ],
        },
      ]),
    };
  },
  en: (about) => {
    const { app } = about.brand.en;
    const rules = securityRules.en(about);
    return {
      heading: 'Bank safely',
      intro: [],
      sections: present([
        { id: 'never-ask', heading: 'We never ask for your codes', blocks: rules.neverAsk },
        about.keyOf('app') && {
          id: 'somebody-calls',
          heading: 'If someone says they are calling from the bank',
          blocks: [
            `Open ${app}. It shows whether we are talking to you right now. Choose Someone says they are calling from the bank, and you get the answer at once.`,
            `Is there a request in ${app} although you have not called us? Do not approve it. Choose I am not in a call: we stop the request and warn the bank.`,
          ],
        },
        beforeYouConfirm.en,
        { id: 'personal', heading: 'Your codes are personal', blocks: rules.personal },
        { id: 'messages', heading: "Beware of fraud in the bank's name", blocks: rules.fraud },
        {
          id: 'if-it-happened',
          heading: 'If somebody else has got your codes',
          blocks: [
            'Block them at once. You get new ones at our service point. Bring a passport or an identity card.',
            { to: 'help/lost', link: 'How to block your codes' },
          ],
        },
      ]),
    };
  },
};
