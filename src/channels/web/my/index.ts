export { changeEnds, isFirstTime, isFirstUnlessEnded, listConfirmPlans } from './changes.ts';
export type { Holdings, OwnBoxes, OwnCodes } from './own-codes.ts';
export { registerMy } from './routes.tsx';
