export { boxKind } from './about-box.ts';
export type { Box } from './box.ts';
export { createCodeBox, createCodeBoxPair } from './code-box.ts';
export { createCodeBoxAnswer } from './code-box-answer.ts';
export type { BoxStatus, Diagnosis } from './diagnose.ts';
export * from './issue.ts';
export { type BoxLock, listBoxLocks, openBoxLocks, readBoxLock } from './locks.ts';
export { type BoxState, readState as readBoxState } from './open-box.ts';
export { readDiagnosis } from './written-diagnosis.ts';
