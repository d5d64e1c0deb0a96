import { defineTexts } from '#texts';

type Bank = { bank: string };
type Serial = { serial: string };
type WebBank = { webBank: string };
type Phone = { phone: string };
type Day = { day: string };
type Moment = { day: string; clock: string };

/** What stands in the letters. A letter never says what another one holds, and never asks anybody to write or say a code (S32, S36). */
export const letterTexts = defineTexts({
  'code-table': {
    sv: ({ number }: { number: string }) => `Kodtabell ${number}`,
    fi: ({ number }: { number: string }) => `Tunnuslukutaulukko ${number}`,
    en: ({ number }: { number: string }) => `Code table ${number}`,
  },
  activate: {
    sv: 'Aktivera tabellen i webbanken eller på ett kundtjänstställe. Innan dess fungerar den inte.',
    fi: 'Ota taulukko käyttöön verkkopankissa tai asiakaspalvelupisteessä. Sitä ennen se ei toimi.',
    en: 'Activate the table in the web bank or at a service point. Until then it does not work.',
  },
  readTable: {
    sv: 'Koden B 10 står i kolumn B på rad 10. Varje kod fungerar en gång.',
    fi: 'Tunnusluku B 10 on sarakkeessa B rivillä 10. Jokainen tunnusluku toimii kerran.',
    en: 'Code B 10 stands in column B, row 10. Each code works once.',
  },
  keepTable: {
    sv: 'Förvara tabellen skild från dina andra koder. Fotografera den inte.',
    fi: 'Säilytä taulukko erillään muista tunnuksistasi. Älä valokuvaa sitä.',
    en: 'Keep the table apart from your other codes. Do not photograph it.',
  },
  loseTable: {
    sv: ({ phone }: Phone) => `Är den borta, ring ${phone}, så spärrar vi den.`,
    fi: ({ phone }: Phone) => `Jos se katoaa, soita numeroon ${phone}, niin suljemme sen.`,
    en: ({ phone }: Phone) => `If it is lost, call ${phone} and we block it.`,
  },
  'user-code': { sv: 'Din användarkod', fi: 'Käyttäjätunnuksesi', en: 'Your user code' },
  userCode: { sv: 'Användarkod', fi: 'Käyttäjätunnus', en: 'User code' },
  sayWho: {
    sv: 'Med användarkoden säger du vem du är när du ringer oss eller loggar in.',
    fi: 'Käyttäjätunnuksella kerrot, kuka olet, kun soitat meille tai kirjaudut.',
    en: 'With the user code you say who you are when you call us or log in.',
  },
  learnCode: {
    sv: 'Lär dig den utantill. Behöver du brevet, förvara det skilt från dina andra koder.',
    fi: 'Opettele se ulkoa. Jos tarvitset kirjettä, säilytä se erillään muista tunnuksistasi.',
    en: 'Learn it by heart. If you need the letter, keep it apart from your other codes.',
  },
  nobodyAsks: {
    sv: ({ phone }: Phone) => `Ingen på banken ber dig säga den. Gör någon det, lägg på och ring ${phone}.`,
    fi: ({ phone }: Phone) => `Kukaan pankista ei pyydä sinua sanomaan sitä. Jos joku pyytää, lopeta puhelu ja soita numeroon ${phone}.`,
    en: ({ phone }: Phone) => `Nobody at the bank asks you to say it. If somebody does, hang up and call ${phone}.`,
  },
  'one-time-password': { sv: 'Ditt engångslösenord', fi: 'Kertakäyttöinen salasanasi', en: 'Your one-time password' },
  password: { sv: 'Engångslösenord', fi: 'Kertakäyttöinen salasana', en: 'One-time password' },
  logIn: {
    sv: 'Logga in i webbanken med det. Sedan väljer du ett eget lösenord.',
    fi: 'Kirjaudu sillä verkkopankkiin. Sen jälkeen valitset oman salasanan.',
    en: 'Log in to the web bank with it. Then you choose a password of your own.',
  },
  worksUntil: {
    sv: ({ day, clock }: Moment) => `Det fungerar en gång, till den ${day} ${clock}.`,
    fi: ({ day, clock }: Moment) => `Se toimii kerran, ${day} ${clock} asti.`,
    en: ({ day, clock }: Moment) => `It works once, until ${clock} on ${day}.`,
  },
  destroy: {
    sv: 'Förstör brevet när du har valt ett eget lösenord.',
    fi: 'Hävitä kirje, kun olet valinnut oman salasanan.',
    en: 'Destroy the letter once you have chosen your own password.',
  },
  notAsked: {
    sv: ({ phone }: Phone) => `Har du inte bett om det här? Ring ${phone} genast.`,
    fi: ({ phone }: Phone) => `Etkö ole pyytänyt tätä? Soita heti numeroon ${phone}.`,
    en: ({ phone }: Phone) => `Did you not ask for this? Call ${phone} at once.`,
  },
  agreement: { sv: 'Avtal om webbankskoder', fi: 'Sopimus pankkitunnuksista', en: 'Agreement on codes' },
  yourCopy: {
    sv: ({ bank }: Bank) => `Det här är ditt exemplar av avtalet mellan dig och ${bank}.`,
    fi: ({ bank }: Bank) => `Tämä on sinun kappaleesi sopimuksesta. Sen toinen osapuoli on ${bank}.`,
    en: ({ bank }: Bank) => `This is your copy of the agreement between you and ${bank}.`,
  },
  personal: {
    sv: 'Koderna är personliga. Ingen annan använder dem, inte heller i din familj.',
    fi: 'Tunnukset ovat henkilökohtaiset. Kukaan muu ei käytä niitä, ei myöskään perheessäsi.',
    en: 'The codes are personal. Nobody else uses them, in your family either.',
  },
  keepApart: {
    sv: 'Lär dig dem utantill om du kan. Förvara dem annars skilda från varandra, och spara dem inte på någon apparat.',
    fi: 'Opettele ne ulkoa, jos voit. Säilytä ne muuten erillään toisistaan, äläkä tallenna niitä millekään laitteelle.',
    en: 'Learn them by heart if you can. Otherwise keep them apart from each other, and store them on no device.',
  },
  neverAsked: {
    sv: 'Du knappar in dem i samtal som du själv har ringt, och i webbanken. Vi frågar aldrig efter dem.',
    fi: 'Näppäilet ne puheluissa, jotka olet itse soittanut, ja verkkopankissa. Me emme koskaan kysy niitä.',
    en: 'You key them in during calls that you have made yourself, and in the web bank. We never ask for them.',
  },
  blockAtOnce: {
    sv: ({ phone }: Phone) => `Kan någon annan ha dem? Ring ${phone} genast, dygnet runt, så spärrar vi dem.`,
    fi: ({ phone }: Phone) => `Voivatko ne olla jollakulla muulla? Soita heti numeroon ${phone}, mihin aikaan tahansa, niin suljemme ne.`,
    en: ({ phone }: Phone) => `Might somebody else have them? Call ${phone} at once, day or night, and we block them.`,
  },
  'code-box': { sv: 'Din kodbox', fi: 'Tunnuslukulaitteesi', en: 'Your code box' },
  boxSerial: {
    sv: ({ serial, phone }: Serial & Phone) => `På kodboxens baksida står ${serial}. Står det något annat där, ring ${phone}.`,
    fi: ({ serial, phone }: Serial & Phone) => `Laitteen takana lukee ${serial}. Jos siinä lukee muuta, soita numeroon ${phone}.`,
    en: ({ serial, phone }: Serial & Phone) => `On the back of the box it says ${serial}. If it says anything else there, call ${phone}.`,
  },
  startBox: {
    sv: 'När du har din Start-PIN: tryck på den gröna knappen OK. Displayen visar ANGE PIN. Knappa in din Start-PIN.',
    fi: 'Kun sinulla on aloitus-PIN: paina vihreää OK-näppäintä. Näytössä lukee ANGE PIN. Näppäile aloitus-PIN.',
    en: 'When you have your start PIN: press the green OK key. The display says ANGE PIN. Key in your start PIN.',
  },
  choosePin: {
    sv: 'Displayen visar NY PIN. Välj en egen pinkod med fyra siffror, knappa in den och tryck på OK.',
    fi: 'Näytössä lukee NY PIN. Valitse oma nelinumeroinen PIN-koodi, näppäile se ja paina OK.',
    en: 'The display says NY PIN. Choose a PIN of your own with four digits, key it in and press OK.',
  },
  verifyPin: {
    sv: 'Displayen visar VERIFIERA. Knappa in samma pinkod igen och tryck på OK. Displayen visar OK, och kort därefter släcks kodboxen.',
    fi: 'Näytössä lukee VERIFIERA. Näppäile sama PIN-koodi uudelleen ja paina OK. Näytössä lukee OK, ja pian sen jälkeen laite sammuu.',
    en: 'The display says VERIFIERA. Key in the same PIN again and press OK. The display says OK, and soon after the box goes dark.',
  },
  weakPin: {
    sv: 'Pinkoden får inte vara fyra lika siffror eller fyra siffror i följd, till exempel 4444 eller 2345.',
    fi: 'PIN-koodi ei saa olla neljä samaa numeroa eikä neljä peräkkäistä numeroa, esimerkiksi 4444 tai 2345.',
    en: 'The PIN must not be four equal digits or four digits in a row, for example 4444 or 2345.',
  },
  activateBox: {
    sv: ({ webBank }: WebBank) =>
      `Kodboxen fungerar när du har aktiverat den i ${webBank}. Är den din första, välj Skapa nytt lösenord där du loggar in.`,
    fi: ({ webBank }: WebBank) =>
      `Laite toimii, kun olet ottanut sen käyttöön ${webBank}-verkkopankissa. Jos se on ensimmäisesi, valitse kirjautumissivulla Luo uusi salasana.`,
    en: ({ webBank }: WebBank) =>
      `The box works once you have activated it in ${webBank}. If it is your first, choose Create a new password where you log in.`,
  },
  activateInSession: {
    sv: ({ webBank }: WebBank) =>
      `Kodboxen fungerar när du har loggat in i ${webBank} med de koder du har och tagit den i bruk under Kodbox. Har du inga andra, besök vårt kundtjänstställe med den och ditt pass eller ID-kort.`,
    fi: ({ webBank }: WebBank) =>
      `Laite toimii, kun olet kirjautunut ${webBank}-verkkopankkiin entisillä tunnuksillasi ja ottanut sen käyttöön kohdassa Tunnuslukulaite. Jos sinulla ei ole muita tunnuksia, tule sen kanssa asiakaspalvelupisteeseemme ja ota mukaan passi tai henkilökortti.`,
    en: ({ webBank }: WebBank) =>
      `The box works once you have logged in to ${webBank} with the codes that you have and started using it under Code box. If you have no others, visit our service point with it and your passport or ID card.`,
  },
  boxNeverAsked: {
    sv: 'Vi frågar aldrig efter din pinkod, och ingen på banken ber dig läsa upp en kod.',
    fi: 'Me emme koskaan kysy PIN-koodiasi, eikä kukaan pankista pyydä sinua lukemaan koodia ääneen.',
    en: 'We never ask for your PIN, and nobody at the bank asks you to read out a code.',
  },
  loseBox: {
    sv: ({ phone }: Phone) => `Är kodboxen borta, ring ${phone}, så spärrar vi den och skickar en ny.`,
    fi: ({ phone }: Phone) => `Jos laite katoaa, soita numeroon ${phone}, niin suljemme sen ja lähetämme uuden.`,
    en: ({ phone }: Phone) => `If the box is lost, call ${phone}: we block it and post a new one.`,
  },
  'start-pin': { sv: 'Din Start-PIN', fi: 'Aloitus-PINisi', en: 'Your start PIN' },
  startPin: { sv: 'Start-PIN', fi: 'Aloitus-PIN', en: 'Start PIN' },
  pinOfBox: {
    sv: ({ serial }: Serial) => `Den hör till kodboxen med ${serial} på baksidan.`,
    fi: ({ serial }: Serial) => `Se kuuluu laitteeseen, jonka takana lukee ${serial}.`,
    en: ({ serial }: Serial) => `It belongs to the code box with ${serial} on its back.`,
  },
  pinOnce: {
    sv: 'Du behöver den första gången du startar kodboxen. Då väljer du en egen pinkod.',
    fi: 'Tarvitset sitä, kun käynnistät laitteen ensimmäisen kerran. Silloin valitset oman PIN-koodin.',
    en: 'You need it the first time you start the box. Then you choose a PIN of your own.',
  },
  destroyPin: {
    sv: 'Förstör brevet när du har valt en egen pinkod.',
    fi: 'Hävitä kirje, kun olet valinnut oman PIN-koodin.',
    en: 'Destroy the letter once you have chosen a PIN of your own.',
  },
  otherComes: {
    sv: ({ day }: Day) => `Vi postar ett annat brev till dig den ${day}.`,
    fi: ({ day }: Day) => `Postitamme sinulle toisen kirjeen ${day}.`,
    en: ({ day }: Day) => `We post another letter to you on ${day}.`,
  },
  otherWent: {
    sv: ({ day }: Day) => `Ett annat brev till dig postades den ${day}.`,
    fi: ({ day }: Day) => `Toinen kirje sinulle postitettiin ${day}.`,
    en: ({ day }: Day) => `Another letter to you was posted on ${day}.`,
  },
  tableIsDigits: {
    sv: 'I tabellen är alla tecken siffror. Bara radens nummer har siffertecken.',
    fi: 'Taulukossa kaikki merkit ovat numeroita. Numeromerkki on vain rivin numeron edessä.',
    en: 'In the table every sign is a digit. Only the number of a row has a number sign.',
  },
});
