export type { BankSettings, MenuKey, PhoneNumber, ServicePoint } from './about.ts';
export { writeTime } from './amounts.ts';
export { registerHelp } from './routes.tsx';
