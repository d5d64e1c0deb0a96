import type { Language } from '#texts';

/**
 * Words that espeak-ng misreads, and how it says them rightly: respelled, or in its own phonemes between [[ ]].
 * Only the synthesiser sees this; a person who records the sentence reads the text itself.
 */
const respelled: Record<Language, Record<string, string>> = {
  sv: {
    identifiera: "[[IdEntIfI'e:Ra]]",
    identifierar: "[[IdEntIfI'e:RaR]]",
    identifiering: "[[IdEntIfI'e:RIN]]",
    identifieringen: "[[IdEntIfI'e:RINE-n]]",
    identifieringskod: "[[IdEntIfI'e:RINsk,o:d]]",
    identifieringskoden: "[[IdEntIfI'e:RINsk,o:dE-n]]",
    identifieringsbegäran: "[[IdEntIfI'e:RINsbE-j,E:Ran]]",
    igen: "[[Ij'En]]",
    försök: "[[fWs.'Y:k]]",
    försöka: "[[fWs.'Y:ka]]",
    samtal: "[[s'amt,A:l]]",
    samtalet: "[[s'amt,A:lE-t]]",
    'sms:et': "[[Es,Em'EsE-t]]",
    nivå: "[[nIv'o:]]",
    fungera: "[[f8Ng'e:Ra]]",
    fungerar: "[[f8Ng'e:RaR]]",
    säkerhetsskäl: "[[s'E:k@Rhe:ts,sxE:l]]",
    inloggning: "[['Inl,OgnIN]]",
    konton: "[[k'OntOn]]",
    personnummer: "[[pEs.'u:n,n8mE-R]]",
    ber: "[[b'e:R]]",
    bertil: "[[b'EtIl]]",
    tretton: 'trettånn',
    fjorton: 'fjortånn',
    femton: 'femtånn',
    sexton: 'sextånn',
    sjutton: 'sjuttånn',
    arton: "[['A:tOn]]",
    nitton: 'nittånn',
    tjugotre: 'tjugo-tre',
    tjugofem: 'tjugo-fem',
  },
  fi: {
    seitsemäntoista: 'seitsemän-toista',
    kahdeksantoista: 'kahdeksan-toista',
    yhdeksäntoista: 'yhdeksän-toista',
    kaksikymmentäyksi: 'kaksikymmentä-yksi',
    kaksikymmentäyhdeksän: 'kaksikymmentä-yhdeksän',
    kahdeksannumeroinen: 'kahdeksan-numeroinen',
    henkilönumerosi: 'henkilö-numerosi',
    asiakasnumerosi: 'asiakas-numerosi',
  },
  en: {},
};

/** What the synthesiser is given for a text. */
export function pronounce(language: Language, words: string): string {
  const spoken = words.replace(/[\p{L}]+(?::[\p{L}]+)?/gu, (word) => respelled[language][word.toLowerCase()] ?? word);
  // Alone or at the beginning, the English letter is taken for the article.
  const letter = language === 'en' ? spoken.replace(/^A(?= for )/, '[[eI]]') : spoken;
  // What goes on in another recording is said with the voice held up.
  return /[.?!:,]$/.test(letter) || !letter.includes(' ') ? letter : `${letter},`;
}
