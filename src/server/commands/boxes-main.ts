import { runBoxes } from './boxes.ts';
import { processConsole } from './command.ts';

process.exitCode = await runBoxes(process.argv.slice(2), processConsole);
