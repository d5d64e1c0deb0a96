import { defineTexts } from '#texts';

/** The title of the browser phone, on the server and in the page. */
export const phonePageTexts = defineTexts({
  heading: { sv: 'Telefonen', fi: 'Puhelin', en: 'The phone' },
});
