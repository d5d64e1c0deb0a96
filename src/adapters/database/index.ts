export { openFolder } from './open-folder.ts';
export { type OpenDatabase, openPostgres } from './open-postgres.ts';
