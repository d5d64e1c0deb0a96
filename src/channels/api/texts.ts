import { defineTexts } from '#texts';

/** What an application may show for each question, if it has no words of its own. Ids are those of the prompts' messages. */
export const questionTexts = defineTexts({
  'user-code': { sv: 'Ange din användarkod.', fi: 'Anna käyttäjätunnuksesi.', en: 'Enter your user code.' },
  'app-request': {
    sv: ({ code }: { code: string }) => `Öppna appen och godkänn. Identifieringskoden är ${code}.`,
    fi: ({ code }: { code: string }) => `Avaa sovellus ja hyväksy. Tunnistuskoodi on ${code}.`,
    en: ({ code }: { code: string }) => `Open the app and approve. The identification code is ${code}.`,
  },
  'app-request-strict': {
    sv: ({ code }: { code: string }) => `Öppna appen och skriv in koden ${code}.`,
    fi: ({ code }: { code: string }) => `Avaa sovellus ja kirjoita koodi ${code}.`,
    en: ({ code }: { code: string }) => `Open the app and enter the code ${code}.`,
  },
  'activation-code': { sv: 'Ange aktiveringskoden.', fi: 'Anna aktivointikoodi.', en: 'Enter the activation code.' },
  waiting: { sv: 'Vänta.', fi: 'Odota.', en: 'Please wait.' },
});

export type QuestionId = keyof typeof questionTexts;
