export { type Brand, lyktbanken, nameApp, parseBrand } from './brand.ts';
export { type Column, columns, columnWords } from './columns.ts';
export { defineTexts } from './define-texts.ts';
export { groupDigits, spellDigits, writeDigits } from './digits.ts';
export { isLanguage, type Language, languages, locale, preferred } from './languages.ts';
export { say } from './say.ts';
export { clock, day, money, shortDay, type TimeZone } from './time.ts';
