import { buildPages } from '../scripts/build-pages.ts';
import { measureAnswers } from './answers.ts';
import { measureBoxes } from './boxes.ts';
import { type Ground, prepareGround } from './ground.ts';
import { measureGrowth } from './growth.ts';
import { measureIdentifications } from './identifications.ts';
import { measureLogins } from './logins.ts';
import { measureMemory } from './memory.ts';
import { stopNodes } from './nodes.ts';
import { measureOpenid } from './openid.ts';
import { help, type Options, type Part, readOptions } from './options.ts';
import { describeMachine, type Report, writeReport } from './report.ts';
import { measureStarts } from './starts.ts';
import { measureTables } from './tables.ts';
import { measureTelephone } from './telephone.ts';

const read = readOptions(process.argv.slice(2));
if (!('is' in read)) await bench(read);
else if (read.is === 'help') process.stdout.write(help);
else {
  process.stderr.write(`${read.sentence} Ask for --help.\n`);
  process.exitCode = 2;
}

async function bench(options: Options): Promise<void> {
  tell('building the pages');
  await buildPages();
  tell('starting PostgreSQL');
  const ground = await prepareGround();
  try {
    const report = await measureAll(options, ground);
    tell('');
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : writeReport(report));
  } finally {
    await stopNodes();
    await ground.clear();
  }
}

async function measureAll({ short, only, size, profiles }: Options, ground: Ground): Promise<Report> {
  const machine = describeMachine(ground.postgres.version);
  const given = { ground, size, tell, ...(profiles ? { profiles } : {}) };
  const wanted = (part: Part) => only.includes(part);
  return {
    machine,
    short,
    ...(wanted('identifications') ? { identifications: await measureIdentifications(given) } : {}),
    ...(wanted('answers') ? { answers: await measureAnswers(given) } : {}),
    ...(wanted('logins') ? { logins: await measureLogins(given) } : {}),
    ...(wanted('tables') ? { tables: await measureTables(given) } : {}),
    ...(wanted('boxes') ? { boxes: await measureBoxes(given) } : {}),
    ...(wanted('openid') ? { openid: await measureOpenid(given) } : {}),
    ...(wanted('growth') ? { growth: await measureGrowth(given) } : {}),
    ...(wanted('starts') ? { starts: await measureStarts(given) } : {}),
    ...(wanted('memory') ? { memory: await measureMemory(given) } : {}),
    ...(wanted('telephone') ? { telephone: await measureTelephone(given) } : {}),
  };
}

/** On a terminal, one line that says what is being done. */
function tell(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${what && `${what} …`}`);
}
