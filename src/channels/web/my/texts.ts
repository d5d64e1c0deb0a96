import { defineTexts } from '#texts';

export const myTexts = defineTexts({
  heading: { sv: 'Din säkerhetslösning', fi: 'Turvaratkaisusi', en: 'Your security solution' },
  loggedInAs: {
    sv: ({ name }: { name: string }) => `Inloggad som ${name}`,
    fi: ({ name }: { name: string }) => `Kirjautunut: ${name}`,
    en: ({ name }: { name: string }) => `Logged in as ${name}`,
  },
});
