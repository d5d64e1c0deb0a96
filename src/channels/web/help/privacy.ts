import type { Language } from '#texts';
import type { About } from './about.ts';
import { type Article, present } from './section.ts';

/** What is kept about a customer, why, for how long. Each sentence is about what the stores really hold. */
export const privacyPage: Record<Language, (about: About) => Article> = {
  sv: ({ brand, keyOf }) => ({
    heading: 'Behandling av personuppgifter',
    intro: [`${brand.sv.bank} behandlar dina uppgifter för att veta att det är du som ringer, och inte någon annan.`],
    sections: [
      {
        id: 'kept',
        heading: 'Det här sparar vi',
        blocks: [
          {
            points: present([
              'Ditt namn, ditt språk och din användarkod.',
              keyOf('code-table') &&
                'Ditt telefonnummer för bekräftelsekoder, skilt från det övriga och bara för dem. Varje gång det läses skrivs det upp.',
              keyOf('code-table') &&
                'Dina koder bara i en form som ingen kan läsa. Det som trycks i ett brev förstör vi när det är tryckt.',
              keyOf('app') && `De telefoner där du använder ${brand.sv.app}, och sedan när.`,
              'När du har ringt och från vilket nummer, orsaken till samtalet, på vilket sätt du identifierade dig och om det lyckades.',
              'Vem hos oss som har tagit emot samtalet eller öppnat dina uppgifter.',
            ]),
          },
        ],
      },
      {
        id: 'not-kept',
        heading: 'Det här sparar vi inte',
        blocks: [
          {
            points: present([
              'De siffror du knappar in. De spelas inte in och skrivs inte upp.',
              keyOf('app') &&
                `Din egen kod i ${brand.sv.app}, ditt fingeravtryck och ditt ansikte. Fingeravtryck och ansikte lämnar aldrig din telefon.`,
              'Kakor för reklam eller mätning. De här sidorna har inga.',
            ]),
          },
        ],
      },
      {
        id: 'how-long',
        heading: 'Hur länge',
        blocks: [
          'En identifiering gäller tills du lägger på. Att den har skett sparar vi så länge lagen kräver av en bank. En telefon som du tar bort kan inte godkänna något mer. Att du har haft den hör till det vi sparar.',
        ],
      },
      {
        id: 'rights',
        heading: 'Dina egna uppgifter',
        blocks: ['Du får veta vad vi har sparat om dig och få det rättat. Ring vår kundtjänst eller besök vårt kundtjänstställe.'],
      },
    ],
  }),
  fi: ({ brand, keyOf }) => ({
    heading: 'Henkilötietojen käsittely',
    intro: [`${brand.fi.bank} käsittelee tietojasi, jotta tiedämme, että soittaja olet sinä eikä joku muu.`],
    sections: [
      {
        id: 'kept',
        heading: 'Nämä tiedot tallennamme',
        blocks: [
          {
            points: present([
              'Nimesi, kielesi ja käyttäjätunnuksesi.',
              keyOf('code-table') &&
                'Puhelinnumerosi vahvistuskoodeja varten, erillään muusta ja vain niitä varten. Jokainen lukukerta kirjataan.',
              keyOf('code-table') && 'Tunnuksesi vain muodossa, jota kukaan ei voi lukea. Kirjeen sisällön hävitämme, kun se on painettu.',
              keyOf('app') && `Puhelimet, joissa käytät ${brand.fi.app}-sovellusta, ja mistä alkaen.`,
              'Milloin ja mistä numerosta olet soittanut, puhelun aihe, tapa jolla tunnistauduit ja onnistuiko se.',
              'Kuka meillä on vastannut puheluun tai avannut tietosi.',
            ]),
          },
        ],
      },
      {
        id: 'not-kept',
        heading: 'Näitä emme tallenna',
        blocks: [
          {
            points: present([
              'Numeroita, jotka näppäilet. Niitä ei nauhoiteta eikä kirjoiteta muistiin.',
              keyOf('app') &&
                `Omaa koodiasi ${brand.fi.app}-sovelluksessa, sormenjälkeäsi ja kasvojasi. Sormenjälki ja kasvot eivät koskaan lähde puhelimestasi.`,
              'Evästeitä mainontaan tai mittaamiseen. Näillä sivuilla niitä ei ole.',
            ]),
          },
        ],
      },
      {
        id: 'how-long',
        heading: 'Kuinka kauan',
        blocks: [
          'Tunnistautuminen on voimassa, kunnes lopetat puhelun. Tiedon siitä säilytämme niin kauan kuin laki pankilta vaatii. Puhelin, jonka poistat, ei voi enää hyväksyä mitään. Tieto siitä, että se on ollut sinulla, jää talteen.',
        ],
      },
      {
        id: 'rights',
        heading: 'Omat tietosi',
        blocks: [
          'Sinulla on oikeus tietää, mitä olemme sinusta tallentaneet, ja saada se oikaistua. Soita asiakaspalveluumme tai käy asiakaspalvelupisteessämme.',
        ],
      },
    ],
  }),
  en: ({ brand, keyOf }) => ({
    heading: 'How we process personal data',
    intro: [`${brand.en.bank} uses your data to know that it is you who is calling, and nobody else.`],
    sections: [
      {
        id: 'kept',
        heading: 'What we keep',
        blocks: [
          {
            points: present([
              'Your name, your language and your user code.',
              keyOf('code-table') &&
                'Your phone number for confirmation codes, apart from the rest and for nothing else. Each time it is read is recorded.',
              keyOf('code-table') &&
                'Your codes only in a form that nobody can read. What is printed in a letter we destroy once it is printed.',
              keyOf('app') && `The phones on which you use ${brand.en.app}, and since when.`,
              'When you have called and from which number, the reason for the call, how you identified yourself and whether it succeeded.',
              'Who of us has answered the call or opened your data.',
            ]),
          },
        ],
      },
      {
        id: 'not-kept',
        heading: 'What we do not keep',
        blocks: [
          {
            points: present([
              'The digits you key in. They are not recorded and not written down.',
              keyOf('app') && `Your own ${brand.en.app} code, your fingerprint and your face. Fingerprint and face never leave your phone.`,
              'Cookies for advertising or measuring. These pages have none.',
            ]),
          },
        ],
      },
      {
        id: 'how-long',
        heading: 'For how long',
        blocks: [
          'Being identified holds until you hang up. We keep the record of it for as long as the law asks of a bank. A phone that you remove can approve nothing more. That you had it stays in the record.',
        ],
      },
      {
        id: 'rights',
        heading: 'Your own data',
        blocks: ['You may know what we keep about you and have it corrected. Call our customer service or visit our service point.'],
      },
    ],
  }),
};
