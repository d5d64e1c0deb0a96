export type * from './policy.ts';
export * from './profiles.ts';
export type * from './rules.ts';
