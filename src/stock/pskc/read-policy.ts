import { type BoxCodes, type KeyPolicy, type PinPolicy, unlimited } from '../box.ts';
import { refuse } from '../faults.ts';
import type { Element } from './element.ts';
import { pskc } from './namespaces.ts';
import { readCount, readDate } from './read-value.ts';

const rules = ['StartDate', 'ExpiryDate', 'PINPolicy', 'KeyUsage', 'NumberOfTransactions'];
const pinRules = ['PINKeyId', 'PINUsageMode', 'MaxFailedAttempts', 'MinLength', 'MaxLength', 'PINEncoding'];

/** RFC 6030 §5. A key with a rule that is not understood must not be used; so it is not let in. */
export function readPolicy(policy: Element | undefined, kind: BoxCodes['kind']): KeyPolicy {
  if (!policy) return unlimited;
  const found = new Map<string, Element>();
  for (const child of policy.children) {
    if (child.space !== pskc || !rules.includes(child.name)) refuse('policy-unknown', child.line);
    if (found.has(child.name) && child.name !== 'KeyUsage') refuse('element-twice', child.line);
    found.set(child.name, child);
  }
  checkUsage(policy, kind);
  const uses = found.get('NumberOfTransactions');
  const transactions = uses ? readCount(uses.text, uses.line) : null;
  const pin = readPinPolicy(found.get('PINPolicy'));
  return { ...readSpan(found.get('StartDate'), found.get('ExpiryDate')), transactions, pin };
}

/** From when until when, in milliseconds since 1970. */
export function readSpan(start: Element | undefined, expiry: Element | undefined): Pick<KeyPolicy, 'from' | 'until'> {
  const from = readDate(start);
  const until = readDate(expiry);
  if (expiry && from !== null && until !== null && until < from) refuse('policy-dates', expiry.line);
  return { from, until };
}

/** No usage named: any. One-time codes are OTP, answers to a challenge are CR. */
function checkUsage(policy: Element, kind: BoxCodes['kind']): void {
  const usages = policy.children.filter(({ name }) => name === 'KeyUsage').map(({ text }) => text.trim());
  if (usages.length > 0 && !usages.includes(kind === 'ocra' ? 'CR' : 'OTP')) refuse('policy-usage', policy.line);
}

function readPinPolicy(element: Element | undefined): PinPolicy | null {
  if (!element) return null;
  const { attributes, children, line } = element;
  if (children.length > 0 || [...attributes.keys()].some((name) => !pinRules.includes(name))) refuse('policy-unknown', line);
  // Prepend and Append send the PIN along with the code, Algorithmic needs it to check the code (K2: it never reaches us).
  if (attributes.get('PINUsageMode') !== 'Local') refuse('policy-pin', line);
  const read = (name: string) => {
    const written = attributes.get(name);
    return written === undefined ? null : readCount(written, line);
  };
  return { minLength: read('MinLength'), maxLength: read('MaxLength'), mostFailed: read('MaxFailedAttempts') };
}
