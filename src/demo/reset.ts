import { access } from 'node:fs/promises';
import { lockFolder } from '#server';
import { placesIn, removeData } from './data-folder.ts';
import { exits, readOptions } from './options.ts';

/** `npm run demo:reset`: removes the demo bank's data, unless a process holds it. */
const read = readOptions(process.argv.slice(2), process.env, false);
if (!('is' in read)) process.exitCode = await reset(read.data);
else if (read.is === 'help') say(exits.stopped, 'Removes the data of the demo bank.  npm run demo:reset -- [--data FOLDER]');
else process.exitCode = say(exits.wrong, read.sentence);

async function reset(data: string): Promise<number> {
  const { database } = placesIn(data);
  if (!(await isThere(database))) return say(exits.stopped, `${data}: there is nothing to remove.`);
  try {
    const unlock = await lockFolder(database);
    await removeData(data);
    await unlock();
  } catch (error) {
    return say(exits.inUse, `${data}: ${(error as Error).message}`);
  }
  return say(exits.stopped, `${data} is empty. npm start makes a new bank.`);
}

function isThere(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}

function say(code: number, sentence: string): number {
  process.stdout.write(`${sentence}\n`);
  return code;
}
