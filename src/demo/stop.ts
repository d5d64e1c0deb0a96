/** Ends the process with a sentence on stderr; codes are listed in options.ts. */
export function stop(code: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
