export type { Box } from './box.ts';
export { type BoxState, boxKind, createCodeBox, createCodeBoxPair, readState as readBoxState } from './code-box.ts';
export type { BoxStatus, Diagnosis } from './diagnose.ts';
export * from './issue.ts';
export { readDiagnosis } from './written-diagnosis.ts';
