export { answerForm } from './answer-form.ts';
export { EnterFields } from './enter-fields.tsx';
export { type Entered, entered, findErrors, userCodeError } from './read-entered.ts';
export { type Start, startIdentification } from './start.ts';
export { enterTexts } from './texts.ts';
