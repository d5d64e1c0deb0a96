import type { Calls } from '#calls';
import type { Identify } from '#identification';
import type { Clock } from '#ports';
import type { CallEvent, Command } from './call.ts';

export type CommandParts = {
  readonly calls: Calls;
  readonly identify: Pick<Identify, 'begin' | 'claim' | 'claimAs' | 'answer' | 'again' | 'look' | 'end' | 'endCall'>;
  readonly clock: Clock;
  /** Into the log, never with what was keyed. */
  readonly complain: (code: string, detail: string) => void;
};

type FlowCommand = Command & { do: 'beginFlow' | 'claim' | 'answer' | 'again' };

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
    return await moveFlow(parts.identify, call, command);
  } catch (error) {
    parts.complain('phone-identification', describe(error));
    return { is: 'failed' };
  } finally {
    cancel();
  }
}

async function moveFlow(identify: CommandParts['identify'], call: string, command: FlowCommand): Promise<CallEvent> {
  switch (command.do) {
    case 'beginFlow': {
      const begun = await identify.begin({ plan: command.plan, channel: 'phone', purpose: 'call', boundTo: { call } });
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
