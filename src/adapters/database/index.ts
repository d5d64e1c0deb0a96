export { lockFolder } from './lock-folder.ts';
export { openFolder } from './open-folder.ts';
export { type OpenDatabase, openPostgres } from './open-postgres.ts';
