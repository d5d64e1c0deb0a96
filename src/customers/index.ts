export { type BlockedBy, blockAgreement, unblockAgreement } from './block.ts';
export { type ClosedWhy, closeAgreement } from './close.ts';
export { findCustomer, type Reader } from './find-customer.ts';
export { recogniseIdentifiers } from './identifiers.ts';
export { type ImportOptions, type ImportReport, importCustomers, type Refusal } from './import-customers.ts';
export type { ImportParts } from './import-parts.ts';
export type { CustomerParts } from './parts.ts';
export { changeDueNumbers, type NumberParts, proposeNumber, showNumber, undoNumber } from './phone-number.ts';
export { readNumber } from './read-number.ts';
