import { defineTexts } from '#texts';

type Day = { day: string };

/** Product: screens, `/{l}/my/code-box`. */
export const codeBoxTexts = defineTexts({
  state: { sv: 'Läge', fi: 'Tila', en: 'State' },
  since: { sv: 'Du fick den', fi: 'Sait sen', en: 'You got it' },
  endsSoon: {
    sv: ({ day }: Day) => `Batteriet räcker till den ${day}. En ny kodbox beställs automatiskt.`,
    fi: ({ day }: Day) => `Paristo kestää ${day} asti. Uusi laite tilataan automaattisesti.`,
    en: ({ day }: Day) => `The battery lasts until ${day}. A new code box is ordered automatically.`,
  },
  compare: {
    sv: 'Jämför numret med det på kodboxens baksida.',
    fi: 'Vertaa numeroa tunnuslukulaitteen takana olevaan.',
    en: 'Compare the number with the one on the back of your code box.',
  },
  noBox: { sv: 'Du har ingen kodbox.', fi: 'Sinulla ei ole tunnuslukulaitetta.', en: 'You have no code box.' },
  'handed-out': { sv: 'Inte i bruk än', fi: 'Ei vielä käytössä', en: 'Not in use yet' },
  active: { sv: 'I bruk', fi: 'Käytössä', en: 'In use' },
  blocked: { sv: 'Spärrad', fi: 'Suljettu', en: 'Blocked' },
  lost: { sv: 'Spärrad, anmäld borttappad', fi: 'Suljettu, ilmoitettu kadonneeksi', en: 'Blocked, reported lost' },
  block: { sv: 'Spärra den här kodboxen', fi: 'Poista tämä laite käytöstä', en: 'Block this code box' },
  blockHeading: {
    sv: ({ serial }: { serial: string }) => `Spärra kodboxen ${serial}?`,
    fi: ({ serial }: { serial: string }) => `Poistetaanko laite ${serial} käytöstä?`,
    en: ({ serial }: { serial: string }) => `Block code box ${serial}?`,
  },
  blockBody: {
    sv: 'Den slutar fungera genast och kan inte tas i bruk igen. Du kan beställa en ny.',
    fi: 'Laite lakkaa heti toimimasta, eikä sitä voi ottaa uudelleen käyttöön. Voit tilata uuden.',
    en: 'It stops working at once and cannot be taken into use again. You can order a new one.',
  },
  keep: { sv: 'Behåll den', fi: 'Pidä käytössä', en: 'Keep it' },
  activateHeading: { sv: 'Ta en ny kodbox i bruk', fi: 'Ota uusi tunnuslukulaite käyttöön', en: 'Start using a new code box' },
  activateBody: {
    sv: 'Välj först en egen pinkod på den nya kodboxen. Gör sedan en kod med den.',
    fi: 'Valitse ensin uuteen laitteeseen oma PIN-koodi. Tee sitten sillä koodi.',
    en: 'First choose a PIN of your own on the new code box. Then make a code with it.',
  },
  activate: { sv: 'Ta kodboxen i bruk', fi: 'Ota laite käyttöön', en: 'Start using the code box' },
  orderHeading: { sv: 'Ny kodbox', fi: 'Uusi tunnuslukulaite', en: 'New code box' },
  orderBody: {
    sv: 'Kodboxen kommer per post till din registrerade adress, och Start-PIN i ett eget brev en annan dag.',
    fi: 'Laite tulee postitse rekisteröityyn osoitteeseesi, ja aloitus-PIN omassa kirjeessään toisena päivänä.',
    en: 'The code box comes by post to your registered address, and the start PIN in a letter of its own on another day.',
  },
  order: { sv: 'Beställ en ny kodbox', fi: 'Tilaa uusi tunnuslukulaite', en: 'Order a new code box' },
  ordered: {
    sv: ({ day }: Day) => `En ny kodbox beställdes den ${day}. Den är på väg.`,
    fi: ({ day }: Day) => `Uusi tunnuslukulaite on tilattu ${day}. Se on tulossa.`,
    en: ({ day }: Day) => `A new code box was ordered on ${day}. It is on its way.`,
  },
  synchroniseHeading: {
    sv: 'Godtas inte koderna?',
    fi: 'Eivätkö koodit kelpaa?',
    en: 'Are the codes not accepted?',
  },
  synchroniseBody: {
    sv: 'Gör två koder i rad med kodboxen. Använd samma kodbox båda gångerna.',
    fi: 'Tee laitteella kaksi peräkkäistä koodia. Käytä molemmilla kerroilla samaa laitetta.',
    en: 'Make two codes in a row with the code box. Use the same code box both times.',
  },
  synchronise: { sv: 'Synkronisera', fi: 'Synkronoi', en: 'Synchronise' },
  help: { sv: 'Så här använder du kodboxen', fi: 'Näin käytät tunnuslukulaitetta', en: 'How to use the code box' },
});
