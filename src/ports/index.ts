export * from './broken.ts';
export type * from './clock.ts';
export type * from './json.ts';
export type * from './keys.ts';
export type * from './push.ts';
export * from './random.ts';
export type * from './signals.ts';
export * from './sort-uses.ts';
export type * from './stores/index.ts';
