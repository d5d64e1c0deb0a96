export * from './activation-code.ts';
export * from './issue.ts';
