export * from './issue.ts';
export * from './passkey.ts';
export type * from './settings.ts';
