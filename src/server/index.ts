export { lockFolder } from '#adapters/database';
export { type Config, readConfig, readConfigFile } from './config.ts';
export type { Addresses } from './core.ts';
export { createServer, type Demo, type Doors, type Extras, type Running } from './server.ts';
