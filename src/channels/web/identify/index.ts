export type { End, Ends, Visit } from './ends.ts';
export { bindToBrowser } from './own-flow.ts';
export { registerIdentify } from './routes.ts';
export { draws } from './step.tsx';
export { formTexts } from './texts.ts';
