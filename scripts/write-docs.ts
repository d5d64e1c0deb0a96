import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { TSchema } from 'typebox';
import { type Plan, plans, type Step } from '#identification';
import { choosePolicy } from '#policy';
import { lyktbanken } from '#texts';
import { ConfigSchema, readConfig } from '../src/server/config.ts';
import { describeOpenApi } from '../src/server/openapi.ts';
import { writeConformance } from '../test/openid/conformance-document.ts';

const help = `Writes the documents that are generated from the code: docs/flows.md, docs/configuration.md, docs/openapi.json,
docs/openid-conformance.md.

  node --import tsx scripts/write-docs.ts            write them
  node --import tsx scripts/write-docs.ts --check    say which are out of date; exit code 1 if any is, 2 for wrong arguments
`;

/** Each generated document by its file, as it must be now. */
export async function generateDocs(): Promise<Record<string, string>> {
  return {
    'docs/flows.md': writeFlows(plans),
    'docs/configuration.md': writeConfiguration(),
    'docs/openid-conformance.md': writeConformance(),
    'docs/openapi.json': `${JSON.stringify(await describeOpenApi(), null, 2)}\n`,
  };
}

/** The files that differ from what is written down. */
export async function findStale(): Promise<string[]> {
  const wanted = await generateDocs();
  const present = await Promise.all(
    Object.keys(wanted).map(async (file) => [file, await readFile(pathOf(file), 'utf8').catch(() => '')] as const),
  );
  return present.filter(([file, text]) => wanted[file] !== text).map(([file]) => file);
}

function writeFlows(all: readonly Plan[]): string {
  const rows = all.map(
    (plan) =>
      `| ${plan.name} | ${plan.channels.join(', ')} | ${plan.purposes.join(', ')} | ${plan.acr} | ${plan.steps.map(nameStep).join(' → ')} | ${plan.instead?.join(', ') ?? ''} | ${plan.after?.join(' or ') ?? ''} |`,
  );
  const head = '| plan | channels | purposes | aims at | steps | instead | only after |\n|---|---|---|---|---|---|---|';
  const table = [head, ...rows].join('\n');
  const note =
    'A rejected step does not end a flow: it goes on to its last proof and is refused there, so that nobody learns which step was wrong (D6).';
  return `# Flows\n\nGenerated from \`src/identification/plans.ts\` by \`npm run docs\`.\n\n${table}\n\n${note}\n\n${all.map(drawPlan).join('\n')}`;
}

function drawPlan(plan: Plan): string {
  const steps = plan.steps.map((step, at) => `  s${at}["${nameStep(step)}"]${at + 1 < plan.steps.length ? ` --> s${at + 1}` : ''}`);
  const before = plan.after ? `  before([identified by ${plan.after.join(' or ')}]) --> s0\n` : '';
  const last = plan.steps.length - 1;
  return `## ${plan.name}\n\n\`\`\`mermaid\nflowchart LR\n${before}${steps.join('\n')}\n  s${last} --> yes([identified])\n  s${last} -.-> no([refused])\n\`\`\`\n`;
}

function nameStep(step: Step): string {
  const when =
    step.do !== 'claim' && step.when
      ? ` (when ${'drawn' in step.when ? `${step.when.drawn} is drawn` : `${step.when.noted} was noted`})`
      : '';
  if (step.do === 'claim') return `say who: ${step.by.join(' or ')}`;
  if (step.do === 'prove')
    return `prove: ${step.by}${step.again ? `, sent anew ${step.again} times at most` : ''}${step.with ? ' with what was claimed' : ''}${when}`;
  return step.do === 'agree' ? `agree: ${step.to}${when}` : `${step.do}: ${step.what}${when}`;
}

function writeConfiguration(): string {
  const rows = listSettings(ConfigSchema as unknown as TSchema, '', true);
  const table = ['| setting | must | type | what |', '|---|---|---|---|', ...rows].join('\n');
  const profiles = [choosePolicy('described'), choosePolicy('strict')] as const;
  const rules = Object.keys(profiles[0]).map(
    (rule) => `| ${rule} | ${profiles.map((policy) => `\`${JSON.stringify(policy[rule as 'profile'])}\``).join(' | ')} |`,
  );
  const whole = JSON.stringify(readConfig(example), null, 2);
  return `# Configuration

Generated from \`src/server/config.ts\` and \`src/policy\` by \`npm run docs\`. One file of JSON, read as a whole: every fault is listed at once, and unsafe settings are printed at every start.

${table}

The hash of a token: \`printf %s "$TOKEN" | sha256sum\`.

## A whole configuration

\`\`\`json
${whole}
\`\`\`

## The two policy profiles

Times are milliseconds.

| rule | described | strict |
|---|---|---|
${rules.join('\n')}
`;
}

/** As much as a server needs to start. The names are those of the demo bank. */
const example = {
  bank: {
    brand: lyktbanken,
    sender: { sv: 'Lyktbankens kundtjänst', fi: 'Lyhtypankin asiakaspalvelu', en: 'Lykta Bank customer service' },
    numbers: [{ number: '08-465 004 10', language: 'sv' }],
    timeZone: 'Europe/Stockholm',
    discuss: {
      identified: { sv: 'Kundens egna bankärenden.', fi: 'Asiakkaan omat pankkiasiat.', en: "The customer's own banking." },
      unidentified: { sv: 'Banktjänster på en allmän nivå.', fi: 'Pankkipalvelut yleisellä tasolla.', en: 'Services in general.' },
    },
    reasons: [{ id: 'cards', name: { sv: 'Kort', fi: 'Kortit', en: 'Cards' } }],
    ways: [
      { key: '1', way: 'app' },
      { key: '5', way: 'unidentified' },
    ],
  },
  policy: { profile: 'strict' },
  store: { postgres: 'postgres://styrka@127.0.0.1/styrka' },
  keys: { file: './keys.json' },
  listen: { host: '127.0.0.1', port: 8420, appPort: 8422 },
};

type Described = TSchema & {
  type?: string;
  description?: string;
  properties?: Record<string, TSchema>;
  required?: string[];
  anyOf?: TSchema[];
  items?: TSchema;
  const?: unknown;
};

function listSettings(schema: TSchema, path: string, must: boolean): string[] {
  const given = schema as Described;
  const own =
    path && (given.description || !given.properties)
      ? [`| \`${path}\` | ${must ? 'yes' : ''} | ${typeOf(given)} | ${given.description ?? ''} |`]
      : [];
  const inner = Object.entries(given.properties ?? {}).flatMap(([name, value]) =>
    listSettings(value, path ? `${path}.${name}` : name, must && (given.required ?? []).includes(name)),
  );
  const choices = (given.anyOf ?? []).flatMap((one) => ((one as Described).properties ? listSettings(one, path, false) : []));
  const items = (given.items as Described | undefined)?.properties ? listSettings(given.items as TSchema, `${path}[]`, must) : [];
  return [...own, ...inner, ...choices, ...items];
}

function typeOf({ type, anyOf, const: only }: Described): string {
  if (anyOf)
    return anyOf
      .map((one) => typeOf(one as Described))
      .filter((name, at, all) => all.indexOf(name) === at)
      .join(' or ');
  return only !== undefined ? `\`${String(only)}\`` : (type ?? 'see below');
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(`../${file}`, import.meta.url));
}

function readOptions() {
  try {
    return parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } }).values;
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
  const stale = await findStale();
  if (values.check) {
    for (const file of stale) console.log(`${file} is out of date: run npm run docs`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  const wanted = await generateDocs();
  for (const file of stale) await writeFile(pathOf(file), wanted[file] ?? '');
  console.log(stale.length > 0 ? `written: ${stale.join(', ')}` : 'all up to date');
}

if (import.meta.main) await main();
