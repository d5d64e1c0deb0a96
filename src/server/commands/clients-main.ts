import { runClients } from './clients.ts';
import { processConsole } from './command.ts';

process.exitCode = await runClients(process.argv.slice(2), processConsole);
