import { defineTexts } from '#texts';

type Day = { day: string };

export const codeTableTexts = defineTexts({
  number: { sv: 'Nummer', fi: 'Numero', en: 'Number' },
  left: { sv: 'Koder kvar', fi: 'Tunnuslukuja jäljellä', en: 'Codes left' },
  since: { sv: 'I bruk sedan', fi: 'Käytössä alkaen', en: 'In use since' },
  noTable: {
    sv: 'Du har ingen kodtabell i bruk.',
    fi: 'Sinulla ei ole tunnuslukutaulukkoa käytössä.',
    en: 'You have no code table in use.',
  },
  orderBody: {
    sv: ({ low }: { low: number }) =>
      `När ${low} koder är kvar beställs en ny automatiskt. Du kan också beställa en nu. Den kommer per post till din registrerade adress.`,
    fi: ({ low }: { low: number }) =>
      `Kun tunnuslukuja on jäljellä ${low}, uusi tilataan automaattisesti. Voit myös tilata uuden nyt. Se tulee postitse rekisteröityyn osoitteeseesi.`,
    en: ({ low }: { low: number }) =>
      `When ${low} codes are left, a new table is ordered automatically. You can also order one now. It comes by post to your registered address.`,
  },
  order: { sv: 'Beställ en ny kodtabell', fi: 'Tilaa uusi tunnuslukutaulukko', en: 'Order a new code table' },
  next: { sv: 'En ny kodtabell är på väg', fi: 'Uusi tunnuslukutaulukko on tulossa', en: 'A new code table is on its way' },
  willBePosted: {
    sv: ({ day }: Day) => `Brevet skickas ${day}.`,
    fi: ({ day }: Day) => `Kirje lähetetään ${day}.`,
    en: ({ day }: Day) => `The letter is posted on ${day}.`,
  },
  posted: {
    sv: ({ day }: Day) => `Brevet skickades ${day}.`,
    fi: ({ day }: Day) => `Kirje lähetettiin ${day}.`,
    en: ({ day }: Day) => `The letter was posted on ${day}.`,
  },
  activateBody: {
    sv: 'Har den kommit? Ange numret som står på den nya kodtabellen. Sedan ber vi dig identifiera dig, och den gamla slutar gälla.',
    fi: 'Onko se tullut? Anna uuteen tunnuslukutaulukkoon merkitty numero. Sitten pyydämme sinua tunnistautumaan, ja vanha lakkaa toimimasta.',
    en: 'Has it come? Enter the number that stands on the new code table. Then we ask you to identify yourself, and the old one stops working.',
  },
  newNumber: { sv: 'Den nya kodtabellens nummer', fi: 'Uuden tunnuslukutaulukon numero', en: "The new code table's number" },
  otherNumber: {
    sv: 'Det är ett annat nummer än på kodtabellen som vi har skickat. Kontrollera numret på den nya.',
    fi: 'Numero on toinen kuin lähettämässämme taulukossa. Tarkista uuden taulukon numero.',
    en: 'This is not the number of the code table that we have sent. Check the number on the new one.',
  },
  activate: { sv: 'Ta den nya i bruk', fi: 'Ota uusi käyttöön', en: 'Start using the new one' },
  servicePoint: {
    sv: 'Besök vårt kundtjänstställe för att ta den i bruk. Ta med dig ett pass eller ID-kort.',
    fi: 'Käy asiakaspalvelupisteessämme ottamassa se käyttöön. Ota mukaan passi tai henkilökortti.',
    en: 'Visit our service point to start using it. Bring a passport or an identity card.',
  },
  help: { sv: 'Vad är en kodtabell?', fi: 'Mikä on tunnuslukutaulukko?', en: 'What is a code table?' },
});
