export { createSmppGateway, type SmppSettings } from './gateway.ts';
export { countParts } from './split.ts';
