import { defineTexts } from '#texts';

type Named = { name: string };
type App = { app: string };

/** The kitchen table (product: `/{l}/demo`). Names of controls are a contract. */
export const kitchenTexts = defineTexts({
  show: { sv: 'Visa ett samtal', fi: 'Näytä puhelu', en: 'Show me a call' },
  stop: { sv: 'Stoppa visningen', fi: 'Pysäytä esitys', en: 'Stop the show' },
  customer: { sv: 'Kund', fi: 'Asiakas', en: 'Customer' },
  phone: { sv: 'Telefonen', fi: 'Puhelin', en: 'The phone' },
  app: {
    sv: ({ app }: App) => `Appen ${app}`,
    fi: ({ app }: App) => `${app}-sovellus`,
    en: ({ app }: App) => `The ${app} app`,
  },
  desk: { sv: 'Kundtjänst', fi: 'Asiakaspalvelu', en: 'Customer service' },
  ownWindow: { sv: 'Eget fönster', fi: 'Oma ikkuna', en: 'Own window' },
  beside: {
    sv: 'Brev, sms och kodboxen öppnas i en egen flik, så att samtalet går vidare.',
    fi: 'Kirjeet, tekstiviestit ja tunnuslukulaite avautuvat omaan välilehteensä, joten puhelu jatkuu.',
    en: 'Letters, text messages and the code box open in a tab of their own, so that the call goes on.',
  },
  number: { sv: 'Ring', fi: 'Soita', en: 'Call' },
  activation: { sv: 'Ny aktiveringskod', fi: 'Uusi aktivointikoodi', en: 'New activation code' },
  activationIs: {
    sv: ({ code }: { code: string }) => `Aktiveringskod: ${code}. Den gäller i tio minuter.`,
    fi: ({ code }: { code: string }) => `Aktivointikoodi: ${code}. Se on voimassa kymmenen minuuttia.`,
    en: ({ code }: { code: string }) => `Activation code: ${code}. It is valid for ten minutes.`,
  },
  preparing: {
    sv: ({ name }: Named) => `${name} tar appen i bruk. Kundtjänsten öppnar.`,
    fi: ({ name }: Named) => `${name} ottaa sovelluksen käyttöön. Asiakaspalvelu avautuu.`,
    en: ({ name }: Named) => `${name} starts using the app. Customer service opens.`,
  },
  ready: { sv: 'Allt är klart.', fi: 'Kaikki on valmista.', en: 'Everything is ready.' },
  stopped: { sv: 'Visningen är stoppad.', fi: 'Esitys on pysäytetty.', en: 'The show is stopped.' },
  stuck: {
    sv: 'Visningen kom inte vidare. Försök igen, eller tryck själv i panelerna.',
    fi: 'Esitys ei päässyt eteenpäin. Yritä uudelleen tai paina itse ruuduissa.',
    en: 'The show could not go on. Try again, or press the buttons in the panels yourself.',
  },
  calls: {
    sv: ({ name }: Named) => `${name} ringer banken.`,
    fi: ({ name }: Named) => `${name} soittaa pankkiin.`,
    en: ({ name }: Named) => `${name} calls the bank.`,
  },
  chooses: {
    sv: ({ name }: Named) => `${name} väljer 1 och knappar in sin användarkod.`,
    fi: ({ name }: Named) => `${name} valitsee 1 ja näppäilee käyttäjätunnuksensa.`,
    en: ({ name }: Named) => `${name} presses 1 and keys in the user code.`,
  },
  request: {
    sv: 'Banken skickar en begäran till appen och säger en kod i samtalet.',
    fi: 'Pankki lähettää sovellukseen pyynnön ja sanoo puhelussa koodin.',
    en: 'The bank sends a request to the app and says a code in the call.',
  },
  compares: {
    sv: 'Koden i appen är den som hörs i samtalet.',
    fi: 'Sovelluksen koodi on sama, joka kuuluu puhelussa.',
    en: 'The code in the app is the one that is heard in the call.',
  },
  approves: {
    sv: ({ name }: Named) => `${name} godkänner.`,
    fi: ({ name }: Named) => `${name} hyväksyy.`,
    en: ({ name }: Named) => `${name} approves.`,
  },
  identified: {
    sv: 'Identifierad. Lampan tänds hos kundtjänsten.',
    fi: 'Tunnistettu. Asiakaspalvelun lamppu syttyy.',
    en: 'Identified. The lamp lights at customer service.',
  },
  taken: {
    sv: ({ name }: Named) => `${name} tar samtalet och vet vem som ringer.`,
    fi: ({ name }: Named) => `${name} ottaa puhelun ja tietää, kuka soittaa.`,
    en: ({ name }: Named) => `${name} takes the call and knows who is calling.`,
  },
  hangsUp: {
    sv: ({ name }: Named) => `${name} lägger på. Lampan slocknar.`,
    fi: ({ name }: Named) => `${name} lopettaa puhelun. Lamppu sammuu.`,
    en: ({ name }: Named) => `${name} hangs up. The lamp goes out.`,
  },
  yourTurn: { sv: 'Nu är det din tur.', fi: 'Nyt on sinun vuorosi.', en: 'Now it is your turn.' },
  tryWrongCode: {
    sv: 'Ring och knappa in en användarkod som inte finns. Frågorna, väntan och svaret är de samma.',
    fi: 'Soita ja näppäile käyttäjätunnus, jota ei ole. Kysymykset, odotus ja vastaus ovat samat.',
    en: 'Call and key in a user code that does not exist. The questions, the wait and the answer are the same.',
  },
  tryNotInCall: {
    sv: 'Ring och svara Jag är inte i något samtal i appen. Begäran stoppas, och kundtjänsten varnas genast.',
    fi: 'Soita ja vastaa sovelluksessa En ole puhelussa. Pyyntö pysäytetään, ja asiakaspalvelu saa varoituksen heti.',
    en: 'Call and answer I am not in a call in the app. The request is stopped, and customer service is warned at once.',
  },
  tryCodeTable: {
    sv: 'Bli Maj Söderholm och ring med kodtabellen: välj 2. Tabellen ligger i Brev, koden kommer i Sms.',
    fi: 'Ole Maj Söderholm ja soita tunnuslukutaulukolla: valitse 2. Taulukko on kohdassa Kirjeet, koodi tulee kohtaan Tekstiviestit.',
    en: 'Be Maj Söderholm and call with the code table: press 2. The table is in Letters, the code comes to Text messages.',
  },
});
