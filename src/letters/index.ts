export { type OrderParts, orderLetter } from './order-letter.ts';
