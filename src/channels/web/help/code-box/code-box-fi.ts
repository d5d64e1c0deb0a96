import type { About } from '../about.ts';
import { writeLength, writeTime } from '../amounts.ts';
import type { Article, Block, Section } from '../section.ts';
import { displays, inventBoxCode } from './displays.ts';

/** In Finnish. */
export function codeBoxFi(about: About): Article {
  const { brand, policy } = about;
  return {
    heading: 'Näin kirjaudut tunnuslukulaitteella',
    intro: [
      'Tunnuslukulaite tekee kertakoodeja. Sitä suojaa PIN-koodi, jonka valitset itse.',
      `Kirjaudut ${brand.fi.webBank}-verkkopankkiin henkilönumerolla tai asiakasnumerolla, henkilökohtaisella salasanalla (${writeLength('fi', policy.boxPasswordDigits)}) ja tunnuslukulaitteen kertakoodilla.`,
    ],
    sections: [
      firstLogin(about),
      firstStart(),
      makeCode(about),
      onThePhone(about),
      answerDigits(about),
      changePin(about),
      forgotten(about),
      changePassword(about),
      ...rest(),
    ],
  };
}

function firstLogin({ brand, policy }: About): Section {
  const { webBank, securitySolution } = brand.fi;
  return {
    id: 'first-login',
    heading: 'Ensimmäinen kirjautuminen tunnuslukulaitteella',
    blocks: [
      ...(policy.boxActivation === 'in-a-session'
        ? [
            'Tuliko laite postitse? Kirjaudu silloin ensin entisillä tunnuksillasi ja ota se käyttöön sivulla Tunnuslukulaite. Jos sinulla ei ole muita tunnuksia, tule laitteen kanssa asiakaspalvelupisteeseemme. Ota mukaan passi tai henkilökortti.',
          ]
        : []),
      {
        steps: [
          { text: 'Avaa tämä linkki:', to: 'password/new', link: 'Luo uusi salasana' },
          'Anna henkilönumerosi tai asiakasnumerosi, kymmenen numeroa ilman yhdysmerkkiä (vvkkppxxxx), kohtaan ”Henkilönumero (asiakasnumero)”.',
          { text: `Käynnistä tunnuslukulaite ja tee kertakoodi, ${policy.boxDigits} numeroa.`, shows: inventBoxCode(policy) },
          'Anna kertakoodi ja valitse ”Kirjaudu sisään”.',
        ],
      },
      `Siirryt sivulle ”Väliaikainen salasanasi”. Siellä saat väliaikaisen salasanan, jolla kirjaudut ensimmäisen kerran ${securitySolution}-turvaratkaisulla. Se on voimassa ${writeTime('fi', policy.temporaryPasswordLife)} ja kelpaa yhden kerran samassa selaimessa.`,
      `Kun olet merkinnyt väliaikaisen salasanan muistiin ja hyväksynyt ehdot, valitse ”Jatka kirjautumalla ${webBank}-verkkopankkiin”.`,
      'Seuraavalla sivulla annat henkilönumerosi tai asiakasnumerosi ja väliaikaisen salasanan. Sinua pyydetään myös vaihtamaan se henkilökohtaiseen salasanaan. Henkilökohtaista salasanaa ei saa antaa muille.',
      'Kun olet vaihtanut salasanan, annat uuden kertakoodin tunnuslukulaitteestasi.',
      `Nyt olet valmis. Jatkossa kirjaudut ${webBank}-verkkopankkiin näillä:`,
      { steps: ['Henkilönumero tai asiakasnumero.', 'Henkilökohtainen salasana.', 'Tunnuslukulaitteen kertakoodi.'] },
      `Kun kirjaudut ensimmäisen kerran, kysymme, liitytkö ${webBank}-verkkopankkiin:`,
      { steps: ['Paina painiketta ”Liity…”.', 'Hyväksy sopimus painamalla ”OK” ja antamalla henkilökohtainen salasanasi.'] },
    ],
  };
}

const weakPin = 'PIN-koodissa ei saa olla neljää samaa eikä neljää peräkkäistä numeroa, esimerkiksi 4444 tai 2345.';

function firstStart(): Section {
  return {
    id: 'first-start',
    heading: 'Kun käytät tunnuslukulaitetta ensimmäisen kerran',
    blocks: [
      'Kun käynnistät laitteen ensimmäisen kerran, valitset nelinumeroisen PIN-koodin.',
      {
        steps: [
          { text: 'Käynnistä laite painamalla vihreää OK-näppäintä. Näytössä lukee ”ANGE PIN”.', shows: displays.pin },
          {
            text: 'Näppäile aloitus-PIN, jonka sait asiakaspalvelupisteestä tai kirjeessä. Näytössä lukee ”NY PIN”.',
            shows: displays.newPin,
          },
          { text: 'Näppäile uusi nelinumeroinen PIN-koodi ja paina OK. Näytössä lukee ”VERIFIERA”.', shows: displays.verify },
          { text: 'Näppäile sama PIN-koodi uudelleen ja paina OK. Näytössä lukee ”OK”.', shows: displays.done },
          { text: 'Hetken kuluttua laite sammuu.', shows: displays.dark },
        ],
      },
      weakPin,
      'Voit vaihtaa laitteen PIN-koodin milloin tahansa. PIN-koodi pysyy laitteessa: pankki ei tiedä sitä, eikä sitä koskaan kirjoiteta verkkosivulle tai näppäillä puhelimeen.',
    ],
  };
}

function makeCode({ brand, policy }: About): Section {
  return {
    id: 'code',
    heading: 'Tunnuslukulaitteen kertakoodi',
    blocks: [
      'Teet kertakoodin tunnuslukulaitteellasi.',
      `Kun kirjaudut ${brand.fi.webBank}-verkkopankkiin, tarvitset aina kertakoodin.`,
      {
        steps: [
          { text: 'Käynnistä laite painamalla OK. Näytössä lukee ”ANGE PIN”.', shows: displays.pin },
          'Näppäile PIN-koodisi.',
          'Paina OK.',
          { text: `Nyt näytössä on koodi, ${policy.boxDigits} numeroa.`, shows: inventBoxCode(policy) },
          'Tämä on kertakoodi, jolla kirjaudut.',
        ],
      },
      'Jokainen koodi kelpaa kerran. Annat sen salasanan jälkeisellä sivulla, et koskaan salasanakentässä.',
    ],
  };
}

function onThePhone({ keyOf }: About): Section {
  return {
    id: 'on-the-phone',
    heading: 'Kun soitat meille',
    blocks: [
      `Valitse puhelun alussa ${keyOf('code-box')}. Näppäilet henkilönumerosi tai asiakasnumerosi, salasanasi ja kertakoodin. Asiakaspalvelija ei koskaan kysy niitä.`,
      { to: 'help/phone', link: 'Näin tunnistaudut puhelinpalvelussa' },
    ],
  };
}

/** N5: what the second line of the menu is for. */
function answerDigits({ policy }: About): Section {
  return {
    id: 'answer',
    heading: 'Vastaa numeroihin tunnuslukulaitteella',
    blocks: [
      'Kun vahvistat muutoksen, sivulla on kahdeksan numeroa, joihin laite laskee vastauksen.',
      {
        steps: [
          { text: 'Käynnistä laite painamalla OK, näppäile PIN-koodisi ja paina OK.', shows: inventBoxCode(policy) },
          'Paina kaksi kertaa sinistä MENU-näppäintä.',
          { text: 'Näytössä lukee ”ANGE TAL”. Näppäile sivulla olevat numerot.', shows: displays.challenge },
          'Vertaa numeroita ja paina OK. MENU poistaa numeron.',
          'Kirjoita näytössä oleva vastaus sivulle.',
        ],
      },
      'Näppäile vain numeroita sivulta, jonka olet itse avannut, tai puhelusta, jonka olet itse soittanut. Kukaan pankista ei kysy vastausta.',
    ],
  };
}

function changePin({ policy }: About): Section {
  return {
    id: 'change-pin',
    heading: 'Laitteen PIN-koodin vaihto',
    blocks: [
      {
        steps: [
          { text: 'Paina laitteen vihreää OK-näppäintä, näppäile vanha PIN-koodisi ja paina OK.', shows: displays.pin },
          { text: `Näytössä on koodi, ${policy.boxDigits} numeroa. Et tarvitse sitä nyt.`, shows: inventBoxCode(policy) },
          'Paina kerran sinistä MENU-näppäintä.',
          { text: 'Näytössä lukee ”BYT PIN”.', shows: displays.change },
          { text: 'Paina OK, niin näytössä lukee ”NY PIN”.', shows: displays.newPin },
          { text: 'Näppäile uusi PIN-koodi ja paina OK. Näytössä lukee ”VERIFIERA”.', shows: displays.verify },
          { text: 'Näppäile uusi PIN-koodi uudelleen ja paina OK.', shows: displays.done },
        ],
      },
      'PIN-koodina ei voi olla neljä samaa numeroa eikä numerosarja. Esimerkkejä: 4444 ja 2345.',
    ],
  };
}

function forgotten({ brand }: About): Section {
  return {
    id: 'forgotten',
    heading: 'Jos olet unohtanut salasanasi',
    blocks: [
      'Jos et muista salasanaasi, voit luoda uuden.',
      {
        steps: [
          { text: 'Avaa tämä linkki:', to: 'password/new', link: 'Luo uusi salasana' },
          'Sivulla ”Väliaikainen salasanasi” saat väliaikaisen salasanan, jolla kirjaudut uudelleen ja luot uuden henkilökohtaisen salasanan.',
          `Kun olet rastittanut, että olet merkinnyt väliaikaisen salasanan muistiin, valitse ”Jatka kirjautumalla ${brand.fi.webBank}-verkkopankkiin”.`,
          'Seuraavalla sivulla annat henkilönumerosi tai asiakasnumerosi ja väliaikaisen salasanan.',
          'Sinua pyydetään myös vaihtamaan väliaikainen salasana henkilökohtaiseen.',
          'Kun olet vaihtanut salasanan, annat kertakoodin tunnuslukulaitteestasi.',
        ],
      },
      'Nyt olet valmis. Jatkossa käytät juuri luomaasi henkilökohtaista salasanaa ja tunnuslukulaitteen kertakoodia.',
    ],
  };
}

function changePassword({ brand }: About): Section {
  const { webBank } = brand.fi;
  return {
    id: 'change-password',
    heading: 'Salasanan vaihto',
    blocks: [
      {
        steps: [
          { text: `Kirjaudu ${webBank}-verkkopankkiin tunnuslukulaitteella.`, to: 'login', link: 'Kirjaudu sisään' },
          `Valitse oikealta ylhäältä ”Tietoja ${webBank}-verkkopankista”.`,
          'Valitse valikosta ”Tietoja turvaratkaisustasi”.',
          { text: 'Valitse ”Vaihda salasana”.', to: 'my/password', link: 'Vaihda salasana' },
          'Kirjoita nykyinen salasanasi.',
          'Kirjoita uusi salasana, toista se ja paina ”OK”.',
          `Salasanasi on nyt vaihdettu. Kun seuraavan kerran kirjaudut ${webBank}-verkkopankkiin, käytät uutta.`,
        ],
      },
      'Suosittelemme, että vaihdat salasanan säännöllisesti tai jos epäilet, että joku muu on saanut sen tietoonsa.',
    ],
  };
}

function rest(): Section[] {
  const order: Block[] = [
    'Uuden tunnuslukulaitteen tilaat turvaratkaisusi sivulla Tunnuslukulaite.',
    { to: 'my/code-box', link: 'Tilaa uusi tunnuslukulaite' },
    'Jos tunnuslukulaitteesi on kadonnut, ota yhteyttä asiakaspalveluun, niin suljemme vanhan laitteen ja tilaamme uuden.',
    { to: 'help/lost', link: 'Onko jotain kadonnut?' },
  ];
  return [
    {
      id: 'not-accepted',
      heading: 'Jos koodi ei kelpaa',
      blocks: [{ to: 'help/login-failed', link: 'Mistä se voi johtua?' }],
    },
    { id: 'order', heading: 'Tunnuslukulaitteen tilaaminen', blocks: order },
  ];
}
