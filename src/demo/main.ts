import { exits, help, readOptions } from './options.ts';
import { stop } from './stop.ts';

const read = readOptions(process.argv.slice(2), process.env, process.stdout.isTTY === true);

if ('is' in read) {
  if (read.is === 'wrong') stop(exits.wrong, read.sentence);
  process.stdout.write(help);
} else {
  // Only now, so that a question is answered without loading a server.
  const { startDemo } = await import('./start-demo.ts');
  await startDemo(read);
}
