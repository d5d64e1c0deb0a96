import type { Calls } from '#calls';
import type { Identify } from '#identification';
import type { Clock } from '#ports';
import type { CallEvent, Command } from './call.ts';

export type CommandParts = {
  readonly calls: Calls;
  readonly identify: Pick<Identify, 'begin' | 'claim' | 'claimAs' | 'answer' | 'again' | 'look' | 'end' | 'endCall'>;
  /** Blocks the agreement of this customer, whoever is identified as it. False: there is no such customer. */
  readonly block: (customer: string) => Promise<boolean>;
  readonly clock: Clock;
  /** Into the log, never with what was keyed. */
  readonly complain: (code: string, detail: string) => void;
};

type FlowCommand = Command & { do: 'beginFlow' | 'claim' | 'answer' | 'again' | 'give-up' | 'block' };

/** A caller hears nothing for so long at most while the engine works, ms. */
const slow = 1_000;

/** Does one command of the script for this call and says what came of it; null where nothing does. */
export async function runCommand(
  parts: CommandParts,
  call: string,
  command: Exclude<Command, { do: 'hangUp' | 'queue' | 'endFlow' }>,
  onSlow: () => void,
): Promise<CallEvent | null> {
  if (command.do === 'note') return forgive(parts, parts.calls.note(call, command.notes));
  return runFlowCommand(parts, call, command, onSlow);
}

async function runFlowCommand(parts: CommandParts, call: string, command: FlowCommand, onSlow: () => void): Promise<CallEvent> {
  const cancel = parts.clock.at(parts.clock.now() + slow, onSlow);
  try {
    return command.do === 'block' ? await blockNow(parts, call, command.flow) : await moveFlow(parts.identify, call, command);
  } catch (error) {
    parts.complain('phone-identification', describe(error));
    return { is: 'failed' };
  } finally {
    cancel();
  }
}

/** Only whom this very flow of this very call has identified; a user code alone blocks nothing. */
async function blockNow({ identify, block }: CommandParts, call: string, flow: string): Promise<CallEvent> {
  const { boundTo, outcome, result } = await identify.look(flow);
  const isOfCall = 'call' in boundTo && boundTo.call === call;
  return { is: 'blocked', done: isOfCall && outcome === 'identified' && result !== null && (await block(result.customer)) };
}

async function moveFlow(
  identify: CommandParts['identify'],
  call: string,
  command: Exclude<FlowCommand, { do: 'block' }>,
): Promise<CallEvent> {
  switch (command.do) {
    case 'beginFlow': {
      const begun = await identify.begin({ plan: command.plan, channel: 'phone', purpose: command.purpose, boundTo: { call } });
      return { is: 'begun', view: command.as ? await identify.claimAs(begun.flow, command.as) : begun };
    }
    case 'claim': {
      const view = await identify.claim(command.flow, command.value);
      return view === 'malformed' ? { is: 'malformed' } : { is: 'view', view };
    }
    case 'answer':
      return { is: 'view', view: await identify.answer(command.flow, command.value) };
    case 'again':
      return { is: 'view', view: await identify.again(command.flow) };
    case 'give-up':
      await identify.end(command.flow, 'left');
      return { is: 'view', view: await identify.look(command.flow) };
  }
}

/** What is only noted down must not disturb a call. */
async function forgive({ complain }: CommandParts, work: Promise<void>): Promise<null> {
  await work.catch((error: unknown) => complain('phone-note', describe(error)));
  return null;
}

/** The code of a broken promise or the name of an error: a message of another library might repeat what was keyed (I8). */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error ? String(error.code) : error.name;
}
