export { confirmEnds } from './end.ts';
export { registerConfirm } from './routes.ts';
