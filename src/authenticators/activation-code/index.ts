export * from './activation-code.ts';
export { normaliseActivationCode } from './code.ts';
export * from './issue.ts';
