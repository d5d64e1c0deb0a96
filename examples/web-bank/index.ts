export type { Account, Customer, Event } from './ledger.ts';
export type { Names, Settings } from './settings.ts';
export { createWebBank, type WebBank } from './web-bank.ts';
