export { joinEnds } from './end.ts';
export { isToBeAsked } from './is-to-be-asked.ts';
export { registerJoin } from './routes.tsx';
