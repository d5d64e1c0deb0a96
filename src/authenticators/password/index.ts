export * from './issue.ts';
export { createPassword, findNewPasswordDigits, type PasswordState, passwordKind, readState as readPasswordState } from './password.ts';
export { findWeakness } from './weak.ts';
