import { processConsole } from './command.ts';
import { runStaff } from './staff.ts';

process.exitCode = await runStaff(process.argv.slice(2), processConsole);
