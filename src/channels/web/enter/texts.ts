import { defineTexts } from '#texts';

export const enterTexts = defineTexts({
  userCode: { sv: 'Användarkod', fi: 'Käyttäjätunnus', en: 'User code' },
  password: { sv: 'Lösenord', fi: 'Salasana', en: 'Password' },
});
