export { answerForm } from './answer-form.ts';
export { EnterFields } from './enter-fields.tsx';
export { type Asked, type Entered, entered, findErrors, findPasswordError, type Who, whoError } from './read-entered.ts';
export { type Start, startFor, startIdentification } from './start.ts';
export { enterTexts } from './texts.ts';
