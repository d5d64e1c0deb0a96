import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConformancePlan, conformancePlans, suite } from './conformance-modules.ts';

const A_CASE = /(['"`])((?:oidcc|fapi)[\w-]+): ((?:\\.|(?!\1).)+)\1/g;

/** Module → the sentences of its tests in this file, read from the text: nothing is run. */
export function readCases(file: string): Map<string, string[]> {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  const found = new Map<string, string[]>();
  for (const [, , module = '', sentence = ''] of text.matchAll(A_CASE)) found.set(module, [...(found.get(module) ?? []), sentence]);
  return found;
}

/** docs/openid-conformance.md as it must be now. */
export function writeConformance(): string {
  const counts = conformancePlans.map(({ title, plan, modules, left }) => {
    const others = left.reduce((sum, one) => sum + one.modules.length, 0);
    return `| ${title} | \`${plan}\` | ${modules.length} | ${others} |`;
  });
  return `${[head, ['| plan | its name | tests here | reasons |', '|---|---|---|---|', ...counts].join('\n'), original, ...conformancePlans.map(writePlan)].join('\n\n')}\n`;
}

function writePlan({ title, file, modules, left }: ConformancePlan): string {
  const cases = readCases(file);
  const rows = modules.map((module) => `| \`${module}\` | ${(cases.get(module) ?? []).join('; ').replaceAll('\\', '')} |`);
  const reasons = left.map(({ because, modules: others }) => `${because}\n\n${others.map((module) => `- \`${module}\``).join('\n')}`);
  return [
    `## ${title}`,
    `Tests: [test/openid/${file}](../test/openid/${file}); each one's name is \`T50: \`, the module and the sentence.`,
    ['| module | its test |', '|---|---|', ...rows].join('\n'),
    ...reasons,
  ].join('\n\n');
}

const head = `# OpenID conformance

Generated from \`test/openid/conformance-modules.ts\` and the tests' names by \`npm run docs\`; \`test/openid/conformance-list.test.ts\` holds both together.

The OpenID Foundation's conformance suite is a program of its own, in Java with a database and a browser. Its modules are listed here as they stood on ${suite.day} (commit \`${suite.commit}\` of https://gitlab.com/openid/conformance-suite); of those it has got since, the ones we know. Each is one test in this repository, written from the specifications against the whole server, or has a reason. **These are our tests. No certification has been asked for, and none is claimed.**`;

const original = `## Running the original suite

\`.github/workflows/openid-conformance.yml\` starts the suite's published containers and, behind TLS, a bank in memory with one customer (\`serve.ts\`, which does start here), and runs the plans with \`test/openid/conformance-suite/*.json\`. It needs Docker and the internet, so it is started by hand: *Run workflow* on GitHub, or \`test/openid/conformance-suite/run.sh --help\` on a machine of your own. **It has never been run**: where this was written there is neither. Expect to adjust it. The suite's own report is kept as an artifact.

What to expect, and why:

- *Basic OP* and both logout plans send their requests without PKCE, and have no variant with it. Styrka asks every client for PKCE (RFC 9700 §2.1.1), so against the original suite all modules of theirs that log in end with \`invalid_request\`. That is meant; the tests here make the same requests with PKCE.
- Modules that need \`none\`, unsigned request objects, requests by reference or dynamic registration are skipped by the suite: the server announces none of them (D13).
- A person logs in and approves. Here the customer's app approves by itself all that comes; with \`serve.ts --refuse\` it refuses, for the modules that ask for a refusal. Modules that want a screenshot stay *REVIEW*.`;
