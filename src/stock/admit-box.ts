import type { Policy } from '#policy';
import { isAskable, readOcraSuite, type Time } from '#ports';
import { type BoxCodes, type KeyPolicy, type NewAnswers, type NewBox, narrowSpans } from './box.ts';

/** K17: what a customer is told to choose. */
const pinDigits = 4;

/** Why a box that was read well is not taken: nobody could log in with it, or its maker forbids it. Undefined: it is taken. */
export function findHindrance(box: NewBox, { boxDigits }: Pick<Policy, 'boxDigits'>, now: Time): string | undefined {
  const { codes, answers } = box;
  if (codes.kind === 'ocra') return 'the box answers challenges only; a box that makes codes is needed';
  if (codes.digits !== boxDigits) return `the codes of the box have ${codes.digits} digits, and the bank's have ${boxDigits}`;
  if (answers && !canAsk(answers, boxDigits))
    return `the box does not answer eight digits with ${boxDigits}, or its PIN or a session goes into its answers`;
  const policies = listPolicies(box);
  if (policies.some(({ transactions }) => transactions !== null))
    return 'the key may be used a limited number of times only, and nobody counts them';
  if (!policies.every(takesPin)) return `the PIN of the box has not ${pinDigits} digits`;
  const { until } = findTimes(box);
  return until !== null && until <= now ? 'the box is past its last day' : undefined;
}

/** The pages and the calls ask for as many digits as a code has. */
function canAsk(answers: NewAnswers, digits: number): boolean {
  const read = readOcraSuite(answers.suite);
  return 'suite' in read && isAskable(read.suite) && read.suite.digits === digits;
}

function listPolicies({ policy, answers }: Pick<NewBox, 'policy' | 'answers'>): readonly KeyPolicy[] {
  return answers ? [policy, answers.policy] : [policy];
}

function takesPin({ pin }: KeyPolicy): boolean {
  return (pin?.minLength ?? pinDigits) <= pinDigits && (pin?.maxLength ?? pinDigits) >= pinDigits;
}

/** The shortest that the device or one of its keys allows. */
export function findTimes(box: NewBox): Pick<KeyPolicy, 'from' | 'until'> {
  return narrowSpans(box, ...listPolicies(box));
}

/** How a box in stock makes its codes and its answers: read by the code box. */
export function describeBox(codes: Exclude<BoxCodes, { kind: 'ocra' }>, answers: NewAnswers | undefined) {
  return { ...describeCodes(codes), ...(answers ? { answers: { suite: answers.suite, next: answers.counter } } : {}) };
}

/** What the code box keeps of how its codes are made; `next` is the lowest place that still counts. */
function describeCodes(codes: Exclude<BoxCodes, { kind: 'ocra' }>) {
  if (codes.kind === 'hotp') return { kind: codes.kind, digits: codes.digits, next: codes.counter };
  const { kind, digits, hash, step, time, drift } = codes;
  return { kind, digits, hash, step, start: 0, next: time === 0 ? 0 : time + 1, drift };
}
