import { evidences, type InPerson, readEvidence } from '#customers';
import { WrongUse } from './command.ts';

type Given = { readonly staff?: string | undefined; readonly evidence?: string | undefined };

/** S17, T45: what is done in person names who has seen the customer, and against what; nothing else does. Throws WrongUse. */
export function readSeen(inPerson: boolean, { staff, evidence }: Given): InPerson | undefined {
  if (!inPerson) {
    if (evidence !== undefined) throw new WrongUse('--evidence is said of a customer whom somebody has seen: give --in-person too.');
    return undefined;
  }
  if (staff === undefined) throw new WrongUse('--staff says which member of staff has seen the customer (npm run staff -- list).');
  const shown = evidence === undefined ? undefined : readEvidence(evidence);
  if (!shown)
    throw new WrongUse(
      `--evidence says what the customer has shown, and its number: ${evidences.map((is) => `${is}:NUMBER`).join(' or ')}.`,
    );
  return { staff, evidence: shown };
}
