export { createCallCode } from './call-code.ts';
export * from './issue.ts';
export * from './watch.ts';
