import type { Language } from '#texts';
import type { About } from './about.ts';
import { type Article, present } from './section.ts';

/** The accessibility act asks consumer banks for this page. It says what was tried and what was not, and claims no more. */
export const accessibilityStatement: Record<Language, (about: About) => Article> = {
  sv: ({ brand, keyOf }) => ({
    heading: 'Tillgänglighetsutlåtande',
    intro: [
      `Alla ska kunna identifiera sig. Det här gäller ${listThings(`${brand.sv.bankGenitive} telefontjänst`, keyOf('app') && brand.sv.app, 'och de här webbsidorna')}. Målet är WCAG 2.2 på nivå AA.`,
    ],
    sections: [
      {
        id: 'works',
        heading: 'Det här fungerar',
        blocks: [
          {
            points: present([
              'Sidorna går att använda med tangentbord, skärmläsare och upp till 400 procents förstoring.',
              'Koder läses upp siffra för siffra. Ingen kod finns bara som bild.',
              `Telefontjänsten väntar på dig. Stjärna (*) säger frågan en gång till, och ${personKey(keyOf)} leder alltid till en människa.`,
              keyOf('app') && `Du kan börja samtalet i ${brand.sv.app}. Då behöver du inte lyssna på en kod och byta till appen samtidigt.`,
              keyOf('code-table') && 'Kodtabellen finns i stor stil och i punktskrift.',
              'Hjälpsidorna fungerar utan JavaScript.',
            ]),
          },
        ],
      },
      {
        id: 'does-not-work',
        heading: 'Det här fungerar inte ännu',
        blocks: [
          {
            points: [
              'Det finns ingen identifiering i text i realtid under ett samtal.',
              `${keyOf('app') ? `${brand.sv.app} och telefontjänsten` : 'Telefontjänsten och webbsidorna'} är provade med automatiska verktyg, men ännu inte med kunder som använder skärmläsare till vardags.`,
            ],
          },
        ],
      },
      {
        id: 'complain',
        heading: 'Berätta för oss',
        blocks: [
          'Ring vår kundtjänst och berätta vad som inte fungerar. Vi svarar inom två veckor. Hjälper det inte kan du vända dig till den myndighet som övervakar tillgängligheten i ditt land.',
        ],
      },
    ],
  }),
  fi: ({ brand, keyOf }) => ({
    heading: 'Saavutettavuusseloste',
    intro: [
      `Jokaisen pitää voida tunnistautua. Tämä seloste koskee ${listThings(`${brand.fi.bankGenitive} puhelinpalvelua`, keyOf('app') && `${brand.fi.app}-sovellusta`, 'ja näitä verkkosivuja')}. Tavoite on WCAG 2.2:n taso AA.`,
    ],
    sections: [
      {
        id: 'works',
        heading: 'Tämä toimii',
        blocks: [
          {
            points: present([
              'Sivuja voi käyttää näppäimistöllä, ruudunlukijalla ja jopa 400 prosentin suurennoksella.',
              'Koodit luetaan numero kerrallaan. Mikään koodi ei ole pelkkänä kuvana.',
              `Puhelinpalvelu odottaa sinua. Tähti (*) toistaa kysymyksen, ja ${personKey(keyOf)} vie aina ihmisen luo.`,
              keyOf('app') &&
                `Voit aloittaa puhelun ${brand.fi.app}-sovelluksesta. Silloin sinun ei tarvitse kuunnella koodia ja siirtyä sovellukseen samaan aikaan.`,
              keyOf('code-table') && 'Tunnuslukutaulukon saa isolla tekstillä ja pistekirjoituksella.',
              'Ohjesivut toimivat ilman JavaScriptiä.',
            ]),
          },
        ],
      },
      {
        id: 'does-not-work',
        heading: 'Tämä ei vielä toimi',
        blocks: [
          {
            points: [
              'Puhelun aikana ei voi tunnistautua reaaliaikaisella tekstillä.',
              `${keyOf('app') ? `${brand.fi.app}-sovellus ja puhelinpalvelu` : 'Puhelinpalvelu ja verkkosivut'} on tarkistettu automaattisilla työkaluilla, mutta ei vielä sellaisten asiakkaiden kanssa, jotka käyttävät ruudunlukijaa arjessaan.`,
            ],
          },
        ],
      },
      {
        id: 'complain',
        heading: 'Kerro meille',
        blocks: [
          'Soita asiakaspalveluumme ja kerro, mikä ei toimi. Vastaamme kahden viikon kuluessa. Jos siitä ei ole apua, voit ottaa yhteyttä viranomaiseen, joka valvoo saavutettavuutta maassasi.',
        ],
      },
    ],
  }),
  en: ({ brand, keyOf }) => ({
    heading: 'Accessibility statement',
    intro: [
      `Everybody must be able to identify themselves. This statement is about ${listThings(`the telephone service of ${brand.en.bank}`, keyOf('app') && brand.en.app, 'and these web pages')}. The aim is WCAG 2.2, level AA.`,
    ],
    sections: [
      {
        id: 'works',
        heading: 'What works',
        blocks: [
          {
            points: present([
              'The pages can be used with a keyboard, with a screen reader and at up to 400 per cent zoom.',
              'Codes are read out digit by digit. No code is given as a picture only.',
              `The telephone service waits for you. Star (*) says the question again, and ${personKey(keyOf)} always leads to a person.`,
              keyOf('app') &&
                `You can start the call in ${brand.en.app}. You then need not listen to a code and go to the app at the same time.`,
              keyOf('code-table') && 'The code table can be had in large print and in braille.',
              'The help pages work without JavaScript.',
            ]),
          },
        ],
      },
      {
        id: 'does-not-work',
        heading: 'What does not work yet',
        blocks: [
          {
            points: [
              'You cannot identify yourself by real-time text during a call.',
              `${keyOf('app') ? `${brand.en.app} and the telephone service` : 'The telephone service and the web pages'} have been checked with automatic tools, but not yet with customers who use a screen reader every day.`,
            ],
          },
        ],
      },
      {
        id: 'complain',
        heading: 'Tell us',
        blocks: [
          'Call our customer service and tell us what does not work. We answer within two weeks. If that does not help, you can turn to the authority that supervises accessibility in your country.',
        ],
      },
    ],
  }),
};

/** Where way 5 has no key of its own, 0 is the same way. */
function personKey(keyOf: About['keyOf']): string {
  return keyOf('unidentified') ?? '0';
}

function listThings(first: string, second: string | null, last: string): string {
  return second ? `${first}, ${second} ${last}` : `${first} ${last}`;
}
