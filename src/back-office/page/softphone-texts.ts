import { defineTexts } from '#texts';

/** The page as the advisor's telephone. */
export const softphoneTexts = defineTexts({
  ready: { sv: 'Telefonen är redo.', fi: 'Puhelin on valmiina.', en: 'The telephone is ready.' },
  off: { sv: 'Telefonen är inte redo.', fi: 'Puhelin ei ole valmiina.', en: 'The telephone is not ready.' },
  talking: { sv: 'Telefonen är i samtal.', fi: 'Puhelin on puhelussa.', en: 'The telephone is in a conversation.' },
  deaf: {
    sv: 'Telefonen är inte redo, för webbläsaren får inte använda mikrofonen. Tillåt mikrofonen för den här sidan och försök igen.',
    fi: 'Puhelin ei ole valmiina, koska selain ei saa käyttää mikrofonia. Salli mikrofoni tälle sivulle ja yritä uudelleen.',
    en: 'The telephone is not ready, because the browser may not use the microphone. Allow the microphone for this page and try again.',
  },
  again: { sv: 'Försök igen', fi: 'Yritä uudelleen', en: 'Try again' },
});
