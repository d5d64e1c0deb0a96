import type { LetterContent, LetterTable, LetterText, Time } from '#ports';
import { type Brand, type Column, clock, columns, columnWords, day, groupDigits, type Language, say, type TimeZone } from '#texts';
import { letterTexts } from './texts.ts';

/** What a letter says beside its secret. */
export type LetterAbout = {
  readonly language: Language;
  readonly brand: Brand;
  /** The bank's number to call. */
  readonly phone: string;
  readonly timeZone: TimeZone;
  /** The days of the customer's other letters: when the last one left, and when the next one will. */
  readonly others: { readonly went: Time | null; readonly comes: Time | null };
};

/** The letter in words, for every look: paper at 14 or 20 points, braille, a page. */
export function describeLetter(about: LetterAbout, content: LetterContent): LetterText {
  const { language } = about;
  const said = sayContent(about, content);
  return { language, code: null, table: null, ...said, after: [...said.after, ...sayOthers(about)] };
}

type Said = Pick<LetterText, 'heading' | 'before' | 'after'> & Partial<Pick<LetterText, 'code' | 'table'>>;

function sayContent(about: LetterAbout, content: LetterContent): Said {
  switch (content.kind) {
    case 'code-table':
      return sayTable(about, content);
    case 'user-code':
      return sayUserCode(about, content);
    case 'one-time-password':
      return sayPassword(about, content);
    case 'agreement':
      return sayAgreement(about, content);
    case 'code-box':
      return sayBox(about, content);
    case 'start-pin':
      return sayStartPin(about, content);
  }
}

function sayTable({ language, phone }: LetterAbout, { number, cells, handedOver }: LetterContent & { kind: 'code-table' }): Said {
  return {
    heading: say(letterTexts, language, 'code-table', { number }),
    before: [...(handedOver ? [] : [say(letterTexts, language, 'activate')]), say(letterTexts, language, 'readTable')],
    table: tabulate(language, cells),
    after: [say(letterTexts, language, 'keepTable'), say(letterTexts, language, 'loseTable', { phone })],
  };
}

/** Throws for a table with more columns than there are words for them: such a table cannot be asked for on the phone. */
function tabulate(language: Language, cells: readonly (readonly string[])[]): LetterTable {
  const width = Math.max(...cells.map((row) => row.length));
  if (width > columns.length) throw new RangeError(`A code table has at most ${columns.length} columns.`);
  return {
    columns: columns.slice(0, width).map((letter: Column) => ({ letter, word: columnWords[language][letter] })),
    rows: cells.map((row) => row.map((digits) => ({ groups: groupDigits(digits) }))),
  };
}

function sayUserCode({ language, phone }: LetterAbout, { userCode }: LetterContent & { kind: 'user-code' }): Said {
  return {
    heading: say(letterTexts, language, 'user-code'),
    before: [say(letterTexts, language, 'sayWho')],
    code: { term: say(letterTexts, language, 'userCode'), groups: groupUserCode(userCode) },
    after: [say(letterTexts, language, 'learnCode'), say(letterTexts, language, 'nobodyAsks', { phone })],
  };
}

function sayPassword({ language, phone, timeZone }: LetterAbout, { password, until }: LetterContent & { kind: 'one-time-password' }): Said {
  const moment = { day: day(language, until, timeZone), clock: clock(language, until, timeZone) };
  return {
    heading: say(letterTexts, language, 'one-time-password'),
    before: [say(letterTexts, language, 'logIn'), say(letterTexts, language, 'worksUntil', moment)],
    code: { term: say(letterTexts, language, 'password'), groups: groupDigits(password) },
    after: [say(letterTexts, language, 'destroy'), say(letterTexts, language, 'notAsked', { phone })],
  };
}

function sayAgreement({ language, phone, brand }: LetterAbout, { userCode }: LetterContent & { kind: 'agreement' }): Said {
  const points = ['personal', 'keepApart', 'neverAsked'] as const;
  return {
    heading: say(letterTexts, language, 'agreement'),
    before: [say(letterTexts, language, 'yourCopy', { bank: brand[language].bank })],
    code: { term: say(letterTexts, language, 'userCode'), groups: groupUserCode(userCode) },
    after: [...points.map((id) => say(letterTexts, language, id)), say(letterTexts, language, 'blockAtOnce', { phone })],
  };
}

function sayBox({ language, phone, brand }: LetterAbout, { serial, inSession }: LetterContent & { kind: 'code-box' }): Said {
  const steps = ['startBox', 'choosePin', 'verifyPin', 'weakPin'] as const;
  return {
    heading: say(letterTexts, language, 'code-box'),
    before: [
      say(letterTexts, language, 'boxSerial', { serial, phone }),
      ...steps.map((id) => say(letterTexts, language, id)),
      say(letterTexts, language, inSession ? 'activateInSession' : 'activateBox', { webBank: brand[language].webBank }),
    ],
    after: [say(letterTexts, language, 'boxNeverAsked'), say(letterTexts, language, 'loseBox', { phone })],
  };
}

function sayStartPin({ language, phone }: LetterAbout, { serial, startPin }: LetterContent & { kind: 'start-pin' }): Said {
  return {
    heading: say(letterTexts, language, 'start-pin'),
    before: [say(letterTexts, language, 'pinOfBox', { serial }), say(letterTexts, language, 'pinOnce')],
    code: { term: say(letterTexts, language, 'startPin'), groups: [startPin] },
    after: [say(letterTexts, language, 'destroyPin'), say(letterTexts, language, 'notAsked', { phone })],
  };
}

/** An old one holds letters (D14) and stands as it is. */
function groupUserCode(userCode: string): string[] {
  return /^[0-9]+$/.test(userCode) ? groupDigits(userCode) : [userCode];
}

function sayOthers({ language, timeZone, others: { went, comes } }: LetterAbout): string[] {
  const on = (at: Time) => ({ day: day(language, at, timeZone) });
  return [
    ...(went === null ? [] : [say(letterTexts, language, 'otherWent', on(went))]),
    ...(comes === null ? [] : [say(letterTexts, language, 'otherComes', on(comes))]),
  ];
}
