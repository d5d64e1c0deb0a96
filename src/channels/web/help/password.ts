import type { Language } from '#texts';
import type { About } from './about.ts';
import { writeLength, writeMonths, writeTime } from './amounts.ts';
import { type Article, type Block, present } from './section.ts';

/** S50–S55, S64; D3 and D4 as the policy has them; D5: advice, and no more. */
export const passwordHelp: Record<Language, (about: About) => Article> = {
  sv: (about) => ({
    heading: 'Vad är ett lösenord?',
    intro: [`Lösenordet till webbanken består av ${writeLength('sv', about.policy.passwordDigits)} som du själv väljer.`],
    sections: [
      { id: 'first', heading: 'Ditt första lösenord', blocks: firstPasswordSv(about) },
      {
        id: 'choose',
        heading: 'Ett lösenord som du själv väljer',
        blocks: [
          'Lösenordet får inte bestå av lika siffror eller siffror i följd, och inte vara ditt födelsedatum eller en del av din användarkod. Lösenord som många väljer går inte heller.',
          'Lär dig lösenordet utantill. Skriv inte upp det på kodtabellen.',
        ],
      },
      {
        id: 'forgotten',
        heading: 'Om du har glömt lösenordet',
        blocks: [
          `Beställ ett nytt lösenord. Vi skickar ett engångslösenord per post till din hemadress. Det har ${about.policy.postedPasswordDigits} siffror, gäller i ${writeTime('sv', about.policy.postedPasswordLife)} och bara en gång.`,
          { to: 'password/forgotten', link: 'Beställ ett nytt lösenord' },
          'Logga in i webbanken med engångslösenordet. I samband med inloggningen byter du det till ett lösenord som du själv väljer.',
          'Du kan också få ett nytt lösenord på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
          ...withBox(about, 'Om du loggar in med kodbox skapar du genast ett nytt lösenord med den.', 'Skapa nytt lösenord'),
        ],
      },
      {
        id: 'change',
        heading: 'Byt lösenord',
        blocks: [
          'Logga in, öppna Din säkerhetslösning och välj Byt lösenord. Du anger det nuvarande lösenordet och sedan det nya två gånger.',
          { to: 'my/password', link: 'Byt lösenord' },
          'Vi rekommenderar att du byter lösenord med jämna mellanrum. Byt genast om du misstänker att någon annan känner till det.',
        ],
      },
    ],
  }),
  fi: (about) => ({
    heading: 'Mikä on salasana?',
    intro: [`Verkkopankin salasanassa on ${writeLength('fi', about.policy.passwordDigits)}. Valitset sen itse.`],
    sections: [
      { id: 'first', heading: 'Ensimmäinen salasanasi', blocks: firstPasswordFi(about) },
      {
        id: 'choose',
        heading: 'Itse valitsemasi salasana',
        blocks: [
          'Salasanassa ei saa olla pelkkiä samoja tai peräkkäisiä numeroita, eikä se saa olla syntymäaikasi tai osa käyttäjätunnustasi. Hyvin yleistä salasanaa ei myöskään voi valita.',
          'Opettele salasana ulkoa. Älä kirjoita sitä tunnuslukutaulukkoon.',
        ],
      },
      {
        id: 'forgotten',
        heading: 'Jos olet unohtanut salasanasi',
        blocks: [
          `Tilaa uusi salasana. Lähetämme kotiosoitteeseesi kertakäyttöisen salasanan postitse. Siinä on ${about.policy.postedPasswordDigits} numeroa, ja se on voimassa ${writeTime('fi', about.policy.postedPasswordLife)} ja kelpaa yhden kerran.`,
          { to: 'password/forgotten', link: 'Tilaa uusi salasana' },
          'Kirjaudu verkkopankkiin kertakäyttöisellä salasanalla. Kirjautumisen yhteydessä vaihdat sen salasanaan, jonka valitset itse.',
          'Uuden salasanan saat myös asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
          ...withBox(about, 'Jos kirjaudut tunnuslukulaitteella, luot sillä heti uuden salasanan.', 'Luo uusi salasana'),
        ],
      },
      {
        id: 'change',
        heading: 'Vaihda salasana',
        blocks: [
          'Kirjaudu sisään, avaa Turvaratkaisusi ja valitse Vaihda salasana. Annat nykyisen salasanan ja sitten uuden kahteen kertaan.',
          { to: 'my/password', link: 'Vaihda salasana' },
          'Suosittelemme, että vaihdat salasanan säännöllisin välein. Vaihda se heti, jos epäilet, että joku muu tietää sen.',
        ],
      },
    ],
  }),
  en: (about) => ({
    heading: 'What is a password?',
    intro: [`A web bank password has ${writeLength('en', about.policy.passwordDigits)}. You choose it yourself.`],
    sections: [
      { id: 'first', heading: 'Your first password', blocks: firstPasswordEn(about) },
      {
        id: 'choose',
        heading: 'A password of your own',
        blocks: [
          'A password must not be equal digits, digits in a row, your date of birth or part of your user code. Nor can it be one that many people choose.',
          'Learn your password by heart. Do not write it on your code table.',
        ],
      },
      {
        id: 'forgotten',
        heading: 'If you have forgotten your password',
        blocks: [
          `Order a new password. We post a one-time password to your home address. It has ${about.policy.postedPasswordDigits} digits, is valid for ${writeTime('en', about.policy.postedPasswordLife)} and works once.`,
          { to: 'password/forgotten', link: 'Order a new password' },
          'Log in to the web bank with the one-time password. As you log in, you change it to a password that you choose yourself.',
          'You can also get a new password at our service point. Bring a passport or an identity card.',
          ...withBox(about, 'If you log in with a code box, you create a new password with it at once.', 'Create a new password'),
        ],
      },
      {
        id: 'change',
        heading: 'Change your password',
        blocks: [
          'Log in, open Your security solution and choose Change password. You enter your current password, and then the new one twice.',
          { to: 'my/password', link: 'Change password' },
          'We recommend that you change your password from time to time. Change it at once if you think that somebody else knows it.',
        ],
      },
    ],
  }),
};

/** K33: nothing has to be posted to whoever has a box. */
function withBox({ keyOf }: About, sentence: string, link: string): Block[] {
  return keyOf('code-box') === null ? [] : [sentence, { to: 'password/new', link }];
}

function firstPasswordSv({ policy }: About): Block[] {
  const byDate = policy.firstPassword === 'birth-date';
  return present([
    byDate &&
      'Vid den första inloggningen är ditt lösenord ditt födelsedatum i formatet ddmmåå. Där är dd dag, mm månad och åå de två sista siffrorna i årtalet. Är ditt födelsedatum till exempel 12.5.1960 är ditt första lösenord 120560.',
    !byDate && `Ditt första lösenord är ett engångslösenord med ${policy.postedPasswordDigits} siffror. Du får det i ett brev.`,
    'Vid den första inloggningen byter du det till ett lösenord som du själv väljer. I telefon fungerar bara det lösenord som du själv har valt.',
    byDate &&
      `Om du inte loggar in i webbanken inom ${writeMonths('sv', policy.firstPasswordMonths)} från aktiveringen av webbankskoderna spärras lösenordet automatiskt.`,
  ]);
}

function firstPasswordFi({ policy }: About): Block[] {
  const byDate = policy.firstPassword === 'birth-date';
  return present([
    byDate &&
      'Ensimmäisellä kirjautumiskerralla salasanasi on syntymäaikasi muodossa ppkkvv. Siinä pp on päivä, kk kuukausi ja vv vuosiluvun kaksi viimeistä numeroa. Jos syntymäaikasi on esimerkiksi 12.5.1960, ensimmäinen salasanasi on 120560.',
    !byDate && `Ensimmäinen salasanasi on kertakäyttöinen salasana, jossa on ${policy.postedPasswordDigits} numeroa. Saat sen kirjeessä.`,
    'Ensimmäisellä kirjautumiskerralla vaihdat sen salasanaan, jonka valitset itse. Puhelimessa toimii vain itse valitsemasi salasana.',
    byDate &&
      `Jos et kirjaudu verkkopankkiin ${writeMonths('fi', policy.firstPasswordMonths, 'genitive')} kuluessa pankkitunnusten aktivoinnista, salasana suljetaan automaattisesti.`,
  ]);
}

function firstPasswordEn({ policy }: About): Block[] {
  const byDate = policy.firstPassword === 'birth-date';
  return present([
    byDate &&
      'The first time you log in, your password is your date of birth in the form ddmmyy: dd is the day, mm the month and yy the last two digits of the year. If you were born on 12 May 1960, for example, your first password is 120560.',
    !byDate && `Your first password is a one-time password of ${policy.postedPasswordDigits} digits. You get it in a letter.`,
    'The first time you log in, you change it to a password that you choose yourself. On the phone only the password that you have chosen yourself works.',
    byDate &&
      `If you do not log in to the web bank within ${writeMonths('en', policy.firstPasswordMonths)} of your codes being activated, the password is blocked automatically.`,
  ]);
}
