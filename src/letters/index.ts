export { type Fonts, fontNames } from './fonts.ts';
export { type OrderParts, orderLetter } from './order-letter.ts';
export { type PrintParts, printDue } from './print-due.ts';
