import type { Language } from '#texts';
import type { About } from './about.ts';
import { writeLength } from './amounts.ts';
import type { Section } from './section.ts';

/**
 * K26, K27, K30–K32: the causes of the two messages that other banks show apart (D6). The anchors are those messages, so that people
 * who search for them find this; here they stand with all others, and no page leads to one of them.
 */
export const boxCauses: Record<Language, (about: About) => readonly Section[]> = {
  sv: ({ keyOf, policy }) =>
    keyOf('code-box') === null
      ? []
      : [
          {
            id: 'felaktigt-behorighetskod',
            heading: 'Felaktig behörighetskod',
            blocks: [
              'Det kan ha flera olika orsaker, men oftast beror det på att:',
              {
                points: [
                  'Det inte är den korrekta kodboxen du använder. Numret står på baksidan.',
                  'Du inte anger koden korrekt. Två siffror kan ha bytt plats.',
                  'Koden redan har använts. Varje kod gäller en gång.',
                  'Din kodbox är spärrad eller har blivit osynkroniserad med bankens system. Två koder i rad för den i takt igen: det kan du välja när du loggar in och när du skapar ett nytt lösenord.',
                ],
              },
              'Om du inte kan logga in kan det vara nödvändigt att beställa en ny kodbox. Ring då vår kundtjänst.',
            ],
          },
          {
            id: 'felaktigt-personnummer-eller-losenord',
            heading: 'Felaktigt personnummer eller lösenord',
            blocks: [
              'Det kan ha flera olika orsaker:',
              {
                points: [
                  'Personnumret eller kundnumret stämmer inte. Det skrivs utan bindestreck eller mellanslag i formatet ÅÅMMDDXXXX.',
                  'Lösenordet stämmer inte.',
                  'Ditt avtal är spärrat.',
                ],
              },
              `Lösenordet består av ${writeLength('sv', policy.boxPasswordDigits)} och är antingen ditt eget valda lösenord eller ett temporärt lösenord, som du fått till exempel om du glömt ditt tidigare. Observera att du inte ska ange någon kod från din kodbox i lösenordsfältet. Behörighetskoden från kodboxen anger du på nästa sida.`,
            ],
          },
        ],
  fi: ({ keyOf, policy }) =>
    keyOf('code-box') === null
      ? []
      : [
          {
            id: 'felaktigt-behorighetskod',
            heading: 'Kertakoodi ei kelpaa',
            blocks: [
              'Syitä voi olla useita, mutta tavallisesti:',
              {
                points: [
                  'Käytössä on toinen tunnuslukulaite. Numero on laitteen takana.',
                  'Koodi ei ole kirjoitettu niin kuin se on näytössä. Kaksi numeroa on voinut vaihtaa paikkaa.',
                  'Koodi on jo käytetty. Jokainen koodi kelpaa kerran.',
                  'Tunnuslukulaite on suljettu tai se ei enää käy pankin järjestelmän tahdissa. Kaksi peräkkäistä koodia palauttaa tahdin: voit valita sen, kun kirjaudut tai luot uuden salasanan.',
                ],
              },
              'Jos et pysty kirjautumaan, voit tarvita uuden tunnuslukulaitteen. Soita silloin asiakaspalveluumme.',
            ],
          },
          {
            id: 'felaktigt-personnummer-eller-losenord',
            heading: 'Henkilönumero tai salasana ei täsmää',
            blocks: [
              'Syitä voi olla useita:',
              {
                points: [
                  'Henkilönumero tai asiakasnumero ei täsmää. Se kirjoitetaan ilman yhdysmerkkiä ja välilyöntejä muodossa VVKKPPXXXX.',
                  'Salasana ei täsmää.',
                  'Sopimuksesi on suljettu.',
                ],
              },
              `Salasanassa on ${writeLength('fi', policy.boxPasswordDigits)}. Se on joko itse valitsemasi tai väliaikainen salasana, jonka olet saanut esimerkiksi unohdettuasi aiemman. Huomaa, että tunnuslukulaitteen koodia ei kirjoiteta salasanakenttään. Kertakoodin annat seuraavalla sivulla.`,
            ],
          },
        ],
  en: ({ keyOf, policy }) =>
    keyOf('code-box') === null
      ? []
      : [
          {
            id: 'felaktigt-behorighetskod',
            heading: 'Access code not accepted',
            blocks: [
              'There can be several reasons, but mostly:',
              {
                points: [
                  'It is not the right code box. The number is on the back.',
                  'The code was not entered as it is displayed. Two digits may have changed places.',
                  'The code has been used. Each code is valid once.',
                  "Your code box is blocked or is no longer in step with the bank's system. Two codes in a row bring it back in step: you can choose that when you log in and when you create a new password.",
                ],
              },
              'If you cannot log in, you may need to order a new code box. Call our customer service then.',
            ],
          },
          {
            id: 'felaktigt-personnummer-eller-losenord',
            heading: 'Personal number or password not accepted',
            blocks: [
              'There can be several reasons:',
              {
                points: [
                  'The personal number or customer number does not match. It is written without a hyphen or spaces, in the form YYMMDDXXXX.',
                  'The password does not match.',
                  'Your agreement is blocked.',
                ],
              },
              `The password has ${writeLength('en', policy.boxPasswordDigits)} and is either the one that you have chosen or a temporary one, which you got for example when you had forgotten your own. Note that no code from your code box goes into the password field. You enter the access code on the next page.`,
            ],
          },
        ],
};
