import type { Language } from '#texts';
import type { About } from './about.ts';
import type { Article } from './section.ts';

/**
 * What the customer accepts (K10, K16). Nothing here comes from the policy: an accepted text must not change by a setting.
 * Whoever changes a sentence raises the version, here and among the policy's agreements, and keeps the old text at its address.
 */
export const termsVersion = '2026-11';

export const terms: Record<Language, (about: About) => Article> = {
  sv: ({ brand }) => ({
    heading: 'Villkor',
    intro: [`Villkor för ${brand.sv.bankGenitive} webbankskoder. Version ${termsVersion}.`],
    sections: [
      {
        id: 'yours',
        heading: 'Koderna är dina',
        blocks: ['Webbankskoderna är personliga. Du låter ingen annan använda dem, inte heller någon i din familj.'],
      },
      {
        id: 'keep',
        heading: 'Du förvarar dem omsorgsfullt',
        blocks: [
          'Du förvarar koderna var för sig och sparar dem inte på den enhet som du använder. Du ger dem inte till någon som frågar.',
        ],
      },
      {
        id: 'lost',
        heading: 'Du spärrar dem genast',
        blocks: [
          'Om en kod, eller en telefon som du identifierar dig med, har kommit bort eller hamnat hos någon annan spärrar du koderna genast.',
          { to: 'help/lost', link: 'Så här spärrar du dina koder' },
        ],
      },
      {
        id: 'we',
        heading: 'Det här gör vi',
        blocks: [
          'Vi frågar aldrig efter dina koder. Vi berättar för dig när något ändras i dem. Vi spärrar dem om vi misstänker att någon annan använder dem.',
        ],
      },
      {
        id: 'changes',
        heading: 'Om villkoren ändras',
        blocks: ['Vi meddelar dig på förhand. Varje version finns kvar på sin egen adress.'],
      },
    ],
  }),
  fi: ({ brand }) => ({
    heading: 'Ehdot',
    intro: [`${brand.fi.bankGenitive} pankkitunnusten ehdot. Versio ${termsVersion}.`],
    sections: [
      {
        id: 'yours',
        heading: 'Tunnukset ovat sinun',
        blocks: ['Pankkitunnukset ovat henkilökohtaisia. Et anna kenenkään muun käyttää niitä, et myöskään perheenjäsenesi.'],
      },
      {
        id: 'keep',
        heading: 'Säilytät ne huolellisesti',
        blocks: [
          'Säilytät tunnukset erillään toisistaan etkä tallenna niitä laitteeseen, jota käytät. Et anna niitä kenellekään, joka kysyy niitä.',
        ],
      },
      {
        id: 'lost',
        heading: 'Suljet ne heti',
        blocks: [
          'Jos tunnus tai puhelin, jolla tunnistaudut, on kadonnut tai joutunut jollekulle muulle, suljet tunnukset heti.',
          { to: 'help/lost', link: 'Näin suljet tunnuksesi' },
        ],
      },
      {
        id: 'we',
        heading: 'Tämän teemme me',
        blocks: [
          'Emme koskaan kysy tunnuksiasi. Kerromme sinulle, kun niissä muuttuu jotain. Suljemme ne, jos epäilemme, että joku muu käyttää niitä.',
        ],
      },
      {
        id: 'changes',
        heading: 'Jos ehdot muuttuvat',
        blocks: ['Ilmoitamme sinulle etukäteen. Jokainen versio säilyy omassa osoitteessaan.'],
      },
    ],
  }),
  en: ({ brand }) => ({
    heading: 'Terms',
    intro: [`Terms for the web bank codes of ${brand.en.bank}. Version ${termsVersion}.`],
    sections: [
      {
        id: 'yours',
        heading: 'The codes are yours',
        blocks: ['Web bank codes are personal. You let nobody else use them, nor anyone in your family.'],
      },
      {
        id: 'keep',
        heading: 'You keep them with care',
        blocks: [
          'You keep the codes apart from each other and do not store them on the device that you use. You give them to nobody who asks.',
        ],
      },
      {
        id: 'lost',
        heading: 'You block them at once',
        blocks: [
          'If a code, or a phone that you identify yourself with, is lost or has come to somebody else, you block the codes at once.',
          { to: 'help/lost', link: 'How to block your codes' },
        ],
      },
      {
        id: 'we',
        heading: 'What we do',
        blocks: [
          'We never ask for your codes. We tell you when something changes in them. We block them if we suspect that somebody else uses them.',
        ],
      },
      {
        id: 'changes',
        heading: 'If the terms change',
        blocks: ['We tell you beforehand. Each version stays at its own address.'],
      },
    ],
  }),
};
