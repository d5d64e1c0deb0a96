export type { TableState } from './cells.ts';
export { createCodeTable, readTable, tableKind } from './code-table.ts';
export * from './issue.ts';
