import type { About } from '../about.ts';
import { codeTableHelp } from '../code-table.ts';
import { passwordHelp } from '../password.ts';
import { present, type Section } from '../section.ts';
import { smsCodeHelp } from '../sms-code.ts';
import { userCodeHelp } from '../user-code.ts';
import { ask, explain } from './questions.ts';

/** The questions of seed S with their headings restored: S39–S49, S64. */
export function questionsFi(about: About): Section[] {
  const { brand, keyOf } = about;
  const { app, bankGenitive } = brand.fi;
  const [hasApp, hasTable, unidentified] = [keyOf('app'), keyOf('code-table'), keyOf('unidentified')];
  return present([
    ask(
      'loudspeaker',
      'Voinko käyttää kaiutinta puhelun aikana?',
      hasApp
        ? `Kyllä. Kun kaiutin on päällä, puhelinta on helpompi käyttää puhelun aikana. Ei haittaa, vaikka joku muu kuulee tunnistuskoodin: se ei riitä ilman puhelimessasi olevaa ${app}-sovellusta.`
        : 'Kyllä. Kun kaiutin on päällä, puhelinta on helpompi käyttää puhelun aikana.',
    ),
    (hasApp || hasTable) !== null &&
      ask(
        'open-app',
        `Miten avaan ${namesFi(hasApp && `${app}-sovelluksen`, hasTable && 'tekstiviestin')} puhelun aikana?`,
        `Puhelimet toimivat hieman eri tavoin, mutta kaikissa puhelimissa ${namesFi(hasTable && 'saapuneen tekstiviestin', hasApp && `${app}-sovelluksen`)} voi avata puhelun aikana. Tavallisesti painat puhelimen valikkopainiketta tai pyyhkäiset näytön alareunasta ylös. Silloin näet puhelimen valikon ja voit avata ${namesFi(hasTable && 'viestin', hasApp && 'sovelluksen')}. Puhelu jatkuu.`,
      ),
    hasApp &&
      ask(
        'why-request',
        'Miksi sain tunnistuspyynnön?',
        `Lähetämme tunnistuspyynnön ${app}-sovellukseen, kun valitset puhelinpalvelussa tunnistautumistavaksi ${app}-sovelluksen. Lähettäjä on ${bankGenitive} asiakaspalvelu, ja tunnistuskoodi on sama, jonka kuulit puhelussa.`,
        'Etkö ole soittanut meille? Silloin joku muu yrittää esiintyä sinuna. Valitse En ole puhelussa, niin pysäytämme pyynnön.',
      ),
    ask('broken-call', 'Mitä tapahtuu, jos puhelu katkeaa?', 'Soita uudelleen. Tunnistaudut uudessa puhelussa uudestaan.'),
    ask(
      'is-it-safe',
      'Onko puhelinpalvelussa turvallista tunnistautua?',
      'On. Linja on suojattu, eikä asiakaspalvelija kuule, mitä näppäilet. Tunnistautuminen koskee vain tätä puhelua ja päättyy, kun lopetat puhelun.',
      `${brand.fi.bank} ei koskaan pyydä tunnuksiasi tekstiviestillä, pikaviestillä tai sähköpostilla eikä soittamalla sinulle.`,
      'Oletko saanut viestin, joka vaikuttaa huijaukselta? Poista se avaamatta viestiä tai sen linkkejä.',
    ),
    hasApp &&
      ask(
        'relay',
        'Voinko soittaa välityspalvelun kautta?',
        `Kyllä. Tunnistaudu ${app}-sovelluksella. Välittäjä saa kuulla tunnistuskoodin, sillä yksin se ei riitä. Älä anna kenenkään muun näppäillä salasanaasi tai tunnuslukujasi.`,
      ),
    unidentified !== null &&
      ask(
        'not-yet-customer',
        'Voinko soittaa, jos en ole vielä asiakas?',
        `Kyllä. Valitse puhelun alussa ${unidentified}. Kerromme mielellämme pankkipalveluistamme yleisellä tasolla.`,
        'Voit myös käydä asiakaspalvelupisteessämme. Suosittelemme, että varaat ajan etukäteen. Ota mukaan passi tai henkilökortti.',
        { to: 'help/service-points', link: 'Asiakaspalvelupisteemme' },
      ),
    explain(userCodeHelp.fi(about), 'help/user-code', { id: 'user-code', link: 'Lue lisää käyttäjätunnuksesta', sections: ['letters'] }),
    hasTable &&
      explain(passwordHelp.fi(about), 'help/password', { id: 'password', link: 'Lue lisää salasanasta', sections: ['first', 'forgotten'] }),
    hasTable &&
      explain(codeTableHelp.fi(about), 'help/code-table', {
        id: 'what-is-a-code-table',
        link: 'Lue lisää tunnuslukutaulukosta',
        sections: ['keep'],
      }),
    hasTable &&
      explain(smsCodeHelp.fi(about), 'help/sms-code', {
        id: 'sms-code',
        link: 'Lue lisää tekstiviestivahvistuksesta',
        sections: ['when', 'only-for'],
      }),
  ]);
}

function namesFi(...names: (string | null | false)[]): string {
  return present(names).join(' tai ');
}
