import { defineTexts } from '#texts';

/** What there is to see with each customer, as far as the demo bank has it today. */
export const personTexts = defineTexts({
  aino: {
    sv: 'Hela berättelsen: ring, välj 1, knappa in användarkoden, godkänn i Lyktan. Anna Backman ser namnet innan hon svarar.',
    fi: 'Koko tarina: soita, valitse 1, näppäile käyttäjätunnus, hyväksy Lyhty-sovelluksessa. Anna Backman näkee nimen ennen kuin vastaa.',
    en: 'The whole story: call, press 1, key in the user code, approve in Lyktan. Anna Backman sees the name before she answers.',
  },
  maj: {
    sv: 'Har inte Lyktan. Välj 1 och hör att ingenting avslöjas: samma frågor, samma väntan, samma svar. Med 5 kommer hon fram utan identifiering.',
    fi: 'Ei käytä Lyhty-sovellusta. Valitse 1 ja kuule, ettei mitään paljasteta: samat kysymykset, sama odotus, sama vastaus. Valinnalla 5 hän pääsee läpi tunnistautumatta.',
    en: 'Does not have Lyktan. Press 1 and hear that nothing is given away: the same questions, the same wait, the same answer. With 5 she gets through without identification.',
  },
  tauno: {
    sv: 'Ringer på finska, 08-465 004 20. Trycker gärna stjärna för att höra frågan en gång till.',
    fi: 'Soittaa suomeksi numeroon 08-465 004 20. Painaa mielellään tähteä kuullakseen kysymyksen uudelleen.',
    en: 'Calls in Finnish, 08-465 004 20. Likes to press star to hear a question again.',
  },
  elias: {
    sv: 'Har Lyktan på två telefoner. Ta i bruk en till i ett annat fönster: begäran kommer till båda, och en av dem svarar.',
    fi: 'Käyttää Lyhty-sovellusta kahdella puhelimella. Ota toinen käyttöön toisessa ikkunassa: pyyntö tulee molempiin, ja toinen niistä vastaa.',
    en: 'Has Lyktan on two phones. Start using a second one in another window: the request comes to both, and one of them answers.',
  },
  birger: {
    sv: 'Är ny kund och har inte Lyktan. Knappa in för få siffror, eller vänta: ingenting går förlorat.',
    fi: 'On uusi asiakas, eikä hänellä ole Lyhty-sovellusta. Näppäile liian vähän numeroita tai odota: mitään ei katoa.',
    en: 'Is a new customer and does not have Lyktan. Key in too few digits, or wait: nothing is lost.',
  },
  sirkka: {
    sv: 'Avtalet är spärrat. Välj 1: det låter som vilken identifiering som helst som inte lyckas.',
    fi: 'Sopimus on suljettu. Valitse 1: se kuulostaa miltä tahansa tunnistautumiselta, joka ei onnistu.',
    en: 'The agreement is blocked. Press 1: it sounds like any identification that does not succeed.',
  },
  leila: {
    sv: 'Har en gammal användarkod med bokstäver. Den går inte att knappa in, och telefonen säger det. Engelsk röst på 08-465 004 30.',
    fi: 'Hänellä on vanha käyttäjätunnus, jossa on kirjaimia. Sitä ei voi näppäillä, ja puhelin sanoo sen. Englanninkielinen ääni numerossa 08-465 004 30.',
    en: 'Has an old user code with letters. It cannot be keyed in, and the phone says so. English voice on 08-465 004 30.',
  },
  oskar: {
    sv: 'Har ett personnummer i stället för en användarkod. På telefonen väljer han 5.',
    fi: 'Hänellä on henkilönumero käyttäjätunnuksen sijaan. Puhelimessa hän valitsee 5.',
    en: 'Has a personal number instead of a user code. On the phone he presses 5.',
  },
  greta: {
    sv: 'Har ett kundnummer i stället för en användarkod. På telefonen väljer hon 5.',
    fi: 'Hänellä on asiakasnumero käyttäjätunnuksen sijaan. Puhelimessa hän valitsee 5.',
    en: 'Has a customer number instead of a user code. On the phone she presses 5.',
  },
  ines: {
    sv: 'Har ett personnummer i stället för en användarkod. På telefonen väljer hon 5.',
    fi: 'Hänellä on henkilönumero käyttäjätunnuksen sijaan. Puhelimessa hän valitsee 5.',
    en: 'Has a personal number instead of a user code. On the phone she presses 5.',
  },
});
