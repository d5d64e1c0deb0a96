export * from './issue.ts';
export { createPassword, type PasswordState, passwordKind, readState as readPasswordState } from './password.ts';
export { findWeakness } from './weak.ts';
