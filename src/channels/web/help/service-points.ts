import type { Language } from '#texts';
import type { About } from './about.ts';
import { type Article, present } from './section.ts';

/** S46, S47, and what a visit gives (S17, S21, S31). */
export const servicePointsHelp: Record<Language, (about: About) => Article> = {
  sv: (about) => ({
    heading: 'Våra kundtjänstställen',
    intro: ['Ta med dig ett giltigt pass eller ID-kort. Vi rekommenderar att du bokar en tid på förhand.'],
    sections: present([
      about.servicePoints.length > 0 && {
        id: 'places',
        heading: 'Här finns vi',
        blocks: [{ points: listPlaces(about, 'sv') }],
      },
      {
        id: 'here',
        heading: 'Det här kan du göra hos oss',
        blocks: [
          {
            points: present([
              'Få webbankskoder, eller nya koder om dina är spärrade.',
              about.keyOf('app') && `Få en aktiveringskod till ${about.brand.sv.app}.`,
              about.keyOf('code-table') && 'Få ett nytt lösenord eller en ny kodtabell, också i stor stil eller punktskrift.',
              about.keyOf('code-table') && 'Registrera ditt telefonnummer för sms-bekräftelser.',
            ]),
          },
          { to: 'help/get-codes', link: `Så här får du webbankskoder till ${about.brand.sv.bank}` },
        ],
      },
      {
        id: 'yourself',
        heading: 'Kom själv',
        blocks: [
          'Koderna är personliga, och ingen annan kan hämta dem åt dig. Den som hjälper dig frågar aldrig efter dina koder och ser dem inte.',
        ],
      },
    ]),
  }),
  fi: (about) => ({
    heading: 'Asiakaspalvelupisteemme',
    intro: ['Ota mukaan voimassa oleva passi tai henkilökortti. Suosittelemme, että varaat ajan etukäteen.'],
    sections: present([
      about.servicePoints.length > 0 && {
        id: 'places',
        heading: 'Täältä löydät meidät',
        blocks: [{ points: listPlaces(about, 'fi') }],
      },
      {
        id: 'here',
        heading: 'Nämä asiat hoidat luonamme',
        blocks: [
          {
            points: present([
              'Saat pankkitunnukset tai uudet tunnukset, jos omasi on suljettu.',
              about.keyOf('app') && `Saat aktivointikoodin ${about.brand.fi.app}-sovellukseen.`,
              about.keyOf('code-table') &&
                'Saat uuden salasanan tai uuden tunnuslukutaulukon, myös isolla tekstillä tai pistekirjoituksella.',
              about.keyOf('code-table') && 'Rekisteröit puhelinnumerosi tekstiviestivahvistuksia varten.',
            ]),
          },
          { to: 'help/get-codes', link: `Näin saat ${about.brand.fi.bankGenitive} pankkitunnukset` },
        ],
      },
      {
        id: 'yourself',
        heading: 'Tule itse',
        blocks: [
          'Tunnukset ovat henkilökohtaisia, eikä kukaan muu voi noutaa niitä puolestasi. Sinua palveleva henkilö ei koskaan kysy tunnuksiasi eikä näe niitä.',
        ],
      },
    ]),
  }),
  en: (about) => ({
    heading: 'Our service points',
    intro: ['Bring a valid passport or identity card. We recommend that you book an appointment beforehand.'],
    sections: present([
      about.servicePoints.length > 0 && {
        id: 'places',
        heading: 'Where we are',
        blocks: [{ points: listPlaces(about, 'en') }],
      },
      {
        id: 'here',
        heading: 'What you can do with us',
        blocks: [
          {
            points: present([
              'Get web bank codes, or new codes if yours are blocked.',
              about.keyOf('app') && `Get an activation code for ${about.brand.en.app}.`,
              about.keyOf('code-table') && 'Get a new password or a new code table, also in large print or braille.',
              about.keyOf('code-table') && 'Register your phone number for confirmation codes.',
            ]),
          },
          { to: 'help/get-codes', link: 'How to get web bank codes' },
        ],
      },
      {
        id: 'yourself',
        heading: 'Come yourself',
        blocks: [
          'Codes are personal, and nobody else can fetch them for you. Whoever helps you never asks for your codes and does not see them.',
        ],
      },
    ]),
  }),
};

function listPlaces({ servicePoints }: About, language: Language): string[] {
  return servicePoints.map(({ name, address }) => `${name[language]}, ${address[language]}`);
}
