export type { OpenidClient } from './client.ts';
export { type OpenidParts, registerOpenid } from './register-openid.ts';
