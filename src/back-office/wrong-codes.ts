import { readDiagnosis } from '#authenticators';
import type { AuditEvent, CallRecord, Stores, Time } from '#ports';
import { findHeard } from './boxes.ts';
import type { WrongCode } from './desk-state.ts';

/** What is older helps nobody on the line, ms. */
const lately = 7 * 86_400_000;
const atMost = 5;

/** By call: of whom an advisor talks with, as long as they are identified in that very call. */
export type WrongCodes = ReadonlyMap<string, readonly WrongCode[]>;

/** K26: the doctor answers whoever is identified, by the mouth of their advisor, and nobody else (T17). */
export async function readWrongCodes(
  { audit }: Pick<Stores, 'audit'>,
  calls: readonly CallRecord[],
  staff: readonly string[],
  now: Time,
): Promise<WrongCodes> {
  const found = findHeard(calls, staff, now);
  return new Map(await Promise.all(found.map(async ({ call, customer }) => [call, await readOf(audit, customer, now)] as const)));
}

/** The newest first. No code stands in any of them, and none says which digit was wrong (I8). */
async function readOf(audit: Stores['audit'], customer: string, now: Time): Promise<readonly WrongCode[]> {
  const refused = await audit.of(customer, ['flow-refused'], 4 * atMost);
  return refused
    .filter(({ at }) => at > now - lately)
    .flatMap(toWrongCode)
    .slice(0, atMost);
}

function toWrongCode({ at, call, detail }: AuditEvent): WrongCode[] {
  const diagnosis = readDiagnosis(String(detail?.['why'] ?? ''));
  if (!diagnosis) return [];
  const serial = 'serial' in diagnosis ? diagnosis.serial : null;
  const steps = diagnosis.is === 'out-of-step' ? diagnosis.steps : null;
  return [{ at, where: call === undefined ? 'web' : 'phone', is: diagnosis.is, serial, steps }];
}
