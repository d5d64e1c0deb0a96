import { defineTexts } from '#texts';

/** What there is to see with each customer, as far as the demo bank has it today. */
export const personTexts = defineTexts({
  aino: {
    sv: 'Hela berättelsen: ring, välj 1, knappa in användarkoden, godkänn i Lyktan. Anna Backman ser namnet innan hon svarar.',
    fi: 'Koko tarina: soita, valitse 1, näppäile käyttäjätunnus, hyväksy Lyhty-sovelluksessa. Anna Backman näkee nimen ennen kuin vastaa.',
    en: 'The whole story: call, press 1, key in the user code, approve in Lyktan. Anna Backman sees the name before she answers.',
  },
  maj: {
    sv: 'Har inte Lyktan. Ring och välj 2: användarkod, lösenord, koden ur kodtabellen (den ligger i Brev) och koden ur ett sms (det kommer i Sms). Välj 1 och hör att ingenting avslöjas.',
    fi: 'Ei käytä Lyhty-sovellusta. Soita ja valitse 2: käyttäjätunnus, salasana, tunnusluku taulukosta (se on kohdassa Kirjeet) ja koodi viestistä (se tulee kohtaan Tekstiviestit). Valitse 1 ja kuule, ettei mitään paljasteta.',
    en: 'Does not have Lyktan. Call and press 2: user code, password, the code from the code table (it is in Letters) and the code from a text message (it comes to Text messages). Press 1 and hear that nothing is given away.',
  },
  tauno: {
    sv: 'Ringer på finska, 08-465 004 20, och väljer 2. På kodtabellen är 41 koder kvar: efter det samtalet beställs en ny automatiskt. Trycker gärna stjärna för att höra frågan en gång till.',
    fi: 'Soittaa suomeksi numeroon 08-465 004 20 ja valitsee 2. Taulukossa on 41 tunnuslukua jäljellä: sen puhelun jälkeen uusi tilataan automaattisesti. Painaa mielellään tähteä kuullakseen kysymyksen uudelleen.',
    en: 'Calls in Finnish, 08-465 004 20, and presses 2. The code table has 41 codes left: after that call a new one orders itself. Likes to press star to hear a question again.',
  },
  elias: {
    sv: 'Har Lyktan på två telefoner. Ta i bruk en till i ett annat fönster: begäran kommer till båda, och en av dem svarar.',
    fi: 'Käyttää Lyhty-sovellusta kahdella puhelimella. Ota toinen käyttöön toisessa ikkunassa: pyyntö tulee molempiin, ja toinen niistä vastaa.',
    en: 'Has Lyktan on two phones. Start using a second one in another window: the request comes to both, and one of them answers.',
  },
  birger: {
    sv: 'Är ny kund och har inte Lyktan. Det första lösenordet byts på webben; på telefonen går det inte. Knappa in för få siffror, eller vänta: ingenting går förlorat.',
    fi: 'On uusi asiakas, eikä hänellä ole Lyhty-sovellusta. Ensimmäinen salasana vaihdetaan verkossa; puhelimessa se ei kelpaa. Näppäile liian vähän numeroita tai odota: mitään ei katoa.',
    en: 'Is a new customer and does not have Lyktan. The first password is changed on the web; on the phone it does not work. Key in too few digits, or wait: nothing is lost.',
  },
  sirkka: {
    sv: 'Avtalet är spärrat. Välj 1 eller 2: det låter som vilken identifiering som helst som inte lyckas.',
    fi: 'Sopimus on suljettu. Valitse 1 tai 2: se kuulostaa miltä tahansa tunnistautumiselta, joka ei onnistu.',
    en: 'The agreement is blocked. Press 1 or 2: it sounds like any identification that does not succeed.',
  },
  leila: {
    sv: 'Har en gammal användarkod med bokstäver. Den går inte att knappa in, och telefonen säger det. Engelsk röst på 08-465 004 30.',
    fi: 'Hänellä on vanha käyttäjätunnus, jossa on kirjaimia. Sitä ei voi näppäillä, ja puhelin sanoo sen. Englanninkielinen ääni numerossa 08-465 004 30.',
    en: 'Has an old user code with letters. It cannot be keyed in, and the phone says so. English voice on 08-465 004 30.',
  },
  oskar: {
    sv: 'Loggar in med kodbox: personnummer, lösenord och på nästa sida en kod ur kodboxen. På telefonen väljer han 3. Kodboxens batteri räcker i fyra månader: flytta fram klockan tre, och en ny kommer av sig själv.',
    fi: 'Kirjautuu tunnuslukulaitteella: henkilönumero, salasana ja seuraavalla sivulla laitteen koodi. Puhelimessa hän valitsee 3. Laitteen paristo kestää neljä kuukautta: siirrä kelloa kolme eteenpäin, niin uusi tulee itsestään.',
    en: 'Logs in with a code box: personal number, password and on the next page a code from the box. On the phone he presses 3. The battery of the box lasts four months: move the clock forward by three, and a new one comes by itself.',
  },
  greta: {
    sv: 'Har fått en ny kodbox och inget lösenord än. Start-PIN ligger i Brev. Starta kodboxen, välj en pinkod, och välj sedan Skapa nytt lösenord där man loggar in.',
    fi: 'On saanut uuden tunnuslukulaitteen, mutta ei vielä salasanaa. Aloitus-PIN on kohdassa Kirjeet. Käynnistä laite, valitse PIN-koodi ja valitse sitten kirjautumissivulla Luo uusi salasana.',
    en: 'Has been given a new code box and has no password yet. The start PIN is in Letters. Start the box, choose a PIN, and then choose Create a new password where one logs in.',
  },
  ines: {
    sv: 'Har två kodboxar, och den ena ligger 30 koder före banken. Logga in med den: två koder i rad hjälper, och efteråt står det vad som var fel.',
    fi: 'Hänellä on kaksi tunnuslukulaitetta, joista toinen on 30 koodia pankkia edellä. Kirjaudu sillä: kaksi peräkkäistä koodia auttaa, ja jälkeenpäin kerrotaan, mikä oli vialla.',
    en: 'Has two code boxes, one of them 30 codes ahead of the bank. Log in with that one: two codes in a row help, and afterwards it says what was wrong.',
  },
});
