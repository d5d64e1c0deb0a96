export { boxWords } from './box-texts.ts';
export type { End, Ends, Visit } from './ends.ts';
export { bindToBrowser, refuseForeignFlow } from './own-flow.ts';
export { isBoxCode, joinTyped } from './read-form.ts';
export { registerIdentify } from './routes.ts';
export { draws } from './step.tsx';
export { formTexts, identifyTexts } from './texts.ts';
