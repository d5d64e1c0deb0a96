export { can } from './can.ts';
export { sendErrorPage, wantsPage } from './error-pages.tsx';
export type { Holdings, OwnBoxes, OwnCodes } from './my/index.ts';
export type { WebParts } from './parts.ts';
export type { PersonalParts } from './personal-parts.ts';
export { registerPersonal } from './register-personal.ts';
export { registerWeb } from './routes.ts';
