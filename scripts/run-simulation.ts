import { parseArgs } from 'node:util';
import { simulate } from '../test/simulation/simulate.ts';
import { simulateBoxes } from '../test/simulation/simulate-boxes.ts';
import { simulateLogins } from '../test/simulation/simulate-logins.ts';

const help = `Runs the simulation: interleaved calls and logins, those with code boxes too, on two nodes under a seeded clock, and looks for a
broken invariant.

  npm run simulate -- [--calls 10000] [--logins 2000] [--boxes 1000] [--seed 1] [--json]

Each thousand calls, each two hundred logins and each hundred logins with code boxes have a seed of their own, printed when something is
broken: --seed SEED --calls 1000 --logins 200 --boxes 100 repeats it.
Exit code 0: nothing broken. 1: something is, with its seed. 2: wrong arguments.
`;

function readOptions() {
  const calls = { type: 'string', default: '10000' } as const;
  const logins = { type: 'string', default: '2000' } as const;
  const boxes = { type: 'string', default: '1000' } as const;
  const seed = { type: 'string', default: '1' } as const;
  try {
    return parseArgs({ options: { calls, logins, boxes, seed, json: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function main(): Promise<void> {
  const values = readOptions();
  if (!values) return;
  if (values.help) return void process.stdout.write(help);
  const counts = [values.calls, values.logins, values.boxes, values.seed].map(Number);
  if (!counts.every((number) => Number.isInteger(number) && number >= 0)) {
    process.stderr.write(help);
    process.exitCode = 2;
    return;
  }
  const [calls = 0, logins = 0, boxes = 0, first = 1] = counts;
  const inCalls = await runAll('calls', calls, 1_000, first, (seed, count) => simulate({ seed, calls: count }));
  const inLogins = await runAll('logins', logins, 200, first, (seed, count) => simulateLogins({ seed, logins: count }));
  const withBoxes = await runAll('logins with code boxes', boxes, 100, first, (seed, count) => simulateBoxes({ seed, logins: count }));
  const broken = [...inCalls.broken, ...inLogins.broken, ...withBoxes.broken];
  const said = [
    `${calls} calls, ${inCalls.identified} identified`,
    `${logins} logins, ${inLogins.identified} identified`,
    `${boxes} logins with code boxes, ${withBoxes.identified} identified`,
    `${broken.length} broken`,
  ].join('; ');
  const identified = { calls: inCalls.identified, logins: inLogins.identified, boxes: withBoxes.identified };
  console.log(values.json ? JSON.stringify({ calls, logins, boxes, identified, broken }) : [said, ...broken].join('\n'));
  process.exitCode = broken.length > 0 ? 1 : 0;
}

type Outcome = { readonly identified: number; readonly broken: readonly string[] };

/** `atOnce` of them with one seed, then as many with the next. */
async function runAll(
  what: string,
  all: number,
  atOnce: number,
  first: number,
  run: (seed: number, count: number) => Promise<Outcome>,
): Promise<Outcome> {
  const broken: string[] = [];
  let identified = 0;
  for (let done = 0, seed = first; done < all; done += atOnce, seed++) {
    const report = await run(seed, Math.min(atOnce, all - done));
    broken.push(...report.broken);
    identified += report.identified;
    const sentence = `${Math.min(done + atOnce, all)} of ${all} ${what}, ${identified} identified, ${broken.length} broken`;
    if (process.stderr.isTTY) process.stderr.write(`\r${sentence}`);
  }
  if (process.stderr.isTTY && all > 0) process.stderr.write('\n');
  return { identified, broken };
}

await main();
