export { countParts } from './split.ts';
