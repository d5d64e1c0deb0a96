export { type DocsParts, registerDocs } from './docs-page.tsx';
export { eventWords } from './event-words.ts';
export { type EventParts, registerEvents } from './events.ts';
export { type ApiParts, registerApi } from './routes.ts';
export { can, isQuestion } from './view.ts';
