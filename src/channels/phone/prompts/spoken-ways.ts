import { type Brand, defineTexts } from '#texts';

/** What is said while a caller identifies: the ways, their answers, and the step-up in mid-call. */
export const spokenOnTheWay = defineTexts({
  'user-code': {
    sv: 'Ange din användarkod till webbanken i sin helhet, {sex till åtta|6–8} siffror, och tryck fyrkant.',
    fi: 'Näppäile verkkopankin käyttäjätunnuksesi kokonaan, {kuudesta kahdeksaan|6–8} numeroa, ja paina lopuksi risuaitaa eli ruutua.',
    en: 'Key in your whole web bank user code, {six to eight|6–8} digits, and press hash.',
  },
  password: {
    sv: 'Ange därefter ditt lösenord till webbanken och tryck fyrkant.',
    fi: 'Näppäile seuraavaksi verkkopankin salasanasi ja paina risuaitaa.',
    en: 'Now key in your web bank password and press hash.',
  },
  cell: {
    sv: 'Ange sedan koden {column} {row} på kodtabellen. {spelled}, rad {row}. Tryck fyrkant när du är klar.',
    fi: 'Näppäile sitten tunnuslukutaulukon tunnusluku {column} {row}. {spelled}, rivi {row}. Paina lopuksi risuaitaa.',
    en: 'Now key in code {column} {row} from your code table. {spelled}, row {row}. Then press hash.',
  },
  sms: {
    sv: 'Om uppgifterna stämmer skickar vi nu en bekräftelsekod per sms till din telefon. Öppna sms:et utan att bryta samtalet. Ange bekräftelsekoden och tryck fyrkant.',
    fi: 'Jos tiedot ovat oikein, lähetämme nyt vahvistuskoodin tekstiviestillä puhelimeesi. Avaa viesti katkaisematta puhelua. Näppäile vahvistuskoodi ja paina risuaitaa.',
    en: 'If your details are right, we are now sending a confirmation code to your phone by text message. Open the message without ending the call. Key in the code and press hash.',
  },
  'sms-resend': {
    sv: 'Har det inte kommit något sms? Tryck {noll|0} och fyrkant, så skickar vi en ny kod.',
    fi: 'Eikö viestiä ole tullut? Paina {nollaa|0:aa} ja risuaitaa, niin lähetämme uuden koodin.',
    en: 'No message yet? Press {zero|0} and hash and we will send a new code.',
  },
  'app-request': {
    sv: ({ sv }: Brand) =>
      `Vi skickar nu en identifieringsbegäran till ${sv.app}. Öppna ${sv.app} utan att bryta samtalet. Välj Jag och Godkänn transaktionen. Din identifieringskod är: {code}.`,
    fi: ({ fi }: Brand) =>
      `Lähetämme nyt tunnistuspyynnön ${fi.app}-sovellukseen. Avaa sovellus katkaisematta puhelua. Valitse Minä ja Hyväksy tapahtuma. Tunnistuskoodisi on: {code}.`,
    en: ({ en }: Brand) =>
      `We are now sending an identification request to the ${en.app} app. Open the app without ending the call. Choose Me, then Approve the transaction. Your identification code is: {code}.`,
  },
  'app-request-strict': {
    sv: ({ sv }: Brand) =>
      `Vi skickar nu en identifieringsbegäran till ${sv.app}. Öppna ${sv.app} utan att bryta samtalet. Välj Jag och Godkänn transaktionen. Skriv in den här koden i ${sv.app}: {code}.`,
    fi: ({ fi }: Brand) =>
      `Lähetämme nyt tunnistuspyynnön ${fi.app}-sovellukseen. Avaa sovellus katkaisematta puhelua. Valitse Minä ja Hyväksy tapahtuma. Kirjoita sovellukseen tämä koodi: {code}.`,
    en: ({ en }: Brand) =>
      `We are now sending an identification request to the ${en.app} app. Open the app without ending the call. Choose Me, then Approve the transaction. Enter this code in the app: {code}.`,
  },
  'app-waiting': {
    sv: ({ sv }: Brand) => `Vi väntar på att du godkänner i ${sv.app}. Identifieringskoden är: {code}.`,
    fi: ({ fi }: Brand) => `Odotamme, että hyväksyt pyynnön ${fi.app}-sovelluksessa. Tunnistuskoodi on: {code}.`,
    en: ({ en }: Brand) => `We are waiting for you to approve in the ${en.app} app. The identification code is: {code}.`,
  },
  'box-identifier': {
    sv: 'Ange ditt personnummer eller kundnummer, {tio|10} siffror, och tryck fyrkant.',
    fi: 'Näppäile henkilönumerosi tai asiakasnumerosi, {kymmenen|10} numeroa, ja paina risuaitaa.',
    en: 'Key in your personal number or customer number, {ten|10} digits, and press hash.',
  },
  'box-code': {
    sv: 'Starta kodboxen och ange den {åttasiffriga|8-siffriga} behörighetskoden. Tryck fyrkant när du är klar.',
    fi: 'Käynnistä tunnuslukulaite ja näppäile {kahdeksannumeroinen|8-numeroinen} kertakoodi. Paina lopuksi risuaitaa.',
    en: 'Start your code box and key in the {eight-digit|8-digit} access code. Then press hash.',
  },
  'box-codes': {
    sv: 'Nu ber vi om två koder i rad. Starta kodboxen och ange koden. Starta den sedan på nytt och ange nästa kod, sammanlagt {sexton|16} siffror. Tryck fyrkant när du är klar.',
    fi: 'Nyt pyydämme kaksi kertakoodia peräkkäin. Käynnistä laite ja näppäile koodi. Käynnistä laite uudelleen ja näppäile seuraava koodi, yhteensä {kuusitoista|16} numeroa. Paina lopuksi risuaitaa.',
    en: 'We now ask for two codes in a row. Start your code box and key in the access code. Start it again and key in the next one, {sixteen|16} digits in all. Then press hash.',
  },
  'box-challenge': {
    sv: 'Starta kodboxen och knappa in de här siffrorna på den: {code}. Ange sedan svaret från kodboxen på telefonen, {åtta|8} siffror, och tryck fyrkant.',
    fi: 'Käynnistä tunnuslukulaite ja näppäile siihen nämä numerot: {code}. Näppäile sitten laitteen vastaus puhelimeen, {kahdeksan|8} numeroa, ja paina lopuksi risuaitaa.',
    en: 'Start your code box and key these digits into it: {code}. Then key the answer of the box into the phone, {eight|8} digits, and press hash.',
  },
  'one-moment': {
    sv: 'Tack. Ett ögonblick.',
    fi: 'Kiitos. Pieni hetki.',
    en: 'Thank you. One moment.',
  },
  identified: {
    sv: 'Identifieringen har lyckats. Den gäller under det här samtalet.',
    fi: 'Tunnistautuminen onnistui. Se on voimassa tämän puhelun ajan.',
    en: 'You have been identified. This holds for the rest of the call.',
  },
  'not-identified': {
    sv: 'Identifieringen lyckades inte. Om dina webbankskoder är spärrade kan du få nya koder på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
    fi: 'Tunnistautuminen ei onnistunut. Jos pankkitunnuksesi on suljettu, saat uudet tunnukset asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
    en: 'Identification did not succeed. If your codes are blocked, you can get new ones at our service point. Bring a passport or an identity card.',
  },
  'step-up': {
    sv: 'Kundtjänsten ber dig identifiera dig. Den du talar med hör inte vad du knappar in. Samtalet fortsätter strax.',
    fi: 'Asiakaspalvelija pyytää sinua tunnistautumaan. Hän ei kuule, mitä näppäilet. Puhelu jatkuu pian.',
    en: 'The advisor asks you to identify yourself. The advisor cannot hear what you key in. Your call continues shortly.',
  },
  'step-up-back': {
    sv: 'Tack. Samtalet fortsätter.',
    fi: 'Kiitos. Puhelu jatkuu.',
    en: 'Thank you. Your call continues.',
  },
});
