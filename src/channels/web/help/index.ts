export type { BankSettings, MenuKey, PhoneNumber, ServicePoint } from './about.ts';
export { registerHelp } from './routes.tsx';
