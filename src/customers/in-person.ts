/** What a customer has shown at a service point: what their pages tell them to bring (S17). */
export const evidences = ['passport', 'identity-card'] as const;

/** `number`: as it stands in the document. */
export type Evidence = { readonly is: (typeof evidences)[number]; readonly number: string };

/** S17, T45: which member of staff has seen the customer, and against what. What is handed over in person is never without it. */
export type InPerson = { readonly staff: string; readonly evidence: Evidence };

/** Reads "passport:FP1234567"; undefined: it is no evidence. */
export function readEvidence(text: string): Evidence | undefined {
  const [, kind, number = ''] = /^([a-z-]+):((?=.*\d)[\p{L}\d][\p{L}\d -]{3,29})$/u.exec(text.trim()) ?? [];
  const is = evidences.find((one) => one === kind);
  return is && { is, number: number.normalize('NFC').toUpperCase() };
}
