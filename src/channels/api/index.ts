export { type DocsParts, registerDocs } from './docs-page.tsx';
export { type ApiParts, registerApi } from './routes.ts';
export { can, isQuestion } from './view.ts';
