import type { Fault } from './import-fields.ts';
import type { CustomerParts } from './parts.ts';
import type { NumberParts } from './phone-number.ts';

export type Outcome = 'added' | 'changed' | 'closed' | 'blocked' | 'numbered' | 'unchanged' | Fault;

/** What the import needs beside the register: the place of the telephone numbers, which stands apart (S63). */
export type ImportParts = CustomerParts & NumberParts;

export const taken: Fault = { sentence: 'one of the identifiers belongs to another customer' };
