import type { ChallengeRecord, FlowRecord, Flows } from '#ports';
import type { WriteEffects } from './effects.ts';
import { compareText, copyJson, firstOf, type Tables } from './tables.ts';
import { type ChallengeRow, type DecisionTables, type FlowTables, spendAll } from './uses.ts';

export function createFlows(tables: Tables, at: DecisionTables, write: WriteEffects): Flows {
  const unended = (match: (flow: FlowRecord) => boolean): FlowRecord[] =>
    at.flows
      .rows()
      .map((row) => row.flow)
      .filter((flow) => !flow.ended && match(flow));
  return {
    async begin(flow, effects) {
      tables.atomically(() => {
        at.flows.insert(flow.id, { flow: { ...flow, body: copyJson(flow.body) }, asks: null });
        write(effects);
      });
    },
    async find(id) {
      return at.flows.get(id)?.flow;
    },
    async move(flow, { open, uses = [], ...effects }) {
      return tables.atomically(
        () => {
          if (!moveFlow(at, flow)) return 'stale';
          if (!spendAll(at, uses)) return 'spent';
          if (open) openChallenge(at, open);
          write(effects);
          return 'moved';
        },
        (outcome) => outcome === 'moved',
      );
    },
    async ofCall(call) {
      return unended((flow) => flow.call === call).sort((a, b) => compareText(a.id, b.id));
    },
    async overdue(now, atMost) {
      return unended((flow) => flow.expires <= now)
        .sort((a, b) => a.expires - b.expires || compareText(a.id, b.id))
        .slice(0, atMost);
    },
    async forget(before, atMost) {
      const old = at.flows.rows().filter(({ flow }) => flow.ended && flow.expires < before);
      const gone = new Set(firstOf(old, ({ flow }) => flow.expires, atMost).map(({ flow }) => flow.id));
      tables.atomically(() => {
        for (const id of gone) at.flows.delete(id);
        for (const { challenge } of at.challenges.rows()) if (gone.has(challenge.flow)) at.challenges.delete(challenge.id);
      });
      return gone.size;
    },
  };
}

export function moveFlow({ flows }: FlowTables, flow: FlowRecord): boolean {
  const row = flows.get(flow.id);
  if (row?.flow.version !== flow.version - 1) return false;
  flows.set(flow.id, { ...row, flow: { ...flow, body: copyJson(flow.body) } });
  return true;
}

export function openChallenge({ flows, challenges }: FlowTables, challenge: ChallengeRecord): void {
  challenges.insert(challenge.id, { challenge: { ...challenge }, taken: null });
  const row = flows.get(challenge.flow);
  if (row) flows.set(challenge.flow, { ...row, asks: challenge.id });
}

/** Unanswered, unexpired, and the newest question of a flow that goes on. */
export function isWaiting({ flows }: FlowTables, { challenge, taken }: ChallengeRow, now: number): boolean {
  const row = flows.get(challenge.flow);
  return taken === null && challenge.expires > now && row?.asks === challenge.id && !row.flow.ended && row.flow.expires > now;
}
