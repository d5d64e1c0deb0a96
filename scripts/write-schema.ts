import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describeMigrated } from '../test/database/schema.ts';
import { startPostgres } from '../test/postgres.ts';

/** Writes migrations/schema.sql anew: to be read, and compared by a test; the migrations alone are applied. */
const postgres = await startPostgres();
const text = await describeMigrated(await postgres.createDatabase());
await writeFile(fileURLToPath(new URL('../migrations/schema.sql', import.meta.url)), text);
await postgres.stop();
