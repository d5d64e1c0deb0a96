export { type ApiParts, registerApi } from './routes.ts';
export { can, isQuestion } from './view.ts';
