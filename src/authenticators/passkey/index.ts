export * from './issue.ts';
export * from './passkey.ts';
export { passkeyKind, readPasskey } from './passkey-state.ts';
export type * from './settings.ts';
