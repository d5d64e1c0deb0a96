export { boxWords } from './box-texts.ts';
export { CeremonyForm, WithoutScript } from './ceremony-form.tsx';
export { confirmPlace, type End, type Ends, type Leave, type Visit } from './ends.ts';
export { bindToBrowser, refuseForeignFlow } from './own-flow.ts';
export { isBoxCode, joinTyped, readMade } from './read-form.ts';
export { registerIdentify } from './routes.ts';
export { draws } from './step.tsx';
export { formTexts, identifyTexts } from './texts.ts';
