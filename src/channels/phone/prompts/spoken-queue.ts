import { type Brand, defineTexts } from '#texts';

/** What is said in the queue, at the end of a call, when nobody can answer, and when codes are blocked. */
export const spokenInTheQueue = defineTexts({
  queue: {
    sv: 'Vänta i lugn och ro på en ledig kundtjänstmedarbetare. Vi strävar efter att svara så snabbt som möjligt.',
    fi: 'Odota rauhassa vapaata asiakaspalvelijaa. Pyrimme vastaamaan mahdollisimman pian.',
    en: 'Please wait for the next free advisor. We will answer as soon as we can.',
  },
  'queue-place': {
    sv: 'Du har plats nummer {place} i kön.',
    fi: 'Paikkasi jonossa on {place}.',
    en: 'You are number {place} in the queue.',
  },
  'queue-place-far': {
    sv: 'Det är minst {trettio|30} före dig i kön.',
    fi: 'Jonossa on ennen sinua vähintään {kolmekymmentä|30}.',
    en: 'There are at least {thirty|30} callers before you in the queue.',
  },
  'queue-next': {
    sv: 'Du är näst på tur.',
    fi: 'Olet seuraavana vuorossa.',
    en: 'You are next.',
  },
  'never-ask': {
    sv: 'Våra kundtjänstmedarbetare frågar aldrig efter dina webbankskoder.',
    fi: 'Asiakaspalvelijamme eivät koskaan kysy pankkitunnuksiasi.',
    en: 'Our advisors never ask for your codes.',
  },
  connecting: {
    sv: 'Nu svarar en kundtjänstmedarbetare.',
    fi: 'Asiakaspalvelija vastaa nyt.',
    en: 'An advisor is answering now.',
  },
  unidentified: {
    sv: 'Du fortsätter utan identifiering. Då kan vi berätta om våra banktjänster på en allmän nivå.',
    fi: 'Jatkat ilman tunnistautumista. Silloin voimme kertoa pankkipalveluistamme yleisellä tasolla.',
    en: 'You are continuing without identification. We can then tell you about our services in general.',
  },
  'ended-for-safety': {
    sv: 'Av säkerhetsskäl avslutar vi samtalet nu. Du kan ringa igen.',
    fi: 'Turvallisuussyistä päätämme puhelun nyt. Voit soittaa uudelleen.',
    en: 'For security reasons we are ending this call now. You can call again.',
  },
  'not-working': {
    sv: 'Identifieringen fungerar inte just nu. Vi beklagar.',
    fi: 'Tunnistautuminen ei toimi juuri nyt. Pahoittelemme.',
    en: 'Identification is not working right now. We are sorry.',
  },
  closed: {
    sv: 'Kundtjänsten är stängd. Vi svarar på vardagar {klockan åtta till tjugo|kl. 8–20}.',
    fi: 'Asiakaspalvelu on suljettu. Palvelemme arkisin {kello kahdeksasta kahteenkymmeneen|klo 8–20}.',
    en: 'Customer service is closed. We are open on weekdays from {eight to eight|8:00 to 20:00}.',
  },
  'closed-now': {
    sv: 'Kundtjänsten är stängd.',
    fi: 'Asiakaspalvelu on suljettu.',
    en: 'Customer service is closed.',
  },
  busy: {
    sv: 'Just nu kan vi inte ta emot fler samtal. Ring igen om en stund.',
    fi: 'Emme pysty juuri nyt ottamaan vastaan enempää puheluita. Soita hetken kuluttua uudelleen.',
    en: 'We cannot take more calls right now. Please call again in a little while.',
  },
  goodbye: {
    sv: 'Tack för ditt samtal. Hej då.',
    fi: 'Kiitos soitosta. Kuulemiin.',
    en: 'Thank you for calling. Goodbye.',
  },
});

export const spokenWhenBlocking = defineTexts({
  'block-start': {
    sv: 'Här kan du spärra dina webbankskoder dygnet runt.',
    fi: 'Tässä voit sulkea pankkitunnuksesi ympäri vuorokauden.',
    en: 'Here you can block your codes at any time of the day.',
  },
  'block-start-box': {
    sv: 'Har du kodbox anger du ditt personnummer eller kundnummer, {tio|10} siffror, i stället för användarkoden.',
    fi: 'Jos sinulla on tunnuslukulaite, näppäile käyttäjätunnuksen sijaan henkilönumerosi tai asiakasnumerosi, {kymmenen|10} numeroa.',
    en: 'If you have a code box, key in your personal number or customer number, {ten|10} digits, instead of the user code.',
  },
  'block-confirm': {
    sv: ({ sv }: Brand) =>
      `Om du spärrar slutar alla dina koder och appen ${sv.app} att fungera. För att spärra: välj {ett|1}. För att avbryta: välj {två|2}.`,
    fi: ({ fi }: Brand) =>
      `Jos suljet tunnukset, kaikki koodisi ja ${fi.app}-sovellus lakkaavat toimimasta. Jos haluat sulkea: valitse {yksi|1}. Jos haluat peruuttaa: valitse {kaksi|2}.`,
    en: ({ en }: Brand) =>
      `If you block them, all your codes and the ${en.app} app stop working. To block: press {one|1}. To go back: press {two|2}.`,
  },
  'block-done': {
    sv: 'Dina koder är nu spärrade. Nya koder får du på vårt kundtjänstställe. Ta med dig ett pass eller ID-kort.',
    fi: 'Tunnuksesi on nyt suljettu. Uudet tunnukset saat asiakaspalvelupisteestämme. Ota mukaan passi tai henkilökortti.',
    en: 'Your codes are now blocked. You can get new ones at our service point. Bring a passport or an identity card.',
  },
  'block-not-done': {
    sv: 'Koderna kunde inte spärras så här. Vänta, så hjälper en kundtjänstmedarbetare dig.',
    fi: 'Tunnuksia ei voitu sulkea näin. Odota, niin asiakaspalvelija auttaa sinua.',
    en: 'The codes could not be blocked this way. Please wait and an advisor will help you.',
  },
  'block-not-done-closed': {
    sv: 'Koderna kunde inte spärras så här.',
    fi: 'Tunnuksia ei voitu sulkea näin.',
    en: 'The codes could not be blocked this way.',
  },
  'we-call-you': {
    sv: ({ sv }: Brand) =>
      `${sv.bank} ringer dig. Öppna ${sv.app}, så ser du vem det är. När vi ringer dig ska du aldrig knappa in någon kod.`,
    fi: ({ fi }: Brand) =>
      `${fi.bank} soittaa sinulle. Avaa ${fi.app}-sovellus, niin näet, kuka soittaa. Kun me soitamme, sinun ei koskaan pidä näppäillä mitään koodia.`,
    en: ({ en }: Brand) => `This is ${en.bank} calling. Open the ${en.app} app to see who it is. When we call you, never key in any code.`,
  },
});
