export { lockFolder } from '#adapters/database';
export { findInstalled, type Place as AsteriskPlace, runAsterisk } from './asterisk/index.ts';
export { type Config, readConfig, readConfigFile } from './config.ts';
export type { Addresses } from './core.ts';
export type { Doors } from './doors.ts';
export { createServer, type Demo, type Extras, type Running } from './server.ts';
