import type { CallRecord } from '#ports';
import { locale, type TimeZone } from '#texts';

export type CallLine = {
  readonly time: string;
  readonly call: string;
  /** The plan, or `unidentified`. */
  readonly way: string;
  readonly elements: readonly string[];
  readonly result: 'identified' | 'refused' | 'unidentified';
  /** Seconds. */
  readonly duration: number;
};

/** What the terminal says of a call that is over: no name, no number, no digits (I8). */
export function describeCall(call: CallRecord, timeZone: TimeZone): CallLine {
  const ended = call.ended ?? call.lease;
  const { identified, failed } = call;
  return {
    time: new Intl.DateTimeFormat(locale.en, { timeStyle: 'medium', timeZone }).format(ended),
    call: call.id,
    way: identified?.plan ?? failed.at(-1) ?? 'unidentified',
    elements: identified?.elements ?? [],
    result: identified ? 'identified' : failed.length > 0 ? 'refused' : 'unidentified',
    duration: Math.round((ended - call.opened) / 1_000),
  };
}

export function writeCall({ time, call, way, elements, result, duration }: CallLine): string {
  return `  ${[time, call, way.padEnd(12), (elements.join(' + ') || '-').padEnd(24), result.padEnd(12), `${duration} s`].join('  ')}`;
}
