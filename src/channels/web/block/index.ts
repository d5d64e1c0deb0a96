export { blockEnds } from './end.ts';
export { registerBlock } from './routes.ts';
