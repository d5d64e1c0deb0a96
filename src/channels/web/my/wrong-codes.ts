import { type Diagnosis, readDiagnosis } from '#authenticators';
import type { AuditEvent, Time } from '#ports';
import type { PersonalParts } from '../personal-parts.ts';
import type { WebSession } from '../session/index.ts';

export type WrongCode = { readonly at: Time; readonly is: Diagnosis };

const looked = 30;
const atMost = 3;

/**
 * K26: what the doctor says of the codes that were refused, on the web or in a call, between the log-in before and this one, the newest
 * first: told to whoever has logged in since, and to nobody else (D6, T17). No code stands in it (I8).
 */
export async function listWrongCodes(
  { stores }: Pick<PersonalParts, 'stores'>,
  { customer, began }: Pick<WebSession, 'customer' | 'began'>,
): Promise<readonly WrongCode[]> {
  const events = await stores.audit.of(customer.id, ['flow-refused', 'flow-identified'], looked);
  const before = events.filter(({ at }) => at <= began);
  const own = before.findIndex(isLogin);
  const earlier = before.findIndex((event, at) => at > own && isLogin(event));
  const between = own < 0 ? [] : before.slice(own + 1, earlier < 0 ? undefined : earlier);
  return between.flatMap(toWrongCode).slice(0, atMost);
}

function isLogin({ what, detail }: AuditEvent): boolean {
  return what === 'flow-identified' && detail?.['purpose'] === 'login';
}

function toWrongCode({ at, detail }: AuditEvent): WrongCode[] {
  const is = readDiagnosis(String(detail?.['why'] ?? ''));
  return is ? [{ at, is }] : [];
}
