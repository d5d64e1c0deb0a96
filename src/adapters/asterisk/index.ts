export { createAsterisk } from './asterisk.ts';
export type { AsteriskParts, AsteriskSettings } from './settings.ts';
