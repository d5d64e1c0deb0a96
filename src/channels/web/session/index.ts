export { clearCookie, readCookie, setCookie } from './cookies.ts';
export { languageIn } from './language-in.ts';
export { createLive } from './live.ts';
export { sendPersonalSheet } from './personal-sheet.tsx';
export { protectForms } from './protect-forms.ts';
export { requireSession } from './require-session.ts';
export { registerSession } from './routes.tsx';
export { beginSession, forgetBrowsers, goOnAlone, isOutlived, readSession, type SessionParts, type WebSession } from './session.ts';
