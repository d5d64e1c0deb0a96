export type { BoxCodes, BoxDetails, KeyPolicy, NewBox, PinPolicy, StockItem } from './box.ts';
export { readCsv } from './csv.ts';
export type { Fault, FaultCode } from './faults.ts';
export { type BoxImport, type BoxReport, importBoxes, type Refusal, type StockParts } from './import-boxes.ts';
export { importStartPins, type PinReport } from './import-start-pins.ts';
export { cancelBoxOrder, orderBox } from './order-box.ts';
export { type FileKeys, type OpenFile, readPskc, type Signer } from './pskc/read-pskc.ts';
export { openBox, sealBox } from './seal-box.ts';
