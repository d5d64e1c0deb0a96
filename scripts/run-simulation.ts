import { parseArgs } from 'node:util';
import { simulate } from '../test/simulation/simulate.ts';

const help = `Runs the simulation: interleaved calls on two nodes under a seeded clock, and looks for a broken invariant.

  npm run simulate -- [--calls 10000] [--seed 1] [--json]

Each thousand calls has a seed of its own, printed when something is broken: --seed SEED --calls 1000 repeats it.
Exit code 0: nothing broken. 1: something is, with its seed. 2: wrong arguments.
`;

function readOptions() {
  const calls = { type: 'string', default: '10000' } as const;
  const seed = { type: 'string', default: '1' } as const;
  try {
    return parseArgs({ options: { calls, seed, json: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
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
  const [calls, first] = [Number(values.calls), Number(values.seed)];
  if (!Number.isInteger(calls) || !Number.isInteger(first) || calls < 1) {
    process.stderr.write(help);
    process.exitCode = 2;
    return;
  }
  const broken: string[] = [];
  let identified = 0;
  for (let done = 0, seed = first; done < calls; done += 1_000, seed++) {
    const report = await simulate({ seed, calls: Math.min(1_000, calls - done) });
    broken.push(...report.broken);
    identified += report.identified;
    if (process.stderr.isTTY)
      process.stderr.write(`\r${Math.min(done + 1_000, calls)} of ${calls} calls, ${identified} identified, ${broken.length} broken`);
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
  console.log(
    values.json
      ? JSON.stringify({ calls, identified, broken })
      : [`${calls} calls, ${identified} identified, ${broken.length} broken`, ...broken].join('\n'),
  );
  process.exitCode = broken.length > 0 ? 1 : 0;
}

await main();
