/** See ports/stores/tries.ts, which executes it: lock after `tries` in a row, or rest and lock at `lockAt`. */
export type BudgetRule =
  | { readonly tries: number; readonly then: 'lock' }
  | { readonly tries: number; readonly then: 'pause'; readonly pause: number; readonly lockAt: number };
