import { processConsole } from './command.ts';
import { runCustomers } from './customers.ts';

process.exitCode = await runCustomers(process.argv.slice(2), processConsole);
