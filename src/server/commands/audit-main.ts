import { runAudit } from './audit.ts';
import { processConsole } from './command.ts';

process.exitCode = await runAudit(process.argv.slice(2), processConsole);
