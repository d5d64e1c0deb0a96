export type { OpenidClient } from './client.ts';
export { faultsOfClients } from './client-faults.ts';
export { addClient, listAdded, removeClient } from './client-register.ts';
export { sendPings } from './ping.ts';
export { createRecords } from './records.ts';
export { type Openid, type OpenidParts, registerOpenid } from './register-openid.ts';
export { publicPartOf, readEntityKey } from './signed-jwks.ts';
export { createSigningKeys } from './signing-keys.ts';
