import type { Language } from '#texts';
import { writeDigits } from '#texts';

export type Started = {
  readonly version: string;
  readonly bank: string;
  readonly data: string;
  /** A new bank, or what was found. */
  readonly isNew: boolean;
  readonly stats: { readonly customers: number; readonly staff: number; readonly calls: number };
  readonly voices: Record<Language, number>;
  /** Milliseconds. */
  readonly took: { readonly database: number; readonly pages: number };
  readonly url: string;
  readonly webBank: string;
  /** What a SIP phone of this machine dials. */
  readonly telephone: readonly string[];
  readonly be: { readonly name: string; readonly userCode: string; readonly app: string; readonly appCode: string };
};

const timeColumn = 56;
const defaultData = './data';

/** What is printed when the demo is ready. Without colour it reads the same. */
export function writeStart(started: Started, colour: boolean): string {
  const { version, bank, data, isNew, stats, voices, took, url, webBank, telephone, be } = started;
  const found = isNew
    ? `${data}  new, ${count(stats.customers, 'customer')}, ${stats.staff} staff`
    : `${data}  ${count(stats.customers, 'customer')}, ${count(stats.calls, 'call')} so far`;
  const lines = [
    '',
    `${bold(`Styrka ${version}`, colour)}    demo bank ${bank}: invented people, invented money`,
    '',
    timed(`database   ${found}`, took.database),
    `voices     svenska ${voices.sv}  suomi ${voices.fi}  English ${voices.en}`,
    timed('pages      built', took.pages),
    '',
    `Open       ${bold(url, colour)}        and press "Show me a call" (sound on)`,
    '',
    `Be         ${be.name}   user code ${writeDigits(be.userCode)}   ${be.app} code ${writeDigits(be.appCode)}`,
    `Also       desk ${url}/desk    web bank ${webBank}    API ${url}/docs`,
    ...writeTelephone(telephone),
    `Stop       Ctrl+C. Everything stays in ${data}. Start afresh: npm run demo:reset${data === defaultData ? '' : ` -- --data ${data}`}`,
    '',
  ];
  return lines.map((line) => (line ? `  ${line}` : '')).join('\n');
}

function writeTelephone([first, ...others]: readonly string[]): string[] {
  if (first === undefined) return [];
  return [
    `Call       ${first}    from Linphone, baresip or another SIP phone on this machine, with no account`,
    `           ${others.join('  ')}`,
    'Answer     at the desk: the page is a telephone, and asks for your microphone',
  ];
}

function timed(line: string, ms: number): string {
  return `${line.padEnd(timeColumn - 1)} ${(ms / 1_000).toFixed(1)} s`;
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}

function bold(text: string, colour: boolean): string {
  return colour ? `\u001b[1m${text}\u001b[22m` : text;
}
