import { defineTexts } from '#texts';

type Count = { count: number };
type Named = { name: string };
type Timed = { time: string };

/** The desk's words (product: `/desk`, `/desk/calls/{id}`). Names of controls are a contract. */
export const deskTexts = defineTexts({
  heading: { sv: 'Kundtjänst', fi: 'Asiakaspalvelu', en: 'Customer service' },
  available: { sv: 'Ledig', fi: 'Vapaa', en: 'Available' },
  queue: { sv: 'Kö', fi: 'Jono', en: 'Queue' },
  takeNext: { sv: 'Ta nästa samtal', fi: 'Ota seuraava puhelu', en: 'Take the next call' },
  take: { sv: 'Ta samtalet', fi: 'Ota puhelu', en: 'Take the call' },
  toYourCall: { sv: 'Till ditt samtal', fi: 'Siirry puheluusi', en: 'Go to your call' },
  toQueue: { sv: 'Till kön', fi: 'Siirry jonoon', en: 'To the queue' },
  logOut: { sv: 'Logga ut', fi: 'Kirjaudu ulos', en: 'Log out' },
  hide: { sv: 'Dölj', fi: 'Piilota', en: 'Hide' },
  identify: { sv: 'Be kunden identifiera sig', fi: 'Pyydä asiakasta tunnistautumaan', en: 'Ask the customer to identify' },
  hold: { sv: 'Parkera', fi: 'Aseta pitoon', en: 'Hold' },
  goOn: { sv: 'Ta tillbaka', fi: 'Jatka puhelua', en: 'Resume' },
  transfer: { sv: 'Koppla vidare', fi: 'Siirrä puhelu', en: 'Transfer' },
  transferTo: { sv: 'Till vem?', fi: 'Kenelle?', en: 'To whom?' },
  stay: { sv: 'Avbryt', fi: 'Peruuta', en: 'Cancel' },
  handsOnIdentified: {
    sv: 'Identifieringen följer med. Kopplas samtalet vidare en gång till upphör identifieringen.',
    fi: 'Tunnistautuminen siirtyy mukana. Jos puhelu siirretään vielä kerran, tunnistautuminen päättyy.',
    en: 'The identification goes along. If the call is transferred once more, the identification ends.',
  },
  handsOnLast: {
    sv: 'Samtalet har redan kopplats vidare en gång. Identifieringen upphör om du kopplar det vidare nu.',
    fi: 'Puhelu on jo siirretty kerran. Jos siirrät sen nyt, tunnistautuminen päättyy.',
    en: 'This call has been transferred once already. If you transfer it now, the identification ends.',
  },
  nobodyFree: {
    sv: 'Ingen annan kundtjänstmedarbetare är ledig just nu.',
    fi: 'Kukaan muu asiakaspalvelija ei ole juuri nyt vapaa.',
    en: 'No other advisor is available right now.',
  },
  notFree: {
    sv: 'Den du valde är inte längre ledig.',
    fi: 'Valitsemasi asiakaspalvelija ei ole enää vapaa.',
    en: 'The advisor you chose is no longer available.',
  },
  unanswered: {
    sv: 'Din telefon svarade inte, eller så bröts förbindelsen till den. Kunden väntar igen, på sin plats i kön.',
    fi: 'Puhelimesi ei vastannut tai yhteys siihen katkesi. Asiakas odottaa taas omalla paikallaan jonossa.',
    en: 'Your telephone did not answer or was cut off. The customer is waiting again, at the same place in the queue.',
  },
  end: { sv: 'Avsluta samtalet', fi: 'Lopeta puhelu', en: 'End the call' },
  nobodyWaits: { sv: 'Ingen väntar', fi: 'Kukaan ei odota', en: 'Nobody is waiting' },
  waiting: {
    sv: ({ count }: Count) => `${count} väntar`,
    fi: ({ count }: Count) => `${count} odottaa`,
    en: ({ count }: Count) => `${count} waiting`,
  },
  inMenu: {
    sv: ({ count }: Count) => `${count} i menyn`,
    fi: ({ count }: Count) => `${count} valikossa`,
    en: ({ count }: Count) => `${count} in the menu`,
  },
  advisorsAvailable: {
    sv: ({ count }: Count) => (count === 1 ? '1 ledig kundtjänstmedarbetare' : `${count} lediga kundtjänstmedarbetare`),
    fi: ({ count }: Count) => (count === 1 ? '1 vapaa asiakaspalvelija' : `${count} vapaata asiakaspalvelijaa`),
    en: ({ count }: Count) => (count === 1 ? '1 advisor available' : `${count} advisors available`),
  },
  customer: { sv: 'Kund', fi: 'Asiakas', en: 'Customer' },
  identification: { sv: 'Identifiering', fi: 'Tunnistautuminen', en: 'Identification' },
  reason: { sv: 'Orsak', fi: 'Aihe', en: 'Reason' },
  callLanguage: { sv: 'Språk', fi: 'Kieli', en: 'Language' },
  waited: { sv: 'Väntat', fi: 'Odottanut', en: 'Waited' },
  answer: { sv: 'Svara', fi: 'Vastaa', en: 'Answer' },
  minutes: {
    sv: ({ count }: Count) => (count === 0 ? 'under 1 min' : `${count} min`),
    fi: ({ count }: Count) => (count === 0 ? 'alle 1 min' : `${count} min`),
    en: ({ count }: Count) => (count === 0 ? 'under 1 min' : `${count} min`),
  },
  noLongerInQueue: { sv: 'Inte längre i kön', fi: 'Ei enää jonossa', en: 'No longer in the queue' },
  method: { sv: 'Sätt', fi: 'Tapa', en: 'Method' },
  elements: { sv: 'Det som visades', fi: 'Mitä osoitettiin', en: 'What was shown' },
  since: { sv: 'Identifierad sedan', fi: 'Tunnistettu', en: 'Identified since' },
  began: { sv: 'Samtalet började', fi: 'Puhelu alkoi', en: 'The call began' },
  none: { sv: 'Inget', fi: 'Ei mitään', en: 'None' },
  discuss: { sv: 'Det här får ni tala om', fi: 'Tästä voitte puhua', en: 'What you may discuss' },
  neverAsk: {
    sv: 'Fråga aldrig efter koder. Kunden knappar in dem själv, och du hör dem inte.',
    fi: 'Älä koskaan kysy koodeja. Asiakas näppäilee ne itse, etkä sinä kuule niitä.',
    en: 'Never ask for codes. The customer keys them in, and you do not hear them.',
  },
  hears: { sv: 'Vad kunden hör just nu', fi: 'Mitä asiakas kuulee nyt', en: 'What the customer hears now' },
  asked: {
    sv: 'Kunden får höra din begäran strax.',
    fi: 'Asiakas kuulee pyyntösi pian.',
    en: 'The customer is about to hear your request.',
  },
  missed: {
    sv: 'Någon annan har tagit samtalet, eller så är det slut.',
    fi: 'Joku muu on ottanut puhelun, tai se on päättynyt.',
    en: 'Somebody else has taken this call, or it is over.',
  },
  notDone: { sv: 'Det gick inte att göra. Försök igen.', fi: 'Se ei onnistunut. Yritä uudelleen.', en: 'It could not be done. Try again.' },
  callBegan: {
    sv: ({ time }: Timed) => `Samtalet som började ${time}`,
    fi: ({ time }: Timed) => `Puhelu, joka alkoi ${time}`,
    en: ({ time }: Timed) => `The call that began at ${time}`,
  },
  callIsOver: { sv: 'Samtalet är slut', fi: 'Puhelu on päättynyt', en: 'The call is over' },
  hasCall: {
    sv: ({ name }: Named) => `${name} har samtalet`,
    fi: ({ name }: Named) => `Puhelu on asiakaspalvelijalla ${name}`,
    en: ({ name }: Named) => `${name} has this call`,
  },
});

/** N4, T27: what the app answered, on every desk. */
export const alertTexts = defineTexts({
  'not-in-a-call': {
    sv: 'I appen svarade kunden: jag är inte i något samtal. Begäran är stoppad.',
    fi: 'Asiakas vastasi sovelluksessa: en ole puhelussa. Pyyntö on pysäytetty.',
    en: 'In the app the customer answered: I am not in a call. The request has been stopped.',
  },
  declined: {
    sv: 'I appen svarade kunden: avvisa. Begäran är stoppad.',
    fi: 'Asiakas vastasi sovelluksessa: hylkää. Pyyntö on pysäytetty.',
    en: 'In the app the customer answered: decline. The request has been stopped.',
  },
  'wrong-digits': {
    sv: 'I appen skrevs en annan kod än den som hördes i samtalet. Begäran är stoppad.',
    fi: 'Sovellukseen kirjoitettiin eri koodi kuin se, joka kuultiin puhelussa. Pyyntö on pysäytetty.',
    en: 'A code other than the one heard in the call was entered in the app. The request has been stopped.',
  },
});
