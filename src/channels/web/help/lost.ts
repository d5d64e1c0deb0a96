import type { Language } from '#texts';
import type { About } from './about.ts';
import { listNumbers } from './numbers-to-call.ts';
import { type Article, type Block, present } from './section.ts';

/** What to do first, which is to block, and then next: phone, table, letter (S17, S58; K37 has the same order). */
export const lostHelp: Record<Language, (about: About) => Article> = {
  sv: ({ brand, numbers, keyOf }) => ({
    heading: 'Har du tappat bort något?',
    intro: ['Spärra först. Sedan hjälper vi dig vidare.'],
    sections: present([
      {
        id: 'block',
        heading: 'Spärra dina koder',
        blocks: present<Block>([
          keyOf('block')
            ? `Ring vår kundtjänst och välj ${keyOf('block')}. Det går dygnet runt. Du anger din användarkod${keyOf('code-box') ? ', eller med kodbox ditt personnummer eller kundnummer,' : ''} och ditt lösenord. Har du inte dem hjälper en kundtjänstmedarbetare dig.`
            : 'Ring vår kundtjänst, så spärrar vi koderna åt dig.',
          listNumbers(numbers, 'sv'),
          { to: 'block', link: 'Spärra dina koder på webben' },
          keyOf('app') ? `Då slutar alla dina koder och ${brand.sv.app} att fungera.` : 'Då slutar alla dina koder att fungera.',
          'Nya koder får du på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
          { to: 'help/service-points', link: 'Våra kundtjänstställen' },
        ]),
      },
      keyOf('app') && {
        id: 'phone',
        heading: 'Telefonen',
        blocks: [
          `Ring vår kundtjänst genast. Din egen kod skyddar ${brand.sv.app}, men låt oss stänga den telefonen. Har du ${brand.sv.app} på en annan telefon tar du bort den borttappade där, under Mina telefoner.`,
          'Be också din operatör spärra abonnemanget, så att ingen annan får dina sms.',
          { to: 'help/app', link: `Så här börjar du använda ${brand.sv.app} på en ny telefon` },
        ],
      },
      keyOf('code-table') && {
        id: 'code-table',
        heading: 'Kodtabellen',
        blocks: [
          'Spärra dina koder. Ensam räcker kodtabellen inte, men den ska inte finnas hos någon annan.',
          'Hittar du den igen: klipp sönder den. På kundtjänststället får du en ny.',
        ],
      },
      keyOf('code-box') && {
        id: 'code-box',
        heading: 'Kodboxen',
        blocks: [
          'Ring vår kundtjänst, så spärrar vi den gamla kodboxen och beställer en ny. Pinkoden skyddar den, men den ska inte finnas hos någon annan.',
          'Har du en annan kodbox kan du spärra den borttappade själv, på sidan Kodbox i din säkerhetslösning.',
          { to: 'my/code-box', link: 'Kodbox' },
          'En spärrad kodbox går inte att använda mer, inte heller om du hittar den.',
        ],
      },
      keyOf('code-table') && {
        id: 'letter',
        heading: 'Ett brev från oss',
        blocks: [
          'Har ett brev inte kommit, eller var det öppnat? Ring vår kundtjänst innan du tar koderna i bruk. I ett brev ser du vilken dag ett annat skickas.',
        ],
      },
      keyOf('code-table') && {
        id: 'password',
        heading: 'Lösenordet',
        blocks: ['Har du bara glömt lösenordet behöver du inte spärra något.', { to: 'help/password', link: 'Om du har glömt lösenordet' }],
      },
    ]),
  }),
  fi: ({ brand, numbers, keyOf }) => ({
    heading: 'Onko jotain kadonnut?',
    intro: ['Sulje ensin tunnuksesi. Sitten autamme sinua eteenpäin.'],
    sections: present([
      {
        id: 'block',
        heading: 'Sulje tunnuksesi',
        blocks: present<Block>([
          keyOf('block')
            ? `Soita asiakaspalveluumme ja valitse ${keyOf('block')}. Voit soittaa ympäri vuorokauden. Annat käyttäjätunnuksesi${keyOf('code-box') ? ' (tai tunnuslukulaitteen kanssa henkilönumerosi tai asiakasnumerosi)' : ''} ja salasanasi. Jos sinulla ei ole niitä, asiakaspalvelija auttaa sinua.`
            : 'Soita asiakaspalveluumme, niin suljemme tunnukset puolestasi.',
          listNumbers(numbers, 'fi'),
          { to: 'block', link: 'Sulje tunnuksesi verkossa' },
          keyOf('app')
            ? `Silloin kaikki tunnuksesi ja ${brand.fi.app}-sovellus lakkaavat toimimasta.`
            : 'Silloin kaikki tunnuksesi lakkaavat toimimasta.',
          'Uudet tunnukset saat asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
          { to: 'help/service-points', link: 'Asiakaspalvelupisteemme' },
        ]),
      },
      keyOf('app') && {
        id: 'phone',
        heading: 'Puhelin',
        blocks: [
          `Soita heti asiakaspalveluumme. Oma koodisi suojaa ${brand.fi.app}-sovellusta, mutta anna meidän poistaa se puhelin käytöstä. Jos ${brand.fi.app}-sovellus on toisessa puhelimessasi, poista kadonnut siellä kohdassa Omat puhelimet.`,
          'Pyydä myös operaattoriasi sulkemaan liittymä, jotta kukaan muu ei saa tekstiviestejäsi.',
          { to: 'help/app', link: `Näin otat ${brand.fi.app}-sovelluksen käyttöön uudessa puhelimessa` },
        ],
      },
      keyOf('code-table') && {
        id: 'code-table',
        heading: 'Tunnuslukutaulukko',
        blocks: [
          'Sulje tunnuksesi. Tunnuslukutaulukko ei yksin riitä, mutta sen ei pidä olla kenelläkään muulla.',
          'Jos löydät sen, leikkaa se palasiksi. Asiakaspalvelupisteestä saat uuden.',
        ],
      },
      keyOf('code-box') && {
        id: 'code-box',
        heading: 'Tunnuslukulaite',
        blocks: [
          'Soita asiakaspalveluumme, niin suljemme vanhan laitteen ja tilaamme uuden. PIN-koodi suojaa sitä, mutta sen ei pidä olla kenelläkään muulla.',
          'Jos sinulla on toinen laite, voit sulkea kadonneen itse turvaratkaisusi sivulla Tunnuslukulaite.',
          { to: 'my/code-box', link: 'Tunnuslukulaite' },
          'Suljettua laitetta ei voi enää käyttää, vaikka löytäisit sen.',
        ],
      },
      keyOf('code-table') && {
        id: 'letter',
        heading: 'Kirje meiltä',
        blocks: [
          'Eikö kirje ole tullut, tai oliko se avattu? Soita asiakaspalveluumme ennen kuin otat tunnukset käyttöön. Kirjeestä näet, minä päivänä toinen kirje lähetetään.',
        ],
      },
      keyOf('code-table') && {
        id: 'password',
        heading: 'Salasana',
        blocks: [
          'Jos olet vain unohtanut salasanasi, sinun ei tarvitse sulkea mitään.',
          { to: 'help/password', link: 'Jos olet unohtanut salasanasi' },
        ],
      },
    ]),
  }),
  en: ({ brand, numbers, keyOf }) => ({
    heading: 'Have you lost something?',
    intro: ['Block first. Then we will help you on.'],
    sections: present([
      {
        id: 'block',
        heading: 'Block your codes',
        blocks: present<Block>([
          keyOf('block')
            ? `Call our customer service and press ${keyOf('block')}, at any time of the day. You key in your user code${keyOf('code-box') ? ', or with a code box your personal number or customer number,' : ''} and your password. If you do not have them, an advisor will help you.`
            : 'Call our customer service and we block your codes for you.',
          listNumbers(numbers, 'en'),
          { to: 'block', link: 'Block your codes on the web' },
          keyOf('app') ? `All your codes and ${brand.en.app} then stop working.` : 'All your codes then stop working.',
          'You can get new codes at our service point. Bring a passport or an identity card.',
          { to: 'help/service-points', link: 'Our service points' },
        ]),
      },
      keyOf('app') && {
        id: 'phone',
        heading: 'Your phone',
        blocks: [
          `Call our customer service at once. Your own code protects ${brand.en.app}, but let us close that phone. If you have ${brand.en.app} on another phone, remove the lost one there, under My phones.`,
          'Ask your operator, too, to block the subscription, so that nobody else gets your text messages.',
          { to: 'help/app', link: `How to start using ${brand.en.app} on a new phone` },
        ],
      },
      keyOf('code-table') && {
        id: 'code-table',
        heading: 'Your code table',
        blocks: [
          'Block your codes. The code table is not enough by itself, but it should not be with anybody else.',
          'If you find it, cut it up. You get a new one at the service point.',
        ],
      },
      keyOf('code-box') && {
        id: 'code-box',
        heading: 'Your code box',
        blocks: [
          'Call our customer service, and we block the old code box and order a new one. The PIN protects it, but it should not be with anybody else.',
          'If you have another code box, you can block the lost one yourself, on the page Code box of your security solution.',
          { to: 'my/code-box', link: 'Code box' },
          'A blocked code box can no longer be used, not even if you find it.',
        ],
      },
      keyOf('code-table') && {
        id: 'letter',
        heading: 'A letter from us',
        blocks: [
          'Has a letter not come, or had it been opened? Call our customer service before you take the codes into use. A letter says on which day another one is posted.',
        ],
      },
      keyOf('code-table') && {
        id: 'password',
        heading: 'Your password',
        blocks: [
          'If you have only forgotten your password, you need not block anything.',
          { to: 'help/password', link: 'If you have forgotten your password' },
        ],
      },
    ]),
  }),
};
