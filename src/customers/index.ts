export { type BlockedBy, blockAgreement, unblockAgreement } from './block.ts';
export { findCustomer, type Reader } from './find-customer.ts';
export { recogniseIdentifiers } from './identifiers.ts';
export { type ImportReport, importCustomers } from './import-customers.ts';
export type { CustomerParts } from './parts.ts';
export {
  changeDueNumbers,
  type NumberParts,
  type Proposed,
  proposeNumber,
  type Registrar,
  registerNumber,
  showNumber,
  undoNumber,
} from './phone-number.ts';
export { readNumber } from './read-number.ts';
