import { defineTexts } from '#texts';

/** What wrong codes have closed, and what opens it (I6). */
export const boxLockTexts = defineTexts({
  locked: { sv: 'Låst', fi: 'Lukittu', en: 'Locked' },
  boxLocked: {
    sv: ({ serial }: { serial: string }) => `Nummer ${serial} är låst.`,
    fi: ({ serial }: { serial: string }) => `Numero ${serial} on lukittu.`,
    en: ({ serial }: { serial: string }) => `Number ${serial} is locked.`,
  },
  box: {
    sv: 'Kodboxen är låst efter för många felaktiga koder. Den öppnas när du skapar ett nytt lösenord med den.',
    fi: 'Laite on lukittu liian monen väärän koodin jälkeen. Se avautuu, kun luot sillä uuden salasanan.',
    en: 'Your code box is locked after too many wrong codes. It opens when you create a new password with it.',
  },
  boxAndPassword: {
    sv: 'Kodboxen är låst efter för många felaktiga koder. Ta en ny kodbox i bruk här, eller besök vårt kundtjänstställe.',
    fi: 'Laite on lukittu liian monen väärän koodin jälkeen. Ota täällä uusi laite käyttöön tai käy asiakaspalvelupisteessämme.',
    en: 'Your code box is locked after too many wrong codes. Start using a new code box here, or visit our service point.',
  },
  'new-password': {
    sv: 'Du kan inte skapa ett nytt lösenord efter för många felaktiga koder. Det går igen när du har loggat in med kodboxen.',
    fi: 'Et voi luoda uutta salasanaa liian monen väärän koodin jälkeen. Se onnistuu taas, kun olet kirjautunut laitteella.',
    en: 'You cannot create a new password after too many wrong codes. You can again when you have logged in with your code box.',
  },
  'in-session': {
    sv: 'På den här sidan tar vi inte emot fler koder efter för många felaktiga. Det går igen när du har loggat in med kodboxen.',
    fi: 'Tällä sivulla emme ota enää vastaan koodeja liian monen väärän jälkeen. Se onnistuu taas, kun olet kirjautunut laitteella.',
    en: 'No more codes are taken on this page after too many wrong ones. You can enter codes here again once you have logged in with your code box.',
  },
});
