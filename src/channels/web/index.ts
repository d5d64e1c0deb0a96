export { can } from './can.ts';
export { sendErrorPage, wantsPage } from './error-pages.tsx';
export type { WebParts } from './parts.ts';
export { registerWeb } from './routes.ts';
