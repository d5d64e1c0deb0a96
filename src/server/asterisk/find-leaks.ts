import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

type Rule = { readonly file: RegExp; readonly wrong: RegExp; readonly why: string };

/** What would write a key that a caller pressed where somebody reads it later, or open what must stay shut (I8). */
const rules: readonly Rule[] = [
  {
    file: /^logger\.conf$/,
    wrong: /^[^=]+=>?.*(\b(dtmf|debug|verbose)\b|\*)/,
    why: 'writes keys into a log: only notice, warning, error and security',
  },
  {
    file: /^pjsip.*\.conf$|^place-pjsip\.conf$/,
    wrong: /^debug\s*=\s*(yes|true|1|on|[0-9.]+)/,
    why: 'writes SIP messages into the log, with the keys of SIP INFO',
  },
  { file: /^manager.*\.conf$/, wrong: /^enabled\s*=\s*(yes|true|1|on)/, why: 'opens the manager interface, whose events show keys' },
  {
    file: /^asterisk\.conf$/,
    wrong: /^live_dangerously\s*=\s*(yes|true|1|on)/,
    why: 'lets what comes from outside run functions of the system',
  },
  {
    file: /^asterisk\.conf$/,
    wrong: /^(verbose|debug)\s*=\s*[1-9]/,
    why: 'writes keys on the console, and whatever keeps what is written there',
  },
  {
    file: /^.*extensions.*\.(conf|ael|lua)$/,
    wrong: /\b(Read|ReadExten|MixMonitor|DISA|Authenticate|VoiceMail\w*)\s*\(/i,
    why: 'takes keys or sound in the dialplan, past Styrka',
  },
  { file: /^modules\.conf$/, wrong: /^autoload\s*=\s*(yes|true|1|on)/, why: 'loads whatever is installed' },
  {
    file: /^modules\.conf$/,
    wrong: /^load\s*=>?\s*(app_read|app_readexten|res_pjsip_logger|res_hep|app_system|func_shell|res_pjsip_history)\b/,
    why: 'writes keys down, or runs programs',
  },
  { file: /^cdr.*\.conf$/, wrong: /^loguserfield\s*=\s*(yes|true|1|on)/, why: 'keeps what a dialplan notes of a call' },
  { file: /^ari\.conf$/, wrong: /^allowed_origins\s*=\s*\S/, why: 'lets a page of another origin speak ARI' },
];

/**
 * Reads a folder of Asterisk configuration, ours or a bank's own. One sentence for each line that must not stand there; none: no key
 * leaves Styrka this way.
 */
export async function findLeaks(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).sort();
  const found = await Promise.all(
    files.map(async (file) => {
      const asked = rules.filter((rule) => rule.file.test(file));
      return asked.length === 0 ? [] : readLeaks(await readFile(join(folder, file), 'utf8'), file, asked);
    }),
  );
  const missing = files.includes('logger.conf') ? [] : ['logger.conf is missing: Asterisk would write what it likes'];
  return [...found.flat(), ...missing];
}

function readLeaks(text: string, file: string, asked: readonly Rule[]): string[] {
  return text.split('\n').flatMap((raw, at) => {
    const line = raw.replace(/(^|[^\\]);.*$/, '$1').trim();
    return asked.filter(({ wrong }) => wrong.test(line)).map(({ why }) => `${file}:${at + 1} ${why}`);
  });
}
