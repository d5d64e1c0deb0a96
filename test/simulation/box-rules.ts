import type { AuditEvent } from '#ports';

/** One login with a box. `by`: who sat there; 'thief': somebody who knows the password and saw the code; null: who saw none. */
export type PlayedBox = {
  readonly flow: string;
  readonly of: string;
  readonly by: string | null;
  /** Serial and place of each code that was typed. */
  readonly uses: readonly string[];
  readonly serial: string;
};

/** What must be true of every history; one sentence for each break. */
export function findBrokenBoxRules(seed: number, audit: readonly AuditEvent[], played: readonly PlayedBox[]): string[] {
  const byFlow = new Map(played.map((one) => [one.flow, one]));
  const [broken, used, gone, last] = [[] as string[], new Set<string>(), new Set<string>(), new Map<string, number>()];
  for (const { what, flow = '', customer, detail } of audit) {
    if (what === 'code-box-blocked') gone.add(String(detail?.['serial']));
    if (what !== 'flow-identified') continue;
    const one = byFlow.get(flow);
    // I1.
    if (one?.of !== customer || one?.by === null) broken.push(`${one?.by ?? 'a stranger'} was identified as ${customer}`);
    // T12, K37.
    if (one && gone.has(one.serial)) broken.push(`${customer} was identified by ${one.serial} after it was blocked`);
    for (const use of one?.uses ?? []) {
      const [serial = '', place = ''] = use.split(' ');
      // I2, K25.
      if (used.has(use)) broken.push(`the code ${use} was accepted twice`);
      if (Number(place) < (last.get(serial) ?? -1)) broken.push(`the code ${use} was accepted after a later one`);
      used.add(use);
      last.set(serial, Math.max(last.get(serial) ?? -1, Number(place)));
    }
  }
  return broken.map((line) => `seed ${seed}: ${line}`);
}
