import type { AuditEvent } from '#ports';
import type { Played } from './log-in.ts';

/** What must be true of every history, read from what was written and what was asked; one sentence for each break. */
export function findBrokenRules(seed: number, audit: readonly AuditEvent[], played: readonly Played[]): string[] {
  const identified = audit.filter(({ what }) => what === 'flow-identified');
  const rules = [findStrangers, findUsedTwice, findMovedCells];
  return [...rules.flatMap((rule) => rule(identified, played)), ...findClosedOnes(audit)].map((line) => `seed ${seed}: ${line}`);
}

type Rule = (identified: readonly AuditEvent[], played: readonly Played[]) => string[];

/** I1: nobody is identified as somebody else. */
const findStrangers: Rule = (identified, played) =>
  identified.flatMap(({ flow, customer }) => {
    const one = played.find((each) => each.flow === flow);
    return one?.by?.id === customer ? [] : [`${one?.by?.id ?? 'a stranger'} was identified as ${customer}`];
  });

/** I2: no identification twice, and no cell. */
const findUsedTwice: Rule = (identified, played) => {
  const used = identified.map(({ flow }) => {
    const one = played.find((each) => each.flow === flow);
    return `${one?.of.id}, cell ${one?.place}`;
  });
  return used.filter((cell, at) => used.indexOf(cell) !== at).map((cell) => `${cell} was accepted twice`);
};

/** N6, T19: so many identifications with a table, at most so many cells and one more were ever asked of it. */
const findMovedCells: Rule = (identified, played) => {
  const flows = new Set(identified.map(({ flow }) => flow));
  const tables = Object.groupBy(
    played.filter(({ place }) => place !== undefined),
    ({ of, place }) => `${of.id}, table ${place?.split(' ')[0]}`,
  );
  return Object.entries(tables).flatMap(([table, asked = []]) => {
    const cells = new Set(asked.map(({ place }) => place)).size;
    const uses = asked.filter(({ flow }) => flows.has(flow)).length;
    return cells > uses + 1 ? [`${table}: ${cells} cells were asked, ${uses} were used`] : [];
  });
};

const closes: Record<string, string> = { 'codes-locked': 'codes-unlocked', 'agreement-blocked': 'agreement-unblocked' };

/** I3, T12, S16: nobody is identified while the codes are locked or the agreement is blocked. */
function findClosedOnes(audit: readonly AuditEvent[]): string[] {
  const closed = new Set<string>();
  return audit.flatMap(({ what, customer }) => {
    for (const [closing, opening] of Object.entries(closes)) {
      if (what === closing) closed.add(`${customer} ${closing}`);
      if (what === opening) closed.delete(`${customer} ${closing}`);
    }
    const why = Object.keys(closes).filter((closing) => closed.has(`${customer} ${closing}`));
    return what === 'flow-identified' && why.length > 0 ? [`${customer} was identified after ${why}`] : [];
  });
}
