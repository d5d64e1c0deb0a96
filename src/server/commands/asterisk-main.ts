import { runAsteriskCommand } from './asterisk.ts';
import { processConsole } from './command.ts';

process.exitCode = await runAsteriskCommand(process.argv.slice(2), processConsole);
