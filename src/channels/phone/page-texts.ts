import { defineTexts } from '#texts';

/** The title of the browser phone; its page is handed it. */
export const phonePageTexts = defineTexts({
  heading: { sv: 'Telefonen', fi: 'Puhelin', en: 'The phone' },
});
