export type { BoxCodes, BoxDetails, KeyPolicy, NewBox, PinPolicy, StockItem } from './box.ts';
export { readCsv } from './csv.ts';
export type { Fault, FaultCode } from './faults.ts';
export { type FileKeys, type OpenFile, readPskc, type Signer } from './pskc/read-pskc.ts';
