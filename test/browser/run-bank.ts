import { readOptions } from '../../src/demo/options.ts';
import { runDemo } from '../../src/demo/run-demo.ts';

/** The demo bank with another policy or a telephone line: `run-bank.ts CHANGE --data FOLDER --json`, with PORT set. */
const [change = '{}', ...rest] = process.argv.slice(2);
const options = readOptions(rest, process.env, false);
if ('is' in options) throw new Error(`Wrong arguments: ${rest.join(' ')}`);
const demo = await runDemo({ data: options.data, port: options.port, ...JSON.parse(change), onCall: () => {}, onBroken: fail });
if ('taken' in demo) process.exit(3);
process.once('SIGTERM', () => void demo.close().then(() => process.exit(0), fail));
console.log(JSON.stringify({ ready: true, url: demo.addresses.main, app: demo.addresses.app, webBank: demo.addresses.webBank }));

function fail(error: Error): never {
  console.error(error.stack ?? error.message);
  process.exit(1);
}
