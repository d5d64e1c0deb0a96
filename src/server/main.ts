import { processConsole } from './commands/command.ts';
import { runServe } from './commands/serve.ts';

process.exitCode = await runServe(process.argv.slice(2), processConsole);
