import { runCodes } from './codes.ts';
import { processConsole } from './command.ts';

process.exitCode = await runCodes(process.argv.slice(2), processConsole);
