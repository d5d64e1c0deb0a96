import { defineTexts } from '#texts';

/** What is said about the keys themselves: entries that are too short, too long, late or not among the choices. */
export const spokenAboutKeys = defineTexts({
  'repeat-hint': {
    sv: 'Tryck stjärna för att höra igen.',
    fi: 'Paina tähteä, niin kuulet tämän uudelleen.',
    en: 'To hear this again, press star.',
  },
  'no-hurry': {
    sv: 'Ta den tid du behöver.',
    fi: 'Ei ole kiirettä.',
    en: 'Take your time.',
  },
  'press-hash': {
    sv: 'Tryck fyrkant när du är klar.',
    fi: 'Paina risuaitaa, kun olet valmis.',
    en: 'Press hash when you are done.',
  },
  'too-few': {
    sv: 'Det blev för få siffror. Försök igen.',
    fi: 'Numeroita oli liian vähän. Yritä uudelleen.',
    en: 'That was too few digits. Please try again.',
  },
  'too-many': {
    sv: 'Det blev för många siffror. Försök igen.',
    fi: 'Numeroita oli liikaa. Yritä uudelleen.',
    en: 'That was too many digits. Please try again.',
  },
  'check-number': {
    sv: 'Kontrollera numret och försök igen.',
    fi: 'Tarkista numero ja yritä uudelleen.',
    en: 'Please check the number and try again.',
  },
  'no-such-choice': {
    sv: 'Det valet finns inte.',
    fi: 'Sitä vaihtoehtoa ei ole.',
    en: 'That is not one of the choices.',
  },
  'letters-in-user-code': {
    sv: 'Har du en gammal användarkod med bokstäver? Den går inte att knappa in på telefonen. Välj {key}, så hjälper vi dig.',
    fi: 'Onko sinulla vanha käyttäjätunnus, jossa on kirjaimia? Sitä ei voi näppäillä puhelimella. Valitse {key}, niin autamme sinua.',
    en: 'Do you have an old user code with letters? It cannot be keyed in on the phone. Press {key} and we will help you.',
  },
  'to-a-person': {
    sv: 'Vi kopplar dig till en kundtjänstmedarbetare utan identifiering.',
    fi: 'Yhdistämme sinut asiakaspalvelijalle ilman tunnistautumista.',
    en: 'We are connecting you to an advisor without identification.',
  },
});
