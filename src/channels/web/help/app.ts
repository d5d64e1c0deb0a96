import type { Language } from '#texts';
import type { About } from './about.ts';
import { writeTime } from './amounts.ts';
import { beforeYouConfirm } from './before-you-confirm.ts';
import type { Article } from './section.ts';

/** S64b: enrolment of the app. */
export const appHelp: Record<Language, (about: About) => Article> = {
  sv: ({ brand, policy }) => ({
    heading: `Så här börjar du använda ${brand.sv.app}`,
    intro: [
      `Med ${brand.sv.app} identifierar du dig när du ringer oss. Du behöver din användarkod och en aktiveringskod.`,
      { to: 'app', link: `Öppna ${brand.sv.app}` },
    ],
    sections: [
      {
        id: 'activation-code',
        heading: 'Aktiveringskoden',
        blocks: [
          `Du får aktiveringskoden på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort. Koden gäller i ${writeTime('sv', policy.activationLife)} och bara en gång.`,
          'Aktiveringskoden skriver du bara in i appen. Säg den aldrig i telefon och skicka den inte till någon.',
        ],
      },
      {
        id: 'start',
        heading: 'Börja använda',
        blocks: [
          {
            steps: [
              `Öppna ${brand.sv.app} på din egen telefon.`,
              'Skriv din användarkod och aktiveringskoden.',
              `Välj en egen kod med ${policy.ownCodeDigits} siffror och upprepa den. Välj inte din födelsedag, lika siffror eller siffror i följd.`,
              'Vill du hellre använda fingeravtryck eller ansikte, och telefonen har det, kan du välja det.',
              'Välj Börja använda.',
            ],
          },
          `Bara den här telefonen kan sedan godkänna i ditt namn. Du kan ha ${brand.sv.app} på högst ${policy.phones} telefoner, och du får veta när en ny tas i bruk.`,
        ],
      },
      {
        id: 'after',
        heading: 'När du ringer oss',
        blocks: [{ to: 'help/phone', link: 'Så här identifierar du dig i telefontjänsten' }],
      },
      beforeYouConfirm.sv,
      {
        id: 'lost-phone',
        heading: 'Om du tappar bort telefonen',
        blocks: ['Ring vår kundtjänst genast. Din egen kod skyddar appen, men låt oss stänga den telefonen.'],
      },
    ],
  }),
  fi: ({ brand, policy }) => ({
    heading: `Näin otat ${brand.fi.app}-sovelluksen käyttöön`,
    intro: [
      `${brand.fi.app}-sovelluksella tunnistaudut, kun soitat meille. Tarvitset käyttäjätunnuksesi ja aktivointikoodin.`,
      { to: 'app', link: `Avaa ${brand.fi.app}-sovellus` },
    ],
    sections: [
      {
        id: 'activation-code',
        heading: 'Aktivointikoodi',
        blocks: [
          `Saat aktivointikoodin asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti. Koodi on voimassa ${writeTime('fi', policy.activationLife)} ja kelpaa yhden kerran.`,
          'Kirjoita aktivointikoodi vain sovellukseen. Älä koskaan sano sitä puhelimessa äläkä lähetä sitä kenellekään.',
        ],
      },
      {
        id: 'start',
        heading: 'Käyttöönotto',
        blocks: [
          {
            steps: [
              `Avaa ${brand.fi.app}-sovellus omalla puhelimellasi.`,
              'Kirjoita käyttäjätunnuksesi ja aktivointikoodi.',
              `Valitse oma koodi, jossa on ${policy.ownCodeDigits} numeroa, ja toista se. Älä valitse syntymäaikaasi, samoja numeroita tai peräkkäisiä numeroita.`,
              'Jos haluat mieluummin käyttää sormenjälkeä tai kasvoja ja puhelimessasi on se mahdollisuus, voit valita sen.',
              'Valitse Ota käyttöön.',
            ],
          },
          `Sen jälkeen vain tämä puhelin voi hyväksyä nimissäsi. Sinulla voi olla ${brand.fi.app}-sovellus enintään ${policy.phones} puhelimessa, ja saat tiedon, kun uusi puhelin otetaan käyttöön.`,
        ],
      },
      {
        id: 'after',
        heading: 'Kun soitat meille',
        blocks: [{ to: 'help/phone', link: 'Näin tunnistaudut puhelinpalvelussa' }],
      },
      beforeYouConfirm.fi,
      {
        id: 'lost-phone',
        heading: 'Jos puhelimesi katoaa',
        blocks: ['Soita heti asiakaspalveluumme. Oma koodisi suojaa sovellusta, mutta anna meidän poistaa se puhelin käytöstä.'],
      },
    ],
  }),
  en: ({ brand, policy }) => ({
    heading: `How to start using ${brand.en.app}`,
    intro: [
      `With ${brand.en.app} you identify yourself when you call us. You need your user code and an activation code.`,
      { to: 'app', link: `Open ${brand.en.app}` },
    ],
    sections: [
      {
        id: 'activation-code',
        heading: 'The activation code',
        blocks: [
          `You get the activation code at our service point. Bring a passport or an identity card. The code is valid for ${writeTime('en', policy.activationLife)}, and once only.`,
          'Enter the activation code in the app and nowhere else. Never say it on the phone and send it to nobody.',
        ],
      },
      {
        id: 'start',
        heading: 'Start using the app',
        blocks: [
          {
            steps: [
              `Open ${brand.en.app} on your own phone.`,
              'Enter your user code and the activation code.',
              `Choose your own code of ${policy.ownCodeDigits} digits and repeat it. Do not choose your birthday, equal digits or digits in a row.`,
              'If you prefer your fingerprint or face, and the phone has it, you can choose that.',
              'Choose Start using.',
            ],
          },
          `From then on only this phone can approve in your name. You can have ${brand.en.app} on ${policy.phones} phones at most, and we tell you when a new one is taken into use.`,
        ],
      },
      {
        id: 'after',
        heading: 'When you call us',
        blocks: [{ to: 'help/phone', link: 'How to identify yourself on the phone' }],
      },
      beforeYouConfirm.en,
      {
        id: 'lost-phone',
        heading: 'If you lose the phone',
        blocks: ['Call our customer service at once. Your own code protects the app, but let us close that phone.'],
      },
    ],
  }),
};
