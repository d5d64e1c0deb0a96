import { test } from 'node:test';
import { conformancePlans } from './conformance-modules.ts';

/** Each is named by its module and a sentence: `oidcc-server: somebody logs in`. */
export type Cases = Readonly<Record<string, () => Promise<void>>>;

/** One test for each case; a name that no plan of this file has is a mistake. */
export function runCases(file: string, cases: Cases): void {
  const known = conformancePlans.filter((plan) => plan.file === file).flatMap(({ modules }) => modules);
  for (const [name, run] of Object.entries(cases)) {
    if (!known.includes(moduleOf(name))) throw new Error(`${file} has a test of ${moduleOf(name)}, which conformance-modules.ts does not.`);
    test(`T50: ${name}`, run);
  }
}

export function moduleOf(name: string): string {
  return name.slice(0, name.indexOf(': '));
}
