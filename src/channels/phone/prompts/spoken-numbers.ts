import type { Language } from '#texts';

/** 0 to 30, the index is the number: digits of codes, rows of the code table, places in the queue. Zero is never "oh". */
export const numberWords: Record<Language, string[]> = {
  sv: [
    'noll ett två tre fyra fem sex sju åtta nio',
    'tio elva tolv tretton fjorton femton sexton sjutton arton nitton',
    'tjugo tjugoett tjugotvå tjugotre tjugofyra tjugofem tjugosex tjugosju tjugoåtta tjugonio trettio',
  ]
    .join(' ')
    .split(' '),
  fi: [
    'nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän',
    'kymmenen yksitoista kaksitoista kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista kahdeksantoista yhdeksäntoista',
    'kaksikymmentä kaksikymmentäyksi kaksikymmentäkaksi kaksikymmentäkolme kaksikymmentäneljä kaksikymmentäviisi',
    'kaksikymmentäkuusi kaksikymmentäseitsemän kaksikymmentäkahdeksan kaksikymmentäyhdeksän kolmekymmentä',
  ]
    .join(' ')
    .split(' '),
  en: [
    'zero one two three four five six seven eight nine',
    'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    'twenty twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven twenty-eight twenty-nine thirty',
  ]
    .join(' ')
    .split(' '),
};

/** Before a key: "välj ett". */
export const chooseWord: Record<Language, string> = { sv: 'välj', fi: 'valitse', en: 'press' };

/** Between a column and its word: "B som i Bertil". */
export const spelledAs: Record<Language, string> = { sv: 'som i', fi: 'niin kuin', en: 'for' };
